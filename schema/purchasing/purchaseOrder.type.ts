import { Field, Int, ObjectType } from 'type-graphql';
import type { PurchaseOrder, PurchaseOrderLine } from '../../src/domain/purchasing/purchaseOrder.js';
import { NodeType } from '../shared/node.type.js';
import { DateTimeScalar, LocalDateScalar } from '../shared/scalars.js';

@ObjectType('PurchaseOrder', {
  implements: NodeType,
  description: 'What was ordered from a supplier, as far as it tells what is still to come.',
  simpleResolvers: true,
})
export class PurchaseOrderType extends NodeType implements Pick<PurchaseOrder, 'orderNumber' | 'createdAt' | 'version'> {
  @Field(() => String, { description: 'Your own number of it, as the supplier writes it in what it announces.' })
  orderNumber!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made here.' })
  createdAt!: PurchaseOrder['createdAt'];

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number;
}

@ObjectType('PurchaseOrderLine', {
  implements: NodeType,
  description: 'How much of an item was ordered, and what came of it.',
  simpleResolvers: true,
})
export class PurchaseOrderLineType extends NodeType implements Pick<PurchaseOrderLine, 'lineNumber' | 'expectedOn'> {
  @Field(() => Int, { description: '1, 2, 3, ...' })
  lineNumber!: number;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it shall arrive; null when nobody knows.' })
  expectedOn!: PurchaseOrderLine['expectedOn'];
}
