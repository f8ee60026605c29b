import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { TracedBin, TracedEdge, TracedLot, TracedMovement } from '../../src/domain/genealogy/traceResult.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { binsById } from '../../src/queries/masterData/binLookUps.js';
import { LotType } from '../lot/lot.type.js';
import { connectionType, PageArguments } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { listConnection } from '../shared/listConnection.js';
import { QuantityType } from '../shared/quantity.type.js';
import { DateTimeScalar } from '../shared/scalars.js';
import { BinType } from '../site/bin.type.js';
import { TraceArguments, TraceDirectionEnum } from './trace.inputs.js';
import { ATTRIBUTED_DESCRIPTION, TracedBinType, TracedEdgeType, TracedLotType, TracedMovementType, TraceType } from './trace.type.js';
import { inLotsUnit, inStartUnit } from './tracedQuantity.js';
import { binKey, edgeKey, lotKey, movementKey, traceView, type InTrace, type TraceView } from './traceView.js';

const TracedLotConnection = connectionType('TracedLot', TracedLotType);
const TracedEdgeConnection = connectionType('TracedEdge', TracedEdgeType);
const TracedBinConnection = connectionType('TracedBin', TracedBinType);
const TracedMovementConnection = connectionType('TracedMovement', TracedMovementType);

@Resolver(() => TraceType)
export class TraceResolver {
  @Query(() => TraceType, {
    nullable: true,
    description:
      'Where something went and what it was made of, in time and with quantities; null when the start means nothing. Complete, or it says what is missing; a query that fails is an error, never a shorter list.',
  })
  trace(@Args(() => TraceArguments) request: TraceArguments, @Ctx() context: GraphContext) {
    return traceView(context, request);
  }

  @FieldResolver(() => TracedLotConnection, { description: 'Lots in scope, upstream first, nearest first.' })
  lots(@Root() view: TraceView, @Args(() => PageArguments) page: PageArguments) {
    return listConnection(view.lots, page, lotKey);
  }

  @FieldResolver(() => TracedEdgeConnection, { description: 'What went into what.' })
  edges(@Root() view: TraceView, @Args(() => PageArguments) page: PageArguments) {
    return listConnection(view.edges, page, edgeKey);
  }

  @FieldResolver(() => TracedBinConnection, { description: 'Where it lies now, bin by bin; empty for a trace BACKWARD.' })
  onHand(@Root() view: TraceView, @Args(() => PageArguments) page: PageArguments) {
    return listConnection(view.onHand, page, binKey);
  }

  @FieldResolver(() => TracedMovementConnection, {
    description: 'Downstream: shipped, returned, in transit, scrapped, adjusted. Upstream: receipts, where it came from.',
  })
  movements(@Root() view: TraceView, @Args(() => PageArguments) page: PageArguments) {
    return listConnection(view.movements, page, movementKey);
  }
}

@Resolver(() => TracedLotType)
export class TracedLotResolver {
  @FieldResolver(() => TraceDirectionEnum, { description: 'FORWARD: the start reached it. BACKWARD: it reached the start.' })
  direction(@Root() traced: InTrace<TracedLot>) {
    return traced.direction;
  }

  @FieldResolver(() => LotType, { description: 'The lot.' })
  lot(@Root() traced: InTrace<TracedLot>, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(traced.lotId);
  }

  @FieldResolver(() => QuantityType, { description: 'How much of it may carry the start, in its own unit.' })
  touchedQuantity(@Root() traced: InTrace<TracedLot>, @Ctx() context: GraphContext) {
    return inLotsUnit(context, traced.lotId, traced.touchedQuantity);
  }

  @FieldResolver(() => QuantityType, {
    description: `${ATTRIBUTED_DESCRIPTION} Upstream: how much of it is in the start, in its own unit.`,
  })
  attributedQuantity(@Root() traced: InTrace<TracedLot>, @Ctx() context: GraphContext) {
    return traced.direction === 'FORWARD'
      ? inStartUnit(traced, traced.attributedQuantity)
      : inLotsUnit(context, traced.lotId, traced.attributedQuantity);
  }

  @FieldResolver(() => QuantityType, { description: 'At least this much, however things mixed, in its own unit.' })
  minimum(@Root() traced: InTrace<TracedLot>, @Ctx() context: GraphContext) {
    return inLotsUnit(context, traced.lotId, traced.minimum);
  }

  @FieldResolver(() => QuantityType, { description: 'At most this much, however things mixed, in its own unit.' })
  maximum(@Root() traced: InTrace<TracedLot>, @Ctx() context: GraphContext) {
    return inLotsUnit(context, traced.lotId, traced.maximum);
  }
}

@Resolver(() => TracedEdgeType)
export class TracedEdgeResolver {
  @FieldResolver(() => LotType, { description: 'What went in.' })
  parent(@Root() edge: InTrace<TracedEdge>, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(edge.parentLotId);
  }

  @FieldResolver(() => LotType, { description: 'What came out.' })
  child(@Root() edge: InTrace<TracedEdge>, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(edge.childLotId);
  }

