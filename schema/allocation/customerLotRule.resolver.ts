import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { defineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRule.js';
import {
  customerLotRules,
  lotsByRule,
  rangesByRule,
  suppliersByRule,
  type CustomerLotRuleRow,
  type NamedLot,
  type NamedSupplier,
} from '../../src/queries/allocating/customerLotRules.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { partnerLocationsById, partnersById } from '../../src/queries/masterData/partnerLookUps.js';
import { ItemType } from '../item/item.type.js';
import { LotType } from '../lot/lot.type.js';
import { PartnerLocationType, PartnerType } from '../partner/partner.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { runCommand } from '../shared/runCommand.js';
import { CustomerLotRulesArguments, DefineCustomerLotRuleInput } from './customerLotRule.inputs.js';
import { DefineCustomerLotRulePayload } from './customerLotRule.payload.js';
import { CustomerLotRuleLotType, CustomerLotRuleSupplierType, CustomerLotRuleType, LotAttributeRangeType } from './customerLotRule.type.js';

const CustomerLotRuleConnection = connectionType('CustomerLotRule', CustomerLotRuleType);

@Resolver(() => CustomerLotRuleType)
export class CustomerLotRuleResolver {
  @Query(() => CustomerLotRuleConnection, { description: 'What customers ask of their lots. Errors: LIMIT_EXCEEDED.' })
  customerLotRules(@Args(() => CustomerLotRulesArguments) list: CustomerLotRulesArguments, @Ctx() context: GraphContext) {
    return connection(context, customerLotRules, list);
  }

  @Mutation(() => DefineCustomerLotRulePayload, {
    description:
      'Says what customers ask of their lots; what is allocated already stays. Errors: NOT_FOUND, INVALID_INPUT, LOT_NOT_FOUND, LOT_ITEM_MISMATCH, STALE_VERSION.',
  })
  defineCustomerLotRule(
    @Arg('input', () => DefineCustomerLotRuleInput, { description: 'The rule as it shall be.' }) input: DefineCustomerLotRuleInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, defineCustomerLotRule, input);
  }

  @FieldResolver(() => PartnerType, { nullable: true, description: 'Whose it is; null when it is of a class.' })
  customer(@Root() rule: CustomerLotRuleRow, @Ctx() context: GraphContext) {
    return rule.customerId === null ? null : context.loader(partnersById).load(rule.customerId);
  }

  @FieldResolver(() => PartnerLocationType, { nullable: true, description: 'The place it is of; null for all of the customer.' })
  shipTo(@Root() rule: CustomerLotRuleRow, @Ctx() context: GraphContext) {
    return rule.shipToId === null ? null : context.loader(partnerLocationsById).load(rule.shipToId);
  }

  @FieldResolver(() => ItemType, { nullable: true, description: 'The item it is for; null for all.' })
  item(@Root() rule: CustomerLotRuleRow, @Ctx() context: GraphContext) {
    return rule.itemId === null ? null : context.loader(itemsById).load(rule.itemId);
  }

  @FieldResolver(() => [CustomerLotRuleLotType], { description: 'Lots that it speaks of; once some are approved, no others are taken.' })
  lots(@Root() rule: CustomerLotRuleRow, @Ctx() context: GraphContext) {
    return context.loader(lotsByRule).load(rule.id);
  }

  @FieldResolver(() => [CustomerLotRuleSupplierType], {
    description: 'Suppliers that it speaks of; once some are allowed, lots of no others are taken.',
  })
  suppliers(@Root() rule: CustomerLotRuleRow, @Ctx() context: GraphContext) {
    return context.loader(suppliersByRule).load(rule.id);
  }

  @FieldResolver(() => [LotAttributeRangeType], { description: 'Ranges in which attributes of the lot lie, by name.' })
  attributeRanges(@Root() rule: CustomerLotRuleRow, @Ctx() context: GraphContext) {
    return context.loader(rangesByRule).load(rule.id);
  }
}

@Resolver(() => CustomerLotRuleSupplierType)
export class CustomerLotRuleSupplierResolver {
  @FieldResolver(() => PartnerType, { description: 'The supplier.' })
  supplier(@Root() { supplierId }: NamedSupplier, @Ctx() context: GraphContext) {
    return context.loader(partnersById).load(supplierId);
  }
}

@Resolver(() => CustomerLotRuleLotType)
export class CustomerLotRuleLotResolver {
  @FieldResolver(() => LotType, { description: 'The lot.' })
  lot(@Root() { lotId }: NamedLot, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(lotId);
  }
}

@Resolver(() => DefineCustomerLotRulePayload)
export class DefineCustomerLotRulePayloadResolver {
  @FieldResolver(() => CustomerLotRuleType, { nullable: true, description: 'The rule; null when it was refused.' })
  customerLotRule(@Root() payload: DefineCustomerLotRulePayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.customerLotRuleId);
  }
}
