import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { createApiKey } from '../../src/commands/access/createApiKey.js';
import { revokeApiKey } from '../../src/commands/access/revokeApiKey.js';
import { keyState } from '../../src/domain/access/apiKey.js';
import type { ApiKeyOfPrincipal } from '../../src/queries/access/apiKeyLookUps.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { runCommand } from '../shared/runCommand.js';
import { CreateApiKeyInput, RevokeApiKeyInput } from './apiKey.inputs.js';
import { CreateApiKeyPayload, RevokeApiKeyPayload } from './apiKey.payload.js';
import { ApiKeyType, KeyStateEnum } from './apiKey.type.js';

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  @Mutation(() => CreateApiKeyPayload, {
    description: 'Makes a key and tells its secret, once. Errors: NOT_FOUND, RETIRED, INVALID_INPUT.',
  })
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'For whom.' }) input: CreateApiKeyInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, createApiKey, input);
  }

  @Mutation(() => RevokeApiKeyPayload, { description: 'Ends a key at once; again does no harm. Errors: NOT_FOUND.' })
  revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which one.' }) input: RevokeApiKeyInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, revokeApiKey, input);
  }

  @FieldResolver(() => KeyStateEnum, { description: 'Whether it lets anybody in now.' })
  state(@Root() key: ApiKeyOfPrincipal, @Ctx() context: GraphContext) {
    return keyState(key, context.now());
  }
}

@Resolver(() => CreateApiKeyPayload)
export class CreateApiKeyPayloadResolver {
  @FieldResolver(() => ApiKeyType, { nullable: true, description: 'The key without its secret; null when it was refused.' })
  apiKey(@Root() payload: CreateApiKeyPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.apiKeyId);
  }
}

@Resolver(() => RevokeApiKeyPayload)
export class RevokeApiKeyPayloadResolver {
  @FieldResolver(() => ApiKeyType, { nullable: true, description: 'The key as it is now; null when it was refused.' })
  apiKey(@Root() payload: RevokeApiKeyPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.apiKeyId);
  }
}
