import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { defineSite } from '../../src/commands/defining/defineSite.js';
import type { Site, Zone } from '../../src/domain/site/site.js';
import { siteByRef } from '../../src/queries/masterData/siteByRef.js';
import { sitesById, zonesBySite } from '../../src/queries/masterData/siteLookUps.js';
import { sites } from '../../src/queries/masterData/sites.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { runDefinition } from '../shared/runCommand.js';
import { DefineSiteInput, SiteRef, SitesArguments } from './site.inputs.js';
import { DefineSitePayload } from './site.payload.js';
import { SiteType, ZoneType } from './site.type.js';

const SiteConnection = connectionType('Site', SiteType);

@Resolver(() => SiteType)
export class SiteResolver {
  @Query(() => SiteType, { nullable: true, description: 'One site; null when there is none.' })
  site(@Arg('ref', () => SiteRef, { description: 'Which one.' }) ref: SiteRef, @Ctx() context: GraphContext) {
    return siteByRef(context.read(), ref);
  }

  @Query(() => SiteConnection, { description: 'Sites, by code unless ordered otherwise. Errors: LIMIT_EXCEEDED.' })
  sites(@Args(() => SitesArguments) list: SitesArguments, @Ctx() context: GraphContext) {
    return connection(context, sites, list);
  }

  @Mutation(() => DefineSitePayload, {
    description: 'Makes a site, or changes the one with the given id. Errors: NOT_FOUND, STALE_VERSION, ALREADY_EXISTS, INVALID_INPUT.',
  })
  defineSite(
    @Arg('input', () => DefineSiteInput, { description: 'The site as it shall be.' }) input: DefineSiteInput,
    @Ctx() context: GraphContext,
  ) {
    return runDefinition(context, defineSite, input);
  }

  @FieldResolver(() => [ZoneType], { description: 'Its zones, by code.' })
  zones(@Root() site: Site, @Ctx() context: GraphContext) {
    return context.loader(zonesBySite).load(site.id);
  }
}

@Resolver(() => ZoneType)
export class ZoneResolver {
  @FieldResolver(() => SiteType, { description: 'The site it is a part of.' })
  site(@Root() zone: Zone, @Ctx() context: GraphContext) {
    return context.loader(sitesById).load(zone.siteId);
  }
}

@Resolver(() => DefineSitePayload)
export class DefineSitePayloadResolver {
  @FieldResolver(() => SiteType, { nullable: true, description: 'The site as it is now; null when it was refused.' })
  site(@Root() payload: DefineSitePayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.siteId);
  }
}
