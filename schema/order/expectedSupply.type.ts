import { Field, ID, ObjectType } from 'type-graphql';
import { QuantityType } from '../shared/quantity.type.js';
import { LocalDateScalar } from '../shared/scalars.js';

@ObjectType('ExpectedSupply', {
  description: 'Goods that are expected and will fill a line of an order, if nothing changes meanwhile. Exactly one of the ids is there.',
  simpleResolvers: true,
})
export class ExpectedSupplyType {
  @Field(() => QuantityType, { description: 'How much of them, in the base unit of the item.' })
  quantity!: QuantityType;

  @Field(() => LocalDateScalar, { description: 'When they shall arrive.' })
  expectedOn!: string;

  @Field(() => ID, { nullable: true, description: 'The announced line (InboundShipmentLine).' })
  inboundShipmentLineId!: string | null;

  @Field(() => ID, { nullable: true, description: 'What was ordered and is not announced yet (PurchaseOrderLine).' })
  purchaseOrderLineId!: string | null;
}
