import { ObjectType } from 'type-graphql';
import { PayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: PayloadType, description: 'What definePartner answers.', simpleResolvers: true })
export class DefinePartnerPayload extends PayloadType {
  partnerId?: string;
}
