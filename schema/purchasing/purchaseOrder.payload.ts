import { ObjectType } from 'type-graphql';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What createPurchaseOrder answers.', simpleResolvers: true })
export class CreatePurchaseOrderPayload extends ReplayablePayloadType {
  purchaseOrderId?: string;
}
