import { ObjectType } from 'type-graphql';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What allocateOrder answers.', simpleResolvers: true })
export class AllocateOrderPayload extends ReplayablePayloadType {
  orderId?: string;
  shortages?: readonly Refusal[];
}

@ObjectType({ implements: ReplayablePayloadType, description: 'What releaseAllocation answers.', simpleResolvers: true })
export class ReleaseAllocationPayload extends ReplayablePayloadType {
  allocationIds?: readonly string[];
}
