import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { LotQuality } from '../../src/domain/lot/lot.js';
import type { LotOrder } from '../../src/queries/lots/lots.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, LocalDateFilter, TextFilter } from '../shared/filters.inputs.js';
import { OneOf } from '../shared/oneOf.js';
import { publishEnum } from '../shared/publishEnum.js';
import { LotQualityEnum } from './lot.type.js';

@InputType({ description: 'A lot by what people read on it.' })
export class LotKeyInput {
  @Field(() => String, { description: 'Its lot number.' })
  lotNumber!: string;

  @Field(() => String, { description: 'SKU of its item.' })
  itemSku!: string;

  @Field(() => String, { nullable: true, description: 'Code of its supplier; absent for own production.' })
  supplierCode?: string | null;
}

@OneOf()
@InputType({ description: 'Names a lot in exactly one way.' })
export class LotRef {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null;

  @Field(() => LotKeyInput, { nullable: true, description: 'Its number, item and supplier.' })
  key?: LotKeyInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A label with GTIN and lot number, as `scan` reads it. Errors: BAD_USER_INPUT when it cannot be read, or several lots bear it.',
  })
  gs1?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A GS1 Digital Link with GTIN and lot number. Errors: BAD_USER_INPUT when it cannot be read, or several lots bear it.',
  })
  digitalLink?: string | null;
}

@InputType({ description: 'Conditions on the quality of a lot, joined by and.' })
export class LotQualityFilter {
  @Field(() => LotQualityEnum, { nullable: true, description: 'This one.' })
  equals?: LotQuality | null;

  @Field(() => [LotQualityEnum], { nullable: true, description: 'Any of these.' })
  in?: LotQuality[] | null;
}

@InputType({ description: 'Conditions on lots, joined by and.' })
export class LotFilter {
  @Field(() => [LotFilter], { nullable: true, description: 'All of these.' })
  and?: LotFilter[] | null;

  @Field(() => [LotFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: LotFilter[] | null;

  @Field(() => LotFilter, { nullable: true, description: 'Not this.' })
  not?: LotFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By lot number.' })
  lotNumber?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By the supplier's number, whatever its spaces, dashes and capitals." })
  supplierLotNumber?: TextFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By item.' })
  item?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By supplier.' })
  supplier?: IdFilter | null;

  @Field(() => LocalDateFilter, { nullable: true, description: 'By last usable day; lots without one come after every day.' })
  usableThrough?: LocalDateFilter | null;

  @Field(() => LotQualityFilter, { nullable: true, description: 'By quality.' })
  quality?: LotQualityFilter | null;
}

const LotOrderEnum = publishEnum<LotOrder>({
  name: 'LotOrder',
  description: 'Orders of lots; equal ones stand in the order they were made.',
  values: {
    LOT_NUMBER: 'By lot number, A to Z.',
    USABLE_THROUGH: 'What expires first comes first.',
    CREATED: 'Oldest first.',
    CREATED_DESCENDING: 'Newest first.',
  },
});

@ArgsType()
export class LotsArguments extends PageArguments {
  @Field(() => LotFilter, { nullable: true, description: 'Which lots; all when absent.' })
  filter?: LotFilter | null;

  @Field(() => LotOrderEnum, { defaultValue: 'CREATED', description: 'In which order.' })
  orderBy!: LotOrder;
}
