import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { BinKind } from '../../src/domain/stock/binKind.js';
import type { BinOrder } from '../../src/queries/masterData/bins.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, TextFilter } from '../shared/filters.inputs.js';
import { OneOf } from '../shared/oneOf.js';
import { publishEnum } from '../shared/publishEnum.js';
import { LocalDateScalar } from '../shared/scalars.js';
import { BinKindEnum } from './bin.type.js';

@InputType({ description: 'A bin by the codes on its label.' })
export class BinCodeRef {
  @Field(() => String, { description: 'Code of the site.' })
  siteCode!: string;

  @Field(() => String, { description: 'Code of the bin there.' })
  binCode!: string;
}

@OneOf()
@InputType({ description: 'Names a bin in exactly one way.' })
export class BinRef {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null;

  @Field(() => BinCodeRef, { nullable: true, description: 'Its code at a site.' })
  code?: BinCodeRef | null;
}

@InputType({ description: 'Conditions on the kind of a bin.' })
export class BinKindFilter {
  @Field(() => BinKindEnum, { nullable: true, description: 'This kind.' })
  equals?: BinKind | null;

  @Field(() => [BinKindEnum], { nullable: true, description: 'Any of these.' })
  in?: BinKind[] | null;
}

@InputType({ description: 'Conditions on bins, joined by and. Name a site when you ask for code or kind: both are indexed within it.' })
export class BinFilter {
  @Field(() => [BinFilter], { nullable: true, description: 'All of these.' })
  and?: BinFilter[] | null;

  @Field(() => [BinFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: BinFilter[] | null;

  @Field(() => BinFilter, { nullable: true, description: 'Not this.' })
  not?: BinFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the id of the site.' })
  siteId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By code.' })
  code?: TextFilter | null;

  @Field(() => BinKindFilter, { nullable: true, description: 'By kind.' })
  kind?: BinKindFilter | null;
}

const BinOrderEnum = publishEnum<BinOrder>({
  name: 'BinOrder',
  description: 'Orders of bins.',
  values: { CREATED: 'Oldest first.', CREATED_DESCENDING: 'Newest first.' },
});

@ArgsType()
export class BinsArguments extends PageArguments {
  @Field(() => BinFilter, { nullable: true, description: 'Which bins; all when absent.' })
  filter?: BinFilter | null;

  @Field(() => BinOrderEnum, { defaultValue: 'CREATED', description: 'In which order.' })
  orderBy!: BinOrder;
}

@InputType({
  description:
    'A bin as it shall be. Without id it is made, with id it is changed; then what is absent stays as it is, and null clears what can be cleared.',
})
export class DefineBinInput {
  @Field(() => ID, { nullable: true, description: 'The bin to change. Errors: NOT_FOUND.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'Change it only if it still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;

  @Field(() => ID, { description: 'Id of its site. Cannot be changed later. Errors: NOT_FOUND, RETIRED.' })
  siteId!: string;

  @Field(() => String, { description: 'Its code, 1 to 50 characters. Errors: ALREADY_EXISTS.' })
  code!: string;

  @Field(() => BinKindEnum, {
    nullable: true,
    description: 'What it is for; STORAGE for a new bin. Cannot be changed later. Virtual kinds come with the site.',
  })
  kind?: BinKind | null;

  @Field(() => String, { nullable: true, description: 'Code of the zone it stands in; null for none. Errors: NOT_FOUND.' })
  zoneCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The bin it is a part of, at the same site; null for none. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  parentBinId?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'From when it takes nothing new; it must be empty. Null takes it into use again. Errors: ILLEGAL_STATUS_TRANSITION.',
  })
  retiredOn?: string | null;
}
