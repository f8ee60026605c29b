import { Field, ObjectType } from 'type-graphql';
import { PayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: PayloadType, description: 'What createApiKey answers.', simpleResolvers: true })
export class CreateApiKeyPayload extends PayloadType {
  apiKeyId?: string;

  @Field(() => String, { nullable: true, description: 'The key itself, lpk_...: told this once, never again. Null when it was refused.' })
  key?: string | null;
}

@ObjectType({ implements: PayloadType, description: 'What revokeApiKey answers.', simpleResolvers: true })
export class RevokeApiKeyPayload extends PayloadType {
  apiKeyId?: string;
}
