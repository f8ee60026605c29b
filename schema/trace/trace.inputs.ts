import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { TraceDirection } from '../../src/queries/tracing/trace.js';
import { LotRef } from '../lot/lot.inputs.js';
import { OneOf } from '../shared/oneOf.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar } from '../shared/scalars.js';

export const TraceDirectionEnum = publishEnum<TraceDirection>({
  name: 'TraceDirection',
  description: 'Which way a trace goes.',
  values: {
    FORWARD: 'Downstream: what became of it, and where that is (track).',
    BACKWARD: 'Upstream: what it was made of, and where that came from (trace).',
    BOTH: 'Both; the two are computed apart.',
  },
});

@InputType({ description: "Every lot of ours under a supplier's number, however it is punctuated." })
export class SupplierLotStartInput {
  @Field(() => ID, { description: 'The supplier.' })
  supplierId!: string;

  @Field(() => String, { description: 'Its number of the lot.' })
  supplierLotNumber!: string;
}

@InputType({ description: 'Everything received from a supplier in a time.' })
export class SupplierReceiptsStartInput {
  @Field(() => ID, { description: 'The supplier.' })
  supplierId!: string;

  @Field(() => DateTimeScalar, { description: 'From this instant.' })
  receivedFrom!: string;

  @Field(() => DateTimeScalar, { description: 'Before this instant.' })
  receivedBefore!: string;
}

@OneOf()
@InputType({
  description:
    'Where a trace begins, in exactly one way. Lots are traced whole; shipments, transformations and receipts by the quantities they moved.',
})
export class TraceStartInput {
  @Field(() => LotRef, { nullable: true, description: 'A lot.' })
  lot?: LotRef | null;

  @Field(() => SupplierLotStartInput, { nullable: true, description: "A supplier's lot." })
  supplierLot?: SupplierLotStartInput | null;

  @Field(() => ID, { nullable: true, description: 'What was received of an inbound shipment.' })
  inboundShipmentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'What came of a transformation.' })
  transformationId?: string | null;

  @Field(() => SupplierReceiptsStartInput, { nullable: true, description: 'What a supplier delivered in a time.' })
  supplierReceipts?: SupplierReceiptsStartInput | null;
}

@InputType({ description: 'Another time than now.' })
export class TraceAsOfInput {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Only what had happened by then.' })
  validAt?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only what the ledger had sealed by then. Later than the newest seal is refused.',
  })
  knownAt?: string | null;
}

@ArgsType()
export class TraceArguments {
  @Field(() => TraceStartInput, { description: 'Where it begins.' })
  start!: TraceStartInput;

  @Field(() => TraceDirectionEnum, { description: 'Which way.' })
  direction!: TraceDirection;

  @Field(() => TraceAsOfInput, { nullable: true, description: 'As of another time.' })
  asOf?: TraceAsOfInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'List only lots and edges this many transformations away; totals and completeness stay those of the whole.',
  })
  maxDepth?: number | null;
}
