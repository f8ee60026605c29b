import { ArgsType, Field, ObjectType } from 'type-graphql';
import { PartnerRef } from '../partner/partner.inputs.js';
import { LocalDateScalar } from '../shared/scalars.js';
import { SiteRef } from '../site/site.inputs.js';

@ArgsType()
export class PromiseArguments {
  @Field(() => SiteRef, { nullable: true, description: 'At which site; all together when absent.' })
  site?: SiteRef | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      "By which day, by each site's calendar: with what is expected by then, without what will have expired and what open orders want that leave by then. Now when absent; a day that is past is today.",
  })
  on?: string | null;

  @Field(() => PartnerRef, {
    nullable: true,
    description: "Whose rules of lots hold: a customer. Nobody's when absent; for a storefront always its own.",
  })
  customer?: PartnerRef | null;
}

@ObjectType('AvailableToPromise', {
  description:
    'What can be promised of an item, in its base unit: onHand + expected - openDemand - reserved, or what rules of the customer leave (onHand - keptByRules + expected) if that is less, and never less than nothing.',
  simpleResolvers: true,
})
export class AvailableToPromiseType {
  @Field(() => LocalDateScalar, { nullable: true, description: 'By which day, as it was asked; null for now.' })
  on!: string | null;

  @Field(() => Boolean, {
    description:
      "False when there is more stock than the customer's rules were held against: then no less than that can be promised. 20,000 balances of a question are looked at, at most 1,000 of an item at a site.",
  })
  complete!: boolean;
}
