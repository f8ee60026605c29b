import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { SiteKind } from '../../src/domain/site/site.js';
import type { SiteOrder } from '../../src/queries/masterData/sites.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, TextFilter } from '../shared/filters.inputs.js';
import { OneOf } from '../shared/oneOf.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DecimalScalar, GlnScalar, LocalDateScalar } from '../shared/scalars.js';
import { SiteKindEnum } from './site.type.js';

@OneOf()
@InputType({ description: 'Names a site in exactly one way.' })
export class SiteRef {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Its code.' })
  code?: string | null;

  @Field(() => GlnScalar, { nullable: true, description: 'Its Global Location Number.' })
  gln?: string | null;
}

@InputType({ description: 'Conditions on sites, joined by and.' })
export class SiteFilter {
  @Field(() => [SiteFilter], { nullable: true, description: 'All of these.' })
  and?: SiteFilter[] | null;

  @Field(() => [SiteFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: SiteFilter[] | null;

  @Field(() => SiteFilter, { nullable: true, description: 'Not this.' })
  not?: SiteFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By code.' })
  code?: TextFilter | null;
}

const SiteOrderEnum = publishEnum<SiteOrder>({
  name: 'SiteOrder',
  description: 'Orders of sites.',
  values: {
    CODE: 'By code, A to Z.',
    CODE_DESCENDING: 'By code, Z to A.',
    CREATED: 'Oldest first.',
    CREATED_DESCENDING: 'Newest first.',
  },
});

@ArgsType()
export class SitesArguments extends PageArguments {
  @Field(() => SiteFilter, { nullable: true, description: 'Which sites; all when absent.' })
  filter?: SiteFilter | null;

  @Field(() => SiteOrderEnum, { defaultValue: 'CODE', description: 'In which order.' })
  orderBy!: SiteOrder;
}

@InputType({ description: 'A zone of a site, by its code: made when the site has none with it, else changed to what stands here.' })
export class ZoneInput {
  @Field(() => String, { description: 'Its code, 1 to 50 characters.' })
  code!: string;

  @Field(() => String, { description: 'What people call it, 1 to 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'How goods are kept there, in your own words.' })
  storageType?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Coldest it may be, in degrees Celsius, at most 2 decimals.' })
  temperatureMinimumCelsius?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Warmest it may be, in degrees Celsius, at most 2 decimals.' })
  temperatureMaximumCelsius?: string | null;

  @Field(() => [String], { nullable: true, description: 'Hazard classes that may be kept there.' })
  hazardClasses?: string[] | null;
}

@InputType({
  description:
    'A site as it shall be. Without id it is made, with its virtual bins and one for receiving; with id it is changed, and what is absent stays as it is.',
})
export class DefineSiteInput {
  @Field(() => ID, { nullable: true, description: 'The site to change. Errors: NOT_FOUND.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'Change it only if it still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;

  @Field(() => String, { description: 'Your own code of it, 1 to 50 characters. Errors: ALREADY_EXISTS.' })
  code!: string;

  @Field(() => String, { description: 'What people call it, 1 to 200 characters.' })
  name!: string;

  @Field(() => SiteKindEnum, { nullable: true, description: 'What is done there; WAREHOUSE for a new site.' })
  kind?: SiteKind | null;

  @Field(() => GlnScalar, { nullable: true, description: 'Its Global Location Number; null for none. Errors: ALREADY_EXISTS.' })
  gln?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'GS1 company prefix of whoever packs there, 4 to 12 digits; null for none. Errors: INVALID_INPUT.',
  })
  gs1CompanyPrefix?: string | null;

  @Field(() => String, { description: 'IANA time zone, "America/Chicago". Errors: INVALID_INPUT.' })
  timeZone!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the legal entity that owns it; may be left out when the tenant has one only. Cannot be changed later.',
  })
  legalEntityCode?: string | null;

  @Field(() => [ZoneInput], { nullable: true, description: 'Zones to make or change; others stay as they are. At most 200.' })
  zones?: ZoneInput[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'From when it takes nothing new; null takes it into use again.' })
  retiredOn?: string | null;
}
