import { ObjectType } from 'type-graphql';
import { PayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: PayloadType, description: 'What defineCustomerLotRule answers.', simpleResolvers: true })
export class DefineCustomerLotRulePayload extends PayloadType {
  customerLotRuleId?: string;
}
