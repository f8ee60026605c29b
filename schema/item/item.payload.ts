import { ObjectType } from 'type-graphql';
import { PayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: PayloadType, description: 'What defineItem answers.', simpleResolvers: true })
export class DefineItemPayload extends PayloadType {
  itemId?: string;
}
