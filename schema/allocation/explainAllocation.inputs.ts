import { Field, ID, InputType } from 'type-graphql';
import type { Strategy } from '../../src/domain/allocation/strategy.js';
import { ItemRef } from '../item/item.inputs.js';
import { PartnerRef } from '../partner/partner.inputs.js';
import { OneOf } from '../shared/oneOf.js';
import { QuantityInput } from '../shared/quantity.type.js';
import { LocalDateScalar, UnitCodeScalar } from '../shared/scalars.js';
import { SiteRef } from '../site/site.inputs.js';
import { StrategyEnum } from './allocation.type.js';

@InputType({ description: 'What is still open of a line of an order.' })
export class ExplainOrderLineInput {
  @Field(() => ID, { description: 'Which line.' })
  orderLineId!: string;

  @Field(() => StrategyEnum, {
    nullable: true,
    description: 'Which lots come first; as customer and item have it when absent, EXPLICIT_LOT when lots are named.',
  })
  strategy?: Strategy | null;

  @Field(() => UnitCodeScalar, { nullable: true, description: 'Only whole ones of this unit; as customer and item have it when absent.' })
  packUnit?: string | null;

  @Field(() => [ID], { nullable: true, description: 'For EXPLICIT_LOT: the lots in the order in which they would be taken, at most 50.' })
  lotIds?: string[] | null;
}

@InputType({ description: 'What somebody might want.' })
export class ExplainWhatIfInput {
  @Field(() => ItemRef, { description: 'Which item.' })
  item!: ItemRef;

  @Field(() => SiteRef, { description: 'From which site.' })
  site!: SiteRef;

  @Field(() => QuantityInput, { description: 'How much.' })
  quantity!: QuantityInput;

  @Field(() => PartnerRef, {
    nullable: true,
    description: "Whose rules of lots hold; those of the place's customer, or nobody's, when absent.",
  })
  customer?: PartnerRef | null;

  @Field(() => ID, { nullable: true, description: 'Where it would go: a place of the customer.' })
  shipToId?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: "When it would leave; the site's today when absent." })
  shipOn?: string | null;

  @Field(() => StrategyEnum, {
    nullable: true,
    description: 'Which lots come first; as customer and item have it when absent, EXPLICIT_LOT when lots are named.',
  })
  strategy?: Strategy | null;

  @Field(() => UnitCodeScalar, { nullable: true, description: 'Only whole ones of this unit; as customer and item have it when absent.' })
  packUnit?: string | null;

  @Field(() => [ID], { nullable: true, description: 'For EXPLICIT_LOT: the lots in the order in which they would be taken, at most 50.' })
  lotIds?: string[] | null;
}

@OneOf()
@InputType({ description: 'What the allocator is asked about, in exactly one way.' })
export class ExplainAllocationInput {
  @Field(() => ExplainOrderLineInput, { nullable: true, description: 'A line of an order, as it stands.' })
  orderLine?: ExplainOrderLineInput | null;

  @Field(() => ExplainWhatIfInput, { nullable: true, description: 'A demand that nobody has made.' })
  whatIf?: ExplainWhatIfInput | null;
}
