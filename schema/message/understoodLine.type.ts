import { Field, Int, ObjectType } from 'type-graphql';
import type { UnderstoodLine } from '../../src/domain/inbound/inboundMessage.js';
import type { LocalDate } from '../../src/domain/shared/dates.js';
import { LocalDateScalar } from '../shared/scalars.js';

@ObjectType('UnderstoodLine', {
  description: "One line of a document as it was understood, in the sender's own words; what is ours is null while it is unknown.",
  simpleResolvers: true,
})
export class UnderstoodLineType implements UnderstoodLine {
  @Field(() => Int, { description: '1, 2, 3, ... in document order.' })
  lineNumber!: number;

  @Field(() => Int, { description: 'Number of the segment it begins with, from 1 at the ISA.' })
  segment!: number;

  @Field(() => [String], { description: 'Product codes with their qualifiers: "VN ACME-1001".' })
  itemCodes!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Our item that the codes mean; null while it is unknown.' })
  sku!: string | null;

  @Field(() => String, { description: 'Quantity as announced, in `unit`: plain decimal text.' })
  quantity!: string;

  @Field(() => String, { description: "The sender's unit code." })
  unit!: string;

  @Field(() => String, { nullable: true, description: 'The quantity in `baseUnit`; null while item or unit are unknown.' })
  baseQuantity!: string | null;

  @Field(() => String, { nullable: true, description: 'Base unit of our item; null while it is unknown.' })
  baseUnit!: string | null;

  @Field(() => String, { nullable: true, description: 'The lot; null when it is to be captured at the dock.' })
  lotNumber!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When the lot expires, as announced.' })
  expiresOn!: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it was made, as announced.' })
  manufacturedOn!: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it was packed, as announced.' })
  packedOn!: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'Innermost handling unit: 18 digits when it is an SSCC.' })
  handlingUnit!: string | null;

  @Field(() => String, { nullable: true, description: 'Order that it fulfils.' })
  purchaseOrderNumber!: string | null;

  @Field(() => [String], { description: 'HL01 from the shipment down to the line.' })
  hlPath!: readonly string[];
}
