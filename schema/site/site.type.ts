import { Field, Int, ObjectType } from 'type-graphql';
import type { LocalDate } from '../../src/domain/shared/dates.js';
import type { Gln } from '../../src/domain/shared/identifiers.js';
import type { Site, SiteKind, Zone } from '../../src/domain/site/site.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DecimalScalar, GlnScalar, LocalDateScalar } from '../shared/scalars.js';

export const SiteKindEnum = publishEnum<SiteKind>({
  name: 'SiteKind',
  description: 'What is done at a site.',
  values: {
    WAREHOUSE: 'Goods are kept.',
    PLANT: 'Goods are made.',
    THIRD_PARTY: 'A logistics provider keeps them for us.',
    SUBCONTRACTOR: 'Someone works on them for us.',
  },
});

@ObjectType('Site', {
  implements: NodeType,
  description: 'A warehouse, plant, third-party or subcontractor place. Expiry is judged by the date on its own wall calendar.',
  simpleResolvers: true,
})
export class SiteType extends NodeType implements Omit<Site, 'id' | 'publicId' | 'legalEntityId'> {
  @Field(() => String, { description: 'Your own code of it, unique in the tenant.' })
  code!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => SiteKindEnum, { description: 'What is done there.' })
  kind!: SiteKind;

  @Field(() => GlnScalar, { nullable: true, description: 'Its Global Location Number.' })
  gln!: Gln | null;

  @Field(() => String, {
    nullable: true,
    description: 'GS1 company prefix of whoever packs there, 4 to 12 digits: SSCCs are numbered behind it.',
  })
  gs1CompanyPrefix!: string | null;

  @Field(() => String, { description: 'IANA time zone, "America/Chicago".' })
  timeZone!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'From that day it takes nothing new; null while it is in use.' })
  retiredOn!: LocalDate | null;

  @Field(() => Int, { description: 'Grows with every change; hand it back as ifVersion.' })
  version!: number;
}

@ObjectType('Zone', {
  implements: NodeType,
  description: 'A part of a site with one climate and one set of permitted hazards.',
  simpleResolvers: true,
})
export class ZoneType extends NodeType implements Omit<Zone, 'id' | 'publicId' | 'siteId'> {
  @Field(() => String, { description: 'Its code, unique at the site.' })
  code!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'How goods are kept there, in your own words: "RACK", "COLD".' })
  storageType!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Coldest it may be, in degrees Celsius.' })
  temperatureMinimumCelsius!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Warmest it may be, in degrees Celsius.' })
  temperatureMaximumCelsius!: string | null;

  @Field(() => [String], { description: 'Hazard classes that may be kept there, "3", "6.1".' })
  hazardClasses!: readonly string[];
}