  @FieldResolver(() => QuantityType, {
    description: "How much of the parent went into the child, in the parent's unit; losses and samples left out.",
  })
  quantity(@Root() edge: InTrace<TracedEdge>, @Ctx() context: GraphContext) {
    return inLotsUnit(context, edge.parentLotId, edge.quantity);
  }

  @FieldResolver(() => QuantityType, {
    description: `${ATTRIBUTED_DESCRIPTION} Upstream: how much of it is in the start, in the parent's unit.`,
  })
  attributedQuantity(@Root() edge: InTrace<TracedEdge>, @Ctx() context: GraphContext) {
    return edge.direction === 'FORWARD' ? inStartUnit(edge, edge.attributed) : inLotsUnit(context, edge.parentLotId, edge.attributed);
  }
}

@Resolver(() => TracedBinType)
export class TracedBinResolver {
  @FieldResolver(() => LotType, { description: 'Which lot.' })
  lot(@Root() traced: InTrace<TracedBin>, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(traced.lotId);
  }

  @FieldResolver(() => BinType, { description: 'Which bin.' })
  bin(@Root() traced: InTrace<TracedBin>, @Ctx() context: GraphContext) {
    return context.loader(binsById).load(traced.binId);
  }

  @FieldResolver(() => QuantityType, { description: 'What lies there of the lot, in its own unit.' })
  touchedQuantity(@Root() traced: InTrace<TracedBin>, @Ctx() context: GraphContext) {
    return inLotsUnit(context, traced.lotId, traced.touched);
  }

  @FieldResolver(() => QuantityType, { description: ATTRIBUTED_DESCRIPTION })
  attributedQuantity(@Root() traced: InTrace<TracedBin>) {
    return inStartUnit(traced, traced.attributed);
  }

  @FieldResolver(() => QuantityType, { description: "At least this much, in the lot's unit." })
  minimum(@Root() traced: InTrace<TracedBin>, @Ctx() context: GraphContext) {
    return inLotsUnit(context, traced.lotId, traced.minimum);
  }

  @FieldResolver(() => QuantityType, { description: "At most this much, in the lot's unit." })
  maximum(@Root() traced: InTrace<TracedBin>, @Ctx() context: GraphContext) {
    return inLotsUnit(context, traced.lotId, traced.maximum);
  }
}

@Resolver(() => TracedMovementType)
export class TracedMovementResolver {
  @FieldResolver(() => TraceDirectionEnum, { description: 'Which pass found it.' })
  direction(@Root() traced: InTrace<TracedMovement>) {
    return traced.direction;
  }

  @FieldResolver(() => String)
  transactionType(@Root() traced: InTrace<TracedMovement>) {
    return traced.movement.transactionType;
  }

  @FieldResolver(() => DateTimeScalar)
  occurredAt(@Root() traced: InTrace<TracedMovement>) {
    return traced.movement.occurredAt;
  }

  @FieldResolver(() => LotType, { description: 'Which lot.' })
  lot(@Root() traced: InTrace<TracedMovement>, @Ctx() context: GraphContext) {
    return context.loader(lotsById).load(traced.movement.lotId);
  }

  @FieldResolver(() => BinType, { description: 'From where; a virtual bin says from whom.' })
  from(@Root() traced: InTrace<TracedMovement>, @Ctx() context: GraphContext) {
    return context.loader(binsById).load(traced.movement.from.binId);
  }

  @FieldResolver(() => BinType, { description: 'To where; a virtual bin says to whom.' })
  to(@Root() traced: InTrace<TracedMovement>, @Ctx() context: GraphContext) {
    return context.loader(binsById).load(traced.movement.to.binId);
  }

  @FieldResolver(() => QuantityType, { description: "All of the movement, in the lot's unit." })
  touchedQuantity(@Root() traced: InTrace<TracedMovement>, @Ctx() context: GraphContext) {
    return inLotsUnit(context, traced.movement.lotId, traced.touched);
  }

  @FieldResolver(() => QuantityType, {
    description: `${ATTRIBUTED_DESCRIPTION} Upstream: how much of it is in the start, in the lot's unit.`,
  })
  attributedQuantity(@Root() traced: InTrace<TracedMovement>, @Ctx() context: GraphContext) {
    return traced.direction === 'FORWARD'
      ? inStartUnit(traced, traced.attributed)
      : inLotsUnit(context, traced.movement.lotId, traced.attributed);
  }

  @FieldResolver(() => QuantityType, { description: "At least this much, in the lot's unit." })
  minimum(@Root() traced: InTrace<TracedMovement>, @Ctx() context: GraphContext) {
    return inLotsUnit(context, traced.movement.lotId, traced.minimum);
  }

  @FieldResolver(() => QuantityType, { description: "At most this much, in the lot's unit." })
  maximum(@Root() traced: InTrace<TracedMovement>, @Ctx() context: GraphContext) {
    return inLotsUnit(context, traced.movement.lotId, traced.maximum);
  }
}
