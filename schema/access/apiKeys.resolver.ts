import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ApiKeyOfPrincipal } from '../../src/queries/access/apiKeyLookUps.js';
import { apiKeys } from '../../src/queries/access/apiKeys.js';
import { partnersById } from '../../src/queries/masterData/partnerLookUps.js';
import { PartnerType } from '../partner/partner.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { ApiKeyType } from './apiKey.type.js';
import { ApiKeysArguments } from './apiKeys.inputs.js';

const ApiKeyConnection = connectionType('ApiKey', ApiKeyType);

@Resolver(() => ApiKeyType)
export class ApiKeysResolver {
  @Query(() => ApiKeyConnection, {
    description: 'Keys, also those that let nobody in any more, oldest first unless ordered otherwise. Errors: LIMIT_EXCEEDED.',
  })
  apiKeys(@Args(() => ApiKeysArguments) list: ApiKeysArguments, @Ctx() context: GraphContext) {
    return connection(context, apiKeys, list);
  }

  @FieldResolver(() => PartnerType, {
    nullable: true,
    description: 'The partner that whoever it lets in belongs to; null for staff and connectors.',
  })
  partner(@Root() key: ApiKeyOfPrincipal, @Ctx() context: GraphContext) {
    return key.partnerId === null ? null : context.loader(partnersById).load(key.partnerId);
  }
}
