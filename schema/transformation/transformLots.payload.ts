import { Field, ID, ObjectType } from 'type-graphql';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What transformLots answers.', simpleResolvers: true })
export class TransformLotsPayload extends ReplayablePayloadType {
  @Field(() => ID, { nullable: true, description: 'The transformation; null when it was refused.' })
  transformationId?: string;

  @Field(() => ID, { nullable: true, description: 'The inventory transaction; null when it was refused.' })
  transactionId?: string;

  outputLotIds?: readonly string[];
}
