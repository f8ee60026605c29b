import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { defineInboundEndpoint } from '../../src/commands/messaging/defineInboundEndpoint.js';
import { rotateInboundEndpointSecret } from '../../src/commands/messaging/rotateInboundEndpointSecret.js';
import { endpointPath, type InboundEndpoint } from '../../src/domain/inbound/inboundEndpoint.js';
import { partnerLocationsById, partnersById } from '../../src/queries/masterData/partnerLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { inboundEndpoints, secretsByEndpoint } from '../../src/queries/messages/inboundEndpoints.js';
import { PartnerLocationType, PartnerType } from '../partner/partner.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { encodeId } from '../shared/ids.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { runCommand } from '../shared/runCommand.js';
import { SiteType } from '../site/site.type.js';
import { DefineInboundEndpointInput, InboundEndpointsArguments, RotateInboundEndpointSecretInput } from './inboundEndpoint.inputs.js';
import { DefineInboundEndpointPayload, RotateInboundEndpointSecretPayload } from './inboundEndpoint.payload.js';
import { InboundEndpointSecretType, InboundEndpointType } from './inboundEndpoint.type.js';

const InboundEndpointConnection = connectionType('InboundEndpoint', InboundEndpointType);

@Resolver(() => InboundEndpointType)
export class InboundEndpointResolver {
  @Query(() => InboundEndpointConnection, {
    description: 'Addresses that shops and carriers post their events to. Errors: LIMIT_EXCEEDED.',
  })
  inboundEndpoints(@Args(() => InboundEndpointsArguments) list: InboundEndpointsArguments, @Ctx() context: GraphContext) {
    return connection(context, inboundEndpoints, list);
  }

  @Mutation(() => DefineInboundEndpointPayload, {
    description:
      'Makes an address for a shop or carrier to post to, or changes it. Errors: NOT_FOUND, RETIRED, INVALID_INPUT, STALE_VERSION.',
  })
  defineInboundEndpoint(
    @Arg('input', () => DefineInboundEndpointInput, { description: 'As it shall be.' }) input: DefineInboundEndpointInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, defineInboundEndpoint, input);
  }

  @Mutation(() => RotateInboundEndpointSecretPayload, {
    description: 'Gives an endpoint another secret, beside the last one or in its place. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  rotateInboundEndpointSecret(
    @Arg('input', () => RotateInboundEndpointSecretInput, { description: 'Which one.' }) input: RotateInboundEndpointSecretInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, rotateInboundEndpointSecret, input);
  }

  @FieldResolver(() => String, { description: 'The path to post to, at the address of this API: /webhooks/shopify/...' })
  path(@Root() { connector, publicId }: InboundEndpoint, @Ctx() context: GraphContext) {
    return endpointPath(connector, context.principal.tenantId, encodeId('inboundEndpoint', publicId));
  }

  @FieldResolver(() => PartnerType, { description: 'The customer of its orders, or the carrier.' })
  partner(@Root() endpoint: InboundEndpoint, @Ctx() context: GraphContext) {
    return context.loader(partnersById).load(endpoint.partnerId);
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'The site that serves its orders; null for carriers.' })
  site(@Root() endpoint: InboundEndpoint, @Ctx() context: GraphContext) {
    return endpoint.siteId === null ? null : context.loader(sitesById).load(endpoint.siteId);
  }

  @FieldResolver(() => PartnerLocationType, { nullable: true, description: 'The place that its orders go to, if all go to one.' })
  shipTo(@Root() endpoint: InboundEndpoint, @Ctx() context: GraphContext) {
    return endpoint.shipToId === null ? null : context.loader(partnerLocationsById).load(endpoint.shipToId);
  }

  @FieldResolver(() => [InboundEndpointSecretType], {
    description: 'Secrets that sign for it now, the newest first: one, or two while one is replaced.',
  })
  secrets(@Root() endpoint: InboundEndpoint, @Ctx() context: GraphContext) {
    return context.loader(secretsByEndpoint).load(endpoint.id);
  }
}

@Resolver(() => DefineInboundEndpointPayload)
export class DefineInboundEndpointPayloadResolver {
  @FieldResolver(() => InboundEndpointType, { nullable: true, description: 'The endpoint; null when it was refused.' })
  inboundEndpoint(@Root() payload: DefineInboundEndpointPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.inboundEndpointId);
  }
}

@Resolver(() => RotateInboundEndpointSecretPayload)
export class RotateInboundEndpointSecretPayloadResolver {
  @FieldResolver(() => InboundEndpointType, { nullable: true, description: 'The endpoint; null when it was refused.' })
  inboundEndpoint(@Root() payload: RotateInboundEndpointSecretPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.inboundEndpointId);
  }
}
