import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What receiveGoods answers.', simpleResolvers: true })
export class ReceiveGoodsPayload extends ReplayablePayloadType {
  @Field(() => ID, { nullable: true, description: 'The receipt; null when it was refused.' })
  receiptId?: string;

  @Field(() => ID, { nullable: true, description: 'The inventory transaction; null when it was refused.' })
  transactionId?: string;

  @Field(() => Int, { nullable: true, description: 'How many differences from the announcement were recorded; null when it was refused.' })
  discrepancyCount?: number;

  lotIds?: readonly string[];
}
