import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { RuledStrategy } from '../../src/domain/allocation/strategy.js';
import type { ItemOrder } from '../../src/queries/masterData/items.js';
import { RuledStrategyEnum } from '../allocation/allocation.type.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, TextFilter } from '../shared/filters.inputs.js';
import { OneOf } from '../shared/oneOf.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DecimalScalar, GtinScalar, LocalDateScalar, UnitCodeScalar } from '../shared/scalars.js';

@OneOf()
@InputType({ description: 'Names an item in exactly one way.' })
export class ItemRef {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Its SKU.' })
  sku?: string | null;

  @Field(() => GtinScalar, { nullable: true, description: 'The GTIN of any of its pack levels.' })
  gtin?: string | null;
}

@InputType({ description: 'Conditions on items, joined by and.' })
export class ItemFilter {
  @Field(() => [ItemFilter], { nullable: true, description: 'All of these.' })
  and?: ItemFilter[] | null;

  @Field(() => [ItemFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: ItemFilter[] | null;

  @Field(() => ItemFilter, { nullable: true, description: 'Not this.' })
  not?: ItemFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By SKU.' })
  sku?: TextFilter | null;
}

const ItemOrderEnum = publishEnum<ItemOrder>({
  name: 'ItemOrder',
  description: 'Orders of items; equal ones stand in the order they were made.',
  values: {
    SKU: 'By SKU, A to Z.',
    SKU_DESCENDING: 'By SKU, Z to A.',
    CREATED: 'Oldest first.',
    CREATED_DESCENDING: 'Newest first.',
  },
});

@ArgsType()
export class ItemsArguments extends PageArguments {
  @Field(() => ItemFilter, { nullable: true, description: 'Which items; all when absent.' })
  filter?: ItemFilter | null;

  @Field(() => ItemOrderEnum, { defaultValue: 'SKU', description: 'In which order.' })
  orderBy!: ItemOrder;
}

@InputType({ description: 'A unit the item comes in: 1 unit = numerator/denominator base units.' })
export class PackLevelInput {
  @Field(() => UnitCodeScalar, {
    description: 'UN/ECE Recommendation 20 code; the base unit may stand here to carry its GTIN. Errors: UNIT_UNKNOWN.',
  })
  unit!: string;

  @Field(() => GtinScalar, { nullable: true, description: 'GTIN of this pack; no other pack may have it. Errors: ALREADY_EXISTS.' })
  gtin?: string | null;

  @Field(() => Int, { description: 'Base units in `denominator` of this unit, above zero.' })
  numerator!: number;

  @Field(() => Int, { defaultValue: 1, description: 'Above zero.' })
  denominator!: number;
}

@InputType({
  description:
    'An item as it shall be. Without id it is made, with id it is changed; then what is absent stays as it is, and null clears what can be cleared.',
})
export class DefineItemInput {
  @Field(() => ID, { nullable: true, description: 'The item to change. Errors: NOT_FOUND.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'Change it only if it still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;

  @Field(() => String, { description: 'Stock keeping unit, 1 to 100 characters. Errors: ALREADY_EXISTS.' })
  sku!: string;

  @Field(() => String, { description: 'What people call it, 1 to 200 characters.' })
  name!: string;

  @Field(() => UnitCodeScalar, { description: 'Unit of all quantities. Cannot be changed later. Errors: UNIT_UNKNOWN, INVALID_INPUT.' })
  baseUnit!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Digits after the point of quantities in the base unit, 0 to 6; 0 for a new item. May grow, never shrink.',
  })
  scale?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Lots on every line; true for a new item. Cannot be changed later.' })
  lotControlled?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Days from manufacture to expiry, above zero; null for no limit.' })
  shelfLifeDays?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'New lots wait for an inspection; false for a new item.' })
  inspectionRequired?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Past best-before is blocked; false for a new item. Holds for lots from now on.' })
  blocksOnBestBefore?: boolean | null;

  @Field(() => RuledStrategyEnum, { nullable: true, description: 'Which lots come first where neither call nor customer says.' })
  allocationStrategy?: RuledStrategy | null;

  @Field(() => UnitCodeScalar, {
    nullable: true,
    description: 'Only whole ones of this unit are taken where neither call nor customer says.',
  })
  allocationPackUnit?: string | null;

  @Field(() => Int, { nullable: true, description: 'Days before the last usable day that count as near expiry; 30 for a new item.' })
  nearExpiryDays?: number | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'When lotExpiring tells of a lot, in days before its last usable day; 30, 7 and 1 for a new item. At most 10.',
  })
  expiryAlertDays?: number[] | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Tolerance of transformations in percent, 0 to 100 with at most 3 decimals; 5 for a new item.',
  })
  transformationTolerancePercent?: string | null;

  @Field(() => [PackLevelInput], {
    nullable: true,
    description: 'All its pack levels: those that do not stand here are removed. At most 50.',
  })
  packLevels?: PackLevelInput[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'From when it takes nothing new; null takes it into use again.' })
  retiredOn?: string | null;
}
