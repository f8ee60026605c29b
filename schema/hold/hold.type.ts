import { Field, Int, ObjectType } from 'type-graphql';
import type { Hold, HoldScope, HoldType as HoldTypeCode } from '../../src/domain/holding/hold.js';
import type { Instant } from '../../src/domain/shared/dates.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar } from '../shared/scalars.js';

export const HoldTypeEnum = publishEnum<HoldTypeCode>({
  name: 'HoldType',
  description: 'Why stock is stopped.',
  values: {
    QUALITY: 'Quality looks at it.',
    REGULATORY: 'An authority says so.',
    RECALL: 'It is recalled.',
    QUARANTINE: 'It is kept apart.',
    INVESTIGATION: 'Something is being found out.',
    MISSING_DOCUMENT: 'A certificate or paper is missing.',
    TEMPERATURE_EXCURSION: 'It was too warm or too cold.',
    CUSTOMER_COMPLAINT: 'A customer complained.',
    SUSPECT_PRODUCT: 'It may be falsified (DSCSA).',
    COUNT_IN_PROGRESS: 'It is being counted.',
    CUSTOMS: 'Customs has not released it.',
  },
});

export const HoldScopeEnum = publishEnum<HoldScope>({
  name: 'HoldScope',
  description: 'What of the lot a hold covers.',
  values: {
    LOT: 'All of it, everywhere, also what comes later.',
    LOT_SITE: 'All of it at one site.',
    LOT_BIN: 'All of it in one bin; it leaves that bin only for quarantine.',
    QUANTITY: 'A quantity of it in one bin.',
  },
});

type PublishedHold = Omit<Hold, 'id' | 'publicId' | 'lotId' | 'siteId' | 'binId' | 'quantity'>;

@ObjectType('Hold', {
  implements: NodeType,
  description: 'A reversible stop on stock. Several may be open at once.',
  simpleResolvers: true,
})
export class HoldType extends NodeType implements PublishedHold {
  @Field(() => HoldTypeEnum, { description: 'Why.' })
  type!: HoldTypeCode;

  @Field(() => HoldScopeEnum, { description: 'What it covers.' })
  scope!: HoldScope;

  @Field(() => String, { description: 'Reason code it was placed with.' })
  reasonCode!: string;

  @Field(() => String, { nullable: true, description: 'In words.' })
  reasonNote!: string | null;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  placedAt!: Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; null while it is open.' })
  releasedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: 'Reason code it was released with.' })
  releaseReasonCode!: string | null;

  @Field(() => Int, { description: 'Grows with every change; hand it back as ifVersion.' })
  version!: number;
}
