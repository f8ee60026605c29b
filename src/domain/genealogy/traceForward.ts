import type { Quantity } from '../shared/quantity.js';
import { carry, type Carried } from './carry.js';
import { collectEdges } from './collectEdges.js';
import { collectLots } from './collectLots.js';
import { findGaps } from './findGaps.js';
import { roundedFine } from './fixedPoint.js';
import { buildFlowGraph, OUTSIDE, type FlowGraph } from './flowGraph.js';
import { onHandByBin } from './onHandByBin.js';
import { reach, type Scope } from './reach.js';
import type { TraceGraph, TraceStart } from './traceGraph.js';
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
  const gaps = findGaps(graph, start, { flow, scope });
  const totals = traceTotals(flow, scope, carried);
  return {
    complete: gaps.length === 0,
    gaps,
    lots: collectLots(flow, scope, carried),
    edges: collectEdges(flow, scope, carried),
    movements: tracedMovements(flow, scope, carried),
    onHand: onHandByBin(flow, carried, totals.onHand),
    totals,
  };
}

function tracedMovements(flow: FlowGraph, scope: Scope, { pieces }: Carried): TracedMovement[] {
  return flow.steps.flatMap((movement, position) => {
    const piece = pieces[position];
    if (piece === undefined || scope.inScope[position] === 0) return [];
    if (flow.source[position] === OUTSIDE || movement.from.pool === 'PRODUCTION' || movement.to.pool === 'PRODUCTION') return [];
    const { attributed, minimum, maximum, orderUncertain } = piece;
    const bounds = { minimum: minimum as Quantity, maximum: maximum as Quantity };
    return [{ movement, touched: movement.quantity, attributed: roundedFine(attributed), ...bounds, orderUncertain }];
  });
}
