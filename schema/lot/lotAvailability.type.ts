import { Field, ObjectType } from 'type-graphql';
import type { BlockReason } from '../../src/domain/stock/availability.js';
import { QuantityType } from '../shared/quantity.type.js';
import { SiteType } from '../site/site.type.js';
import { BlockReasonEnum } from '../stock/stock.type.js';

@ObjectType('LotSiteAvailability', { description: 'What of a lot may be used at one site.', simpleResolvers: true })
export class LotSiteAvailabilityType {
  @Field(() => SiteType, { description: 'The site.' })
  site!: unknown;

  @Field(() => QuantityType, { description: 'All that lies there.' })
  onHand!: QuantityType;

  @Field(() => QuantityType, { description: 'What of it may be allocated, picked, issued or shipped now.' })
  available!: QuantityType;

  @Field(() => [BlockReasonEnum], { description: 'Why not more, over all its balances there.' })
  reasons!: readonly BlockReason[];
}
