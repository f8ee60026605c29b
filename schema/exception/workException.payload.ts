import { ObjectType } from 'type-graphql';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What resolveException answers.', simpleResolvers: true })
export class ResolveExceptionPayload extends ReplayablePayloadType {
  workExceptionId?: string;
}
