import type { Quantity } from '../shared/quantity.js';
import { carry, type Carried } from './carry.js';
import { collectEdges } from './collectEdges.js';
import { collectLots } from './collectLots.js';
import { findGaps } from './findGaps.js';
import { roundedFine } from './fixedPoint.js';
import { buildFlowGraph, type FlowGraph } from './flowGraph.js';
import { OUTSIDE } from './numberNodes.js';
import { onHandByBin } from './onHandByBin.js';
import type { Piece } from './pool.js';
import { reach, type Scope } from './reach.js';
import type { Movement, TraceGraph, TraceStart } from './traceGraph.js';
import type { ForwardTrace, TracedMovement } from './traceResult.js';
import { traceTotals } from './traceTotals.js';

/**
 * Where the start went: every lot, movement and bin it can have reached, with how much of it is there, and a balance of all of it.
 *
 * Figures follow the ledger order and take every lot and transformation as well mixed; bounds and `orderUncertain` say what else may be true.
 * A movement is out of scope only if ledger order and occurredAt both put it before the start came in. Linear in the number of movements.
 */
export function traceForward(graph: TraceGraph, start: TraceStart): ForwardTrace {
  const flow = buildFlowGraph(graph, 'FORWARD');
  const scope = reach(flow, start);
  const carried = carry(flow, scope);
  const { edges, selfReturns } = collectEdges(flow, scope, carried);
  const gaps = findGaps(graph, start, { flow, scope });
  const totals = traceTotals(flow, scope, carried);
  return {
    complete: gaps.length === 0,
    gaps,
    lots: collectLots(flow, scope, { carried, selfReturns }),
    edges,
    movements: tracedMovements(flow, scope, carried),
    onHand: onHandByBin(flow, carried, totals.onHand),
    totals,
  };
}

function tracedMovements(flow: FlowGraph, scope: Scope, { pieces }: Carried): TracedMovement[] {
  const traced: TracedMovement[] = [];
  for (let position = 0; position < flow.steps.length; position += 1) {
    const piece = pieces[position];
    const source = flow.source[position] as number;
    if (piece === undefined || scope.inScope[position] === 0 || source === OUTSIDE) continue;
    if (Math.max(source, flow.target[position] as number) < flow.firstPot)
      traced.push(tracedMovement(flow.steps[position] as Movement, piece));
  }
  return traced;
}

function tracedMovement(movement: Movement, { attributed, minimum, maximum, orderUncertain }: Piece): TracedMovement {
  return {
    movement,
    touched: movement.quantity,
    attributed: roundedFine(attributed),
    minimum: minimum as Quantity,
    maximum: maximum as Quantity,
    orderUncertain,
  };
}
