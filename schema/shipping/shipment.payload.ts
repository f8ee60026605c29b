import { ObjectType } from 'type-graphql';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { PayloadType, ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What pickOrder answers.', simpleResolvers: true })
export class PickOrderPayload extends ReplayablePayloadType {
  orderId?: string;
  allocationIds?: readonly string[];
  holdIds?: readonly string[];
  shortages?: readonly Refusal[];
}

@ObjectType({ implements: ReplayablePayloadType, description: 'What packOrder answers.', simpleResolvers: true })
export class PackOrderPayload extends ReplayablePayloadType {
  orderId?: string;
  packageIds?: readonly string[];
}

@ObjectType({ implements: ReplayablePayloadType, description: 'What shipOrder answers.', simpleResolvers: true })
export class ShipOrderPayload extends ReplayablePayloadType {
  orderId?: string;
  shipmentId?: string;
}

@ObjectType({ implements: PayloadType, description: 'What recordTracking answers.', simpleResolvers: true })
export class RecordTrackingPayload extends PayloadType {
  trackingEventId?: string;
  isKnown?: boolean;
  shipmentIds?: readonly string[];
}
