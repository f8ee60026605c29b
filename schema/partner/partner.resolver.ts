import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { definePartner } from '../../src/commands/defining/definePartner.js';
import { rolesOf, type Partner, type PartnerItemCode, type PartnerUnitCode } from '../../src/domain/partner/partner.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { partnerByRef } from '../../src/queries/masterData/partnerByRef.js';
import {
  identifiersByPartner,
  itemCodesByPartner,
  locationsByPartner,
  profilesByPartner,
  unitCodesByPartner,
} from '../../src/queries/masterData/partnerLookUps.js';
import { partners } from '../../src/queries/masterData/partners.js';
import { ItemType } from '../item/item.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { runDefinition } from '../shared/runCommand.js';
import { DefinePartnerInput, PartnerRef, PartnersArguments } from './partner.inputs.js';
import { DefinePartnerPayload } from './partner.payload.js';
import {
  PartnerIdentifierType,
  PartnerItemCodeType,
  PartnerLocationType,
  PartnerProfileType,
  PartnerRoleEnum,
  PartnerType,
  PartnerUnitCodeType,
} from './partner.type.js';

const PartnerConnection = connectionType('Partner', PartnerType);

@Resolver(() => PartnerType)
export class PartnerResolver {
  @Query(() => PartnerType, { nullable: true, description: 'One partner; null when there is none.' })
  partner(@Arg('ref', () => PartnerRef, { description: 'Which one.' }) ref: PartnerRef, @Ctx() context: GraphContext) {
    return partnerByRef(context.read(), ref);
  }

  @Query(() => PartnerConnection, { description: 'Partners, by code unless ordered otherwise. Errors: LIMIT_EXCEEDED.' })
  partners(@Args(() => PartnersArguments) list: PartnersArguments, @Ctx() context: GraphContext) {
    return connection(context, partners, list);
  }

  @Mutation(() => DefinePartnerPayload, {
    description: 'Makes a partner, or changes the one with the given id. Errors: NOT_FOUND, STALE_VERSION, ALREADY_EXISTS, INVALID_INPUT.',
  })
  definePartner(
    @Arg('input', () => DefinePartnerInput, { description: 'The partner as it shall be.' }) input: DefinePartnerInput,
    @Ctx() context: GraphContext,
  ) {
    return runDefinition(context, definePartner(context.checkProfile), input);
  }

  @FieldResolver(() => [PartnerRoleEnum], { description: 'What it does for us.' })
  roles(@Root() partner: Partner) {
    return rolesOf(partner);
  }

  @FieldResolver(() => [PartnerIdentifierType], { description: 'What it is called in messages.' })
  identifiers(@Root() partner: Partner, @Ctx() context: GraphContext) {
    return context.loader(identifiersByPartner).load(partner.id);
  }

  @FieldResolver(() => [PartnerLocationType], { description: 'Its places, by code.' })
  locations(@Root() partner: Partner, @Ctx() context: GraphContext) {
    return context.loader(locationsByPartner).load(partner.id);
  }

  @FieldResolver(() => [PartnerItemCodeType], { description: 'What it calls our items, at most 1,000.' })
  itemCodes(@Root() partner: Partner, @Ctx() context: GraphContext) {
    return context.loader(itemCodesByPartner).load(partner.id);
  }

  @FieldResolver(() => [PartnerUnitCodeType], { description: 'How it writes units, at most 1,000.' })
  unitCodes(@Root() partner: Partner, @Ctx() context: GraphContext) {
    return context.loader(unitCodesByPartner).load(partner.id);
  }

  @FieldResolver(() => [PartnerProfileType], { description: 'The profile in force of each connector that has one.' })
  profiles(@Root() partner: Partner, @Ctx() context: GraphContext) {
    return context.loader(profilesByPartner).load(partner.id);
  }
}

@Resolver(() => PartnerItemCodeType)
export class PartnerItemCodeResolver {
  @FieldResolver(() => ItemType, { description: 'Our item.' })
  item(@Root() code: PartnerItemCode, @Ctx() context: GraphContext) {
    return context.loader(itemsById).load(code.itemId);
  }
}

@Resolver(() => PartnerUnitCodeType)
export class PartnerUnitCodeResolver {
  @FieldResolver(() => ItemType, { nullable: true, description: 'The item it is said of; null for every item.' })
  item(@Root() code: PartnerUnitCode, @Ctx() context: GraphContext) {
    return code.itemId === null ? null : context.loader(itemsById).load(code.itemId);
  }
}

@Resolver(() => DefinePartnerPayload)
export class DefinePartnerPayloadResolver {
  @FieldResolver(() => PartnerType, { nullable: true, description: 'The partner as it is now; null when it was refused.' })
  partner(@Root() payload: DefinePartnerPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.partnerId);
  }
}
