import { ObjectType } from 'type-graphql';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What attachCertificate answers.', simpleResolvers: true })
export class AttachCertificatePayload extends ReplayablePayloadType {
  certificateId?: string;
}
