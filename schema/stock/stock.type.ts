import { Field, Int, ObjectType } from 'type-graphql';
import type { BlockReason } from '../../src/domain/stock/availability.js';
import type { Condition, Ownership } from '../../src/domain/stock/codes.js';
import type { StockBalance } from '../../src/domain/stock/stockBalance.js';
import { publishEnum } from '../shared/publishEnum.js';
import { QuantityType } from '../shared/quantity.type.js';

export const ConditionEnum = publishEnum<Condition>({
  name: 'Condition',
  description: 'In what state goods are, beside what quality says of their lot.',
  values: {
    GOOD: 'As it should be.',
    DAMAGED: 'Damaged; may not be used.',
    OPENED: 'Its package is open; may not be used.',
    RETURNED_UNINSPECTED: 'Came back and nobody has looked at it; may not be used.',
  },
});

export const OwnershipEnum = publishEnum<Ownership>({
  name: 'Ownership',
  description: 'Whose the goods are.',
  values: {
    OWNED: 'Ours.',
    CONSIGNMENT: "A supplier's until used.",
    VMI: 'Managed by the vendor.',
    CUSTOMER_OWNED: "A customer's; for nobody else.",
  },
});

export const BlockReasonEnum = publishEnum<BlockReason>({
  name: 'BlockReason',
  description: 'Why stock is not available. ALLOCATED and PARTLY_HELD take a part of it, all others the whole.',
  values: {
    RECALLED: 'Its lot is recalled.',
    ON_HOLD: 'A hold covers it.',
    PENDING_INSPECTION: 'Its lot waits for an inspection.',
    CONDITIONALLY_RELEASED: 'Its lot is released under conditions only.',
    REJECTED: 'Its lot is rejected.',
    RETEST_REQUIRED: 'Its lot must be tested again.',
    NOT_IN_GOOD_CONDITION: 'It is damaged, opened or came back.',
    CUSTOMER_OWNED: 'It belongs to a customer.',
    BIN_NOT_PICKABLE: 'It lies in receiving, staging, quarantine, damage or transit.',
    EXPIRED: 'Its last usable day at the site is past.',
    ALLOCATED: 'A part is promised to orders.',
    PARTLY_HELD: 'A part is held.',
  },
});

@ObjectType('StockBalance', {
  description: 'How much of one lot lies in one bin, in one condition, for one owner, in one handling unit. Quantities in the base unit.',
  simpleResolvers: true,
})
export class StockBalanceType implements Pick<StockBalance, 'condition' | 'ownership' | 'handlingUnit' | 'version'> {
  @Field(() => ConditionEnum, { description: 'In what state it is.' })
  condition!: Condition;

  @Field(() => OwnershipEnum, { description: 'Whose it is.' })
  ownership!: Ownership;

  @Field(() => String, { nullable: true, description: 'SSCC or licence plate of the handling unit it is in.' })
  handlingUnit!: string | null;

  @Field(() => Int, { description: 'Grows with every posting; the same number as in StockChanged.' })
  version!: number;
}

@ObjectType('Availability', {
  description: 'What may be allocated, picked, issued or shipped now, by the one predicate.',
  simpleResolvers: true,
})
export class AvailabilityType {
  @Field(() => QuantityType, { description: 'How much.' })
  available!: QuantityType;

  @Field(() => [BlockReasonEnum], { description: 'Why not more, most important first.' })
  reasons!: readonly BlockReason[];
}

@ObjectType('InventoryPosition', {
  description: 'What an item comes to, at one site or at all. onHand = available + allocated + blocked.',
  simpleResolvers: true,
})
export class InventoryPositionType {
  @Field(() => QuantityType, { description: 'In physical bins.' })
  onHand!: QuantityType;

  @Field(() => QuantityType, { description: 'May be allocated now.' })
  available!: QuantityType;

  @Field(() => QuantityType, { description: 'Promised to orders.' })
  allocated!: QuantityType;

  @Field(() => QuantityType, {
    description: 'On hand, not promised, and not available: on hold, waiting, expired, damaged, or where nobody picks.',
  })
  blocked!: QuantityType;

  @Field(() => QuantityType, { description: 'Between sites.' })
  inTransit!: QuantityType;

  @Field(() => QuantityType, { description: 'Announced by suppliers and not yet received.' })
  expected!: QuantityType;
}
