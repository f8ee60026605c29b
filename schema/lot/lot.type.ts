import { Field, Int, ObjectType } from 'type-graphql';
import type { ExpiryState, Lot, LotQuality } from '../../src/domain/lot/lot.js';
import type { Instant, LocalDate } from '../../src/domain/shared/dates.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { CountryCodeScalar, DateTimeScalar, LocalDateScalar } from '../shared/scalars.js';

export const LotQualityEnum = publishEnum<LotQuality>({
  name: 'LotQuality',
  description: 'What quality says of a lot.',
  values: {
    PENDING_INSPECTION: 'Waits for an inspection; may not be used.',
    RELEASED: 'May be used.',
    CONDITIONALLY_RELEASED: 'Released under conditions; may not be allocated freely.',
    REJECTED: 'May not be used, for good.',
    RETEST_REQUIRED: 'Its retest date has come; may not be used until tested again.',
  },
});

export const ExpiryStateEnum = publishEnum<ExpiryState>({
  name: 'ExpiryState',
  description: "Where a lot stands towards its last usable day, by the site's calendar. Never stored: it changes at the site's midnight.",
  values: {
    FRESH: 'Further from it than the item counts as near.',
    NEAR_EXPIRY: "Within the item's nearExpiryDays.",
    EXPIRED: 'Past its last usable day.',
    NO_EXPIRY: 'Nothing limits it.',
  },
});

type PublishedLot = Omit<Lot, 'id' | 'publicId' | 'itemId' | 'supplierId' | 'usableThrough'>;

@ObjectType('Lot', {
  implements: NodeType,
  description: 'A quantity of one item made or received under one number. Identity: item, supplier, lot number.',
  simpleResolvers: true,
})
export class LotType extends NodeType implements PublishedLot {
  @Field(() => String, { description: 'Its number, unique with item and supplier.' })
  lotNumber!: string;

  @Field(() => String, { nullable: true, description: 'As the supplier wrote it; null for own production.' })
  supplierLotNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Traceability lot code (21 CFR 1.1320).' })
  traceabilityLotCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Who assigned the traceability lot code.' })
  traceabilityLotCodeSource!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of manufacture.' })
  manufacturedOn!: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day it may be used, as declared or counted from manufacture.' })
  expiresOn!: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Best before; blocks only if the item says so.' })
  bestBeforeOn!: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it must be tested again.' })
  retestOn!: LocalDate | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Country of origin.' })
  countryOfOrigin!: string | null;

  @Field(() => LotQualityEnum, { description: 'What quality says of it.' })
  quality!: LotQuality;

  @Field(() => DateTimeScalar, { description: 'When it was first known.' })
  createdAt!: Instant;

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number;
}
