import { Field, ID, ObjectType } from 'type-graphql';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What moveStock answers.', simpleResolvers: true })
export class MoveStockPayload extends ReplayablePayloadType {
  @Field(() => ID, { nullable: true, description: 'The inventory transaction; null when it was refused.' })
  transactionId?: string;

  lotId?: string;
}
