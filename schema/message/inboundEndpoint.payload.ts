import { Field, ObjectType } from 'type-graphql';
import { PayloadType } from '../shared/payload.type.js';

const TOLD_ONCE = 'The secret, when we made it: told this once, never again. Null when it was given, or nothing was made.';

@ObjectType({ implements: PayloadType, description: 'What defineInboundEndpoint answers.', simpleResolvers: true })
export class DefineInboundEndpointPayload extends PayloadType {
  inboundEndpointId?: string;

  @Field(() => String, { nullable: true, description: TOLD_ONCE })
  secret?: string | null;
}

@ObjectType({ implements: PayloadType, description: 'What rotateInboundEndpointSecret answers.', simpleResolvers: true })
export class RotateInboundEndpointSecretPayload extends PayloadType {
  inboundEndpointId?: string;

  @Field(() => String, { nullable: true, description: TOLD_ONCE })
  secret?: string | null;
}
