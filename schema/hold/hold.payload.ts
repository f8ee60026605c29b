import { ObjectType } from 'type-graphql';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What placeHold answers.', simpleResolvers: true })
export class PlaceHoldPayload extends ReplayablePayloadType {
  holdId?: string;
  affectedAllocationIds?: readonly string[];
  affectedAllocationCount?: number;
}

@ObjectType({ implements: ReplayablePayloadType, description: 'What releaseHold answers.', simpleResolvers: true })
export class ReleaseHoldPayload extends ReplayablePayloadType {
  holdId?: string;
}
