import { Field, Int, ObjectType } from 'type-graphql';
import type { Item, PackLevel } from '../../src/domain/item/item.js';
import type { LocalDate } from '../../src/domain/shared/dates.js';
import type { Gtin } from '../../src/domain/shared/identifiers.js';
import { RuledStrategyEnum } from '../allocation/allocation.type.js';
import { NodeType } from '../shared/node.type.js';
import { DecimalScalar, GtinScalar, LocalDateScalar, UnitCodeScalar } from '../shared/scalars.js';

@ObjectType('PackLevel', {
  description: 'A unit an item is kept, sold or packed in: 1 unit = numerator/denominator base units, exactly.',
  simpleResolvers: true,
})
export class PackLevelType implements Pick<PackLevel, 'gtin' | 'numerator' | 'denominator'> {
  @Field(() => UnitCodeScalar, { description: 'UN/ECE Recommendation 20 code.' })
  unit!: string;

  @Field(() => GtinScalar, { nullable: true, description: 'GTIN of this pack.' })
  gtin!: Gtin | null;

  @Field(() => Int, { description: 'Base units in `denominator` of this unit.' })
  numerator!: number;

  @Field(() => Int, { description: '1 unless a whole number of base units does not divide: 1 LBR = 45359237/100000000 KGM.' })
  denominator!: number;
}

type PublishedItem = Omit<Item, 'id' | 'publicId'>;

@ObjectType('Item', {
  implements: NodeType,
  description: 'What is kept, sold or made, by its SKU. Quantities of it are exact decimals in its base unit.',
  simpleResolvers: true,
})
export class ItemType extends NodeType implements PublishedItem {
  @Field(() => String, { description: 'Stock keeping unit: your own number of the item, unique in the tenant.' })
  sku!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => UnitCodeScalar, { description: 'Unit of every quantity of it in stock and ledger. Never changes.' })
  baseUnit!: string;

  @Field(() => Int, { description: 'Digits after the point that its quantities may have in the base unit, 0 to 6.' })
  scale!: number;

  @Field(() => Boolean, { description: 'Every receipt, issue and shipment line must name lots.' })
  lotControlled!: boolean;

  @Field(() => Int, { nullable: true, description: 'Days from manufacture to expiry, for lots that come without a date.' })
  shelfLifeDays!: number | null;

  @Field(() => Boolean, { description: 'New lots wait for an inspection before they may be used.' })
  inspectionRequired!: boolean;

  @Field(() => Boolean, { description: 'A lot past its best-before date is blocked as an expired one is.' })
  blocksOnBestBefore!: boolean;

  @Field(() => RuledStrategyEnum, {
    nullable: true,
    description: 'Which lots come first where neither call nor customer says; FEFO when null.',
  })
  allocationStrategy!: Item['allocationStrategy'];

  @Field(() => UnitCodeScalar, {
    nullable: true,
    description: 'Only whole ones of this unit are taken where neither call nor customer says; any quantity when null.',
  })
  allocationPackUnit!: string | null;

  @Field(() => Int, { description: 'Days before its last usable day from which a lot counts as near expiry.' })
  nearExpiryDays!: number;

  @Field(() => [Int], { description: 'Days before the last usable day at which lotExpiring tells of a lot in stock.' })
  expiryAlertDays!: readonly number[];

  @Field(() => DecimalScalar, { description: 'How far outputs, loss and sample of a transformation may miss its inputs, in percent.' })
  transformationTolerancePercent!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'From that day it takes nothing new; null while it is in use.' })
  retiredOn!: LocalDate | null;

  @Field(() => Int, { description: 'Grows with every change; hand it back as ifVersion.' })
  version!: number;
}
