import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { EdiState, IdentifierScheme, PartnerRole } from '../../src/domain/partner/partner.js';
import type { PartnerOrder } from '../../src/queries/masterData/partners.js';
import { ItemRef } from '../item/item.inputs.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, TextFilter } from '../shared/filters.inputs.js';
import { OneOf } from '../shared/oneOf.js';
import { publishEnum } from '../shared/publishEnum.js';
import { GlnScalar, JsonObjectScalar, LocalDateScalar } from '../shared/scalars.js';
import { EdiStateEnum, IdentifierSchemeEnum, PartnerRoleEnum } from './partner.type.js';

@InputType({ description: 'What a partner is called in messages.' })
export class PartnerIdentifierInput {
  @Field(() => IdentifierSchemeEnum, { description: 'Whose numbering.' })
  scheme!: IdentifierScheme;

  @Field(() => String, { nullable: true, description: 'X12 I05 qualifier, 2 characters; needed for ISA, empty for the others.' })
  qualifier?: string | null;

  @Field(() => String, { description: 'The identifier, without padding. Errors: ALREADY_EXISTS when another partner has it.' })
  value!: string;
}

@OneOf()
@InputType({ description: 'Names a partner in exactly one way.' })
export class PartnerRef {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Its code.' })
  code?: string | null;

  @Field(() => GlnScalar, { nullable: true, description: 'Its Global Location Number.' })
  gln?: string | null;

  @Field(() => PartnerIdentifierInput, { nullable: true, description: 'Any identifier of it.' })
  identifier?: PartnerIdentifierInput | null;
}

@InputType({ description: 'Conditions on partners, joined by and.' })
export class PartnerFilter {
  @Field(() => [PartnerFilter], { nullable: true, description: 'All of these.' })
  and?: PartnerFilter[] | null;

  @Field(() => [PartnerFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: PartnerFilter[] | null;

  @Field(() => PartnerFilter, { nullable: true, description: 'Not this.' })
  not?: PartnerFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By code.' })
  code?: TextFilter | null;
}

const PartnerOrderEnum = publishEnum<PartnerOrder>({
  name: 'PartnerOrder',
  description: 'Orders of partners.',
  values: {
    CODE: 'By code, A to Z.',
    CODE_DESCENDING: 'By code, Z to A.',
    CREATED: 'Oldest first.',
    CREATED_DESCENDING: 'Newest first.',
  },
});

@ArgsType()
export class PartnersArguments extends PageArguments {
  @Field(() => PartnerFilter, { nullable: true, description: 'Which partners; all when absent.' })
  filter?: PartnerFilter | null;

  @Field(() => PartnerOrderEnum, { defaultValue: 'CODE', description: 'In which order.' })
  orderBy!: PartnerOrder;
}

@InputType({ description: 'What the partner calls an item of ours.' })
export class PartnerItemCodeInput {
  @Field(() => String, { description: 'X12 element 235, 1 to 3 capitals or digits: "UP", "VN", "BP".' })
  qualifier!: string;

  @Field(() => String, { description: 'The code as the partner writes it, 1 to 100 characters.' })
  code!: string;

  @Field(() => ItemRef, { description: 'Our item. Errors: NOT_FOUND.' })
  item!: ItemRef;
}

@InputType({ description: 'How the partner writes a unit: 1 of it = numerator/denominator base units.' })
export class PartnerUnitCodeInput {
  @Field(() => String, { description: 'The unit as the partner writes it, 1 to 10 characters.' })
  code!: string;

  @Field(() => ItemRef, { nullable: true, description: 'For this item; for every item when absent. Errors: NOT_FOUND.' })
  item?: ItemRef | null;

  @Field(() => Int, { description: 'Base units in `denominator` of this unit, above zero.' })
  numerator!: number;

  @Field(() => Int, { defaultValue: 1, description: 'Above zero.' })
  denominator!: number;
}

@InputType({ description: 'A place of the partner, by its code: made when it has none with it, else changed to what stands here.' })
export class PartnerLocationInput {
  @Field(() => String, { description: 'Its code, 1 to 50 characters.' })
  code!: string;

  @Field(() => String, { description: 'What people call it, 1 to 200 characters.' })
  name!: string;

  @Field(() => GlnScalar, { nullable: true, description: 'Its Global Location Number.' })
  gln?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'From when nothing goes there or comes from there.' })
  retiredOn?: string | null;
}

@InputType({ description: 'How a connector shall read and answer the partner; becomes the next version.' })
export class PartnerProfileInput {
  @Field(() => String, { description: 'Which connector, "edi".' })
  connector!: string;

  @Field(() => JsonObjectScalar, {
    description: 'Its settings; what is left out has its default. Errors: INVALID_INPUT with the path into it.',
  })
  body!: Record<string, unknown>;
}

@InputType({
  description:
    'A partner as it shall be. Without id it is made, with id it is changed; then what is absent stays as it is. Lists that are given replace what was there.',
})
export class DefinePartnerInput {
  @Field(() => ID, { nullable: true, description: 'The partner to change. Errors: NOT_FOUND.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'Change it only if it still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;

  @Field(() => String, { description: 'Your own code of it, 1 to 50 characters. Errors: ALREADY_EXISTS.' })
  code!: string;

  @Field(() => String, { description: 'What people call it, 1 to 200 characters.' })
  name!: string;

  @Field(() => [PartnerRoleEnum], { description: 'What it does for us; at least one.' })
  roles!: PartnerRole[];

  @Field(() => EdiStateEnum, { nullable: true, description: 'How its messages are taken; LIVE for a new partner.' })
  ediState?: EdiState | null;

  @Field(() => String, {
    nullable: true,
    description: 'A group of customers that rules of lots may speak of, 1 to 50 characters; null for none.',
  })
  customerClass?: string | null;

  @Field(() => [PartnerIdentifierInput], { nullable: true, description: 'All it is called in messages. At most 50.' })
  identifiers?: PartnerIdentifierInput[] | null;

  @Field(() => [PartnerItemCodeInput], { nullable: true, description: 'All its codes of our items. At most 250.' })
  itemCodes?: PartnerItemCodeInput[] | null;

  @Field(() => [PartnerUnitCodeInput], { nullable: true, description: 'All its ways to write units. At most 250.' })
  unitCodes?: PartnerUnitCodeInput[] | null;

  @Field(() => [PartnerLocationInput], { nullable: true, description: 'Places to make or change; others stay as they are. At most 200.' })
  locations?: PartnerLocationInput[] | null;

  @Field(() => PartnerProfileInput, { nullable: true, description: 'The next version of a profile.' })
  profile?: PartnerProfileInput | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'From when nothing new is done with it; null takes it into use again. Its keys and tokens open nothing as long as a day is set.',
  })
  retiredOn?: string | null;
}
