import { ArgsType, Field, InputType } from 'type-graphql';
import type { StockOrder } from '../../src/queries/stock/stock.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, LocalDateFilter } from '../shared/filters.inputs.js';
import { publishEnum } from '../shared/publishEnum.js';

@InputType({ description: 'Conditions on handling units by their code, joined by and.' })
export class HandlingUnitFilter {
  @Field(() => String, { nullable: true, description: 'This SSCC (18 digits) or licence plate.' })
  equals?: string | null;

  @Field(() => [String], { nullable: true, description: 'Any of these.' })
  in?: string[] | null;
}

@InputType({ description: 'Conditions on stock, joined by and.' })
export class StockFilter {
  @Field(() => [StockFilter], { nullable: true, description: 'All of these.' })
  and?: StockFilter[] | null;

  @Field(() => [StockFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: StockFilter[] | null;

  @Field(() => StockFilter, { nullable: true, description: 'Not this.' })
  not?: StockFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By lot.' })
  lot?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By item.' })
  item?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By site.' })
  site?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By bin.' })
  bin?: IdFilter | null;

  @Field(() => HandlingUnitFilter, { nullable: true, description: 'By handling unit.' })
  handlingUnit?: HandlingUnitFilter | null;

  @Field(() => LocalDateFilter, { nullable: true, description: 'By last usable day; stock without one comes after every day.' })
  usableThrough?: LocalDateFilter | null;
}

const StockOrderEnum = publishEnum<StockOrder>({
  name: 'StockOrder',
  description: 'Orders of stock; equal ones stand in the order they were made.',
  values: { CREATED: 'Oldest balance first.', USABLE_THROUGH: 'What expires first comes first.' },
});

@ArgsType()
export class StockArguments extends PageArguments {
  @Field(() => StockFilter, { nullable: true, description: 'Which stock; all when absent.' })
  filter?: StockFilter | null;

  @Field(() => StockOrderEnum, { defaultValue: 'CREATED', description: 'In which order.' })
  orderBy!: StockOrder;
}
