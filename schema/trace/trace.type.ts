import { Field, Int, ObjectType } from 'type-graphql';
import type { TraceGapCode } from '../../src/domain/genealogy/traceResult.js';
import { publishEnum } from '../shared/publishEnum.js';
import { QuantityType } from '../shared/quantity.type.js';
import { DateTimeScalar } from '../shared/scalars.js';

export const TraceGapCodeEnum = publishEnum<TraceGapCode>({
  name: 'TraceGapCode',
  description: 'Why a trace is not complete.',
  values: {
    START_MISSING: 'The start is not in the ledger.',
    LOT_MISSING: 'Entries of a lot that is not known.',
    TRANSFORMATION_MISSING: 'Goods went into or out of production without a transformation.',
    TRANSFORMATION_CUT: 'A transformation has inputs or outputs that were not reached.',
    BALANCE_MISMATCH: "A lot's entries do not add up to its balances.",
    BALANCE_NEGATIVE: 'More left a lot than ever entered it.',
  },
});

@ObjectType('TraceGap', { description: 'Something that is missing, and where.', simpleResolvers: true })
export class TraceGapType {
  @Field(() => TraceGapCodeEnum, { description: 'What.' })
  code!: TraceGapCode;
}

export const ATTRIBUTED_DESCRIPTION =
  'How much of the start is in it, every lot and transformation taken as well mixed, in the unit of the start.';

@ObjectType('TracedLot', { description: 'A lot that the start reached, or that reached the start.', simpleResolvers: true })
export class TracedLotType {
  @Field(() => Int, { description: 'Fewest transformations between the start and this lot; 0 for the start.' })
  generation!: number;

  @Field(() => Boolean, { description: 'Ledger order and clock disagree on whether it was reached: it stays in scope.' })
  orderUncertain!: boolean;
}

@ObjectType('TracedEdge', { description: 'What of one lot went into another, in one transformation.', simpleResolvers: true })
export class TracedEdgeType {
  @Field(() => Boolean, { description: 'Ledger order and clock disagree on whether the start was in it.' })
  orderUncertain!: boolean;
}

@ObjectType('TracedBin', { description: 'One lot of the trace in one bin.', simpleResolvers: true })
export class TracedBinType {}

@ObjectType('TracedMovement', {
  description: 'A movement in scope that took goods out of stock or brought them back; upstream: what brought them in.',
  simpleResolvers: true,
})
export class TracedMovementType {
  @Field(() => String, { description: 'Transaction type: RECEIPT, SHIP, SCRAP, ...' })
  transactionType!: string;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: string;

  @Field(() => Boolean, { description: 'Ledger order and clock disagree on whether the start was in it.' })
  orderUncertain!: boolean;
}

@ObjectType('TraceTotals', {
  description:
    'input = onHand + inTransit + atCustomers + scrapped + destroyed + sampled + declaredLoss + unexplained, exactly, in attributed quantity of the start. consumed, returned and returnedToVendor stand beside.',
  simpleResolvers: true,
})
export class TraceTotalsType {
  @Field(() => QuantityType, { description: 'What of the start came in, less returnedToVendor.' })
  input!: QuantityType;

  @Field(() => QuantityType, { description: 'In physical bins.' })
  onHand!: QuantityType;

  @Field(() => QuantityType, { description: 'Between sites and on the way to customers.' })
  inTransit!: QuantityType;

  @Field(() => QuantityType, { description: 'Shipped less returned.' })
  atCustomers!: QuantityType;

  @Field(() => QuantityType, { description: 'Scrapped.' })
  scrapped!: QuantityType;

  @Field(() => QuantityType, { description: 'Destroyed.' })
  destroyed!: QuantityType;

  @Field(() => QuantityType, { description: 'Taken as samples.' })
  sampled!: QuantityType;

  @Field(() => QuantityType, { description: 'Declared as lost in transformations.' })
  declaredLoss!: QuantityType;

  @Field(() => QuantityType, { description: 'Adjusted away, or gone in transformations without a word.' })
  unexplained!: QuantityType;

  @Field(() => QuantityType, { description: 'Beside the sum: what transformations took from the start.' })
  consumed!: QuantityType;

  @Field(() => QuantityType, { description: 'Beside the sum: what came back from customers.' })
  returned!: QuantityType;

  @Field(() => QuantityType, { description: 'Beside the sum: sent back to the supplier.' })
  returnedToVendor!: QuantityType;
}

@ObjectType('Trace', {
  description:
    'Everything connected with the start, in ledger order and with quantities. Lists page over the full result; totals are those of the full result.',
  simpleResolvers: true,
})
export class TraceType {
  @Field(() => Boolean, { description: 'True only because the pass reached the end and found nothing missing; else `gaps` says what.' })
  complete!: boolean;

  @Field(() => [TraceGapType], { description: 'What is missing, at most 100.' })
  gaps!: readonly TraceGapType[];

  @Field(() => Int, { description: 'Milliseconds on the server, reading included.' })
  elapsedMs!: number;

  @Field(() => TraceTotalsType, { nullable: true, description: 'Where the start is now; null for a trace BACKWARD.' })
  totals!: TraceTotalsType | null;
}
