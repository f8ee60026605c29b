import { ObjectType } from 'type-graphql';
import { PayloadType, ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What submitMessage answers.', simpleResolvers: true })
export class SubmitMessagePayload extends ReplayablePayloadType {
  inboundMessageId?: string;
}

@ObjectType({ implements: PayloadType, description: 'What replayMessage answers.', simpleResolvers: true })
export class ReplayMessagePayload extends PayloadType {
  inboundMessageId?: string;
}
