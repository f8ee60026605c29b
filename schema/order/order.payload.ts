import { ObjectType } from 'type-graphql';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What placeOrder answers.', simpleResolvers: true })
export class PlaceOrderPayload extends ReplayablePayloadType {
  orderId?: string;
  shortages?: readonly Refusal[];
}

@ObjectType({ implements: ReplayablePayloadType, description: 'What amendOrder answers.', simpleResolvers: true })
export class AmendOrderPayload extends ReplayablePayloadType {
  orderId?: string;
  shortages?: readonly Refusal[];
}

@ObjectType({ implements: ReplayablePayloadType, description: 'What cancelOrder answers.', simpleResolvers: true })
export class CancelOrderPayload extends ReplayablePayloadType {
  orderId?: string;
}
