import type { Quantity } from '../shared/quantity.js';
import { carry, type Carried } from './carry.js';
import { collectEdges } from './collectEdges.js';
import { collectLots } from './collectLots.js';
import { findGaps } from './findGaps.js';
import { lesser, positive, roundedFine } from './fixedPoint.js';
import { buildFlowGraph, type FlowGraph } from './flowGraph.js';
import { OUTSIDE } from './numberNodes.js';
import { reach, type Scope } from './reach.js';
import type { Movement, TraceGraph, TraceStart } from './traceGraph.js';
import type { BackwardTrace, TracedMovement } from './traceResult.js';

/**
 * What the start was made of: the forward pass with the ledger, the clock and every movement turned round. A lot is in the backward trace of
 * another if and only if that other is in its forward trace; outside rework cycles the attributed quantities are equal too.
 */
export function traceBackward(graph: TraceGraph, start: TraceStart): BackwardTrace {
  const flow = buildFlowGraph(graph, 'BACKWARD');
  const scope = reach(flow, start);
  const carried = carry(flow, scope);
  const { edges, selfReturns } = collectEdges(flow, scope, carried);
  const gaps = findGaps(graph, start, { flow, scope });
  return {
    complete: gaps.length === 0,
    gaps,
    lots: collectLots(flow, scope, { carried, selfReturns }),
    edges,
    sources: sources(flow, scope, carried),
  };
}

function sources(flow: FlowGraph, scope: Scope, { pieces }: Carried): TracedMovement[] {
  return flow.steps.flatMap((movement, position) => {
    const piece = pieces[position];
    const brought = broughtIn(flow, position);
    if (piece === undefined || scope.inScope[position] === 0 || brought === 0n) return [];
    const { attributed, minimum, maximum, orderUncertain } = piece;
    const bounds = {
      minimum: positive(minimum - (movement.quantity - brought)) as Quantity,
      maximum: lesser(maximum, brought) as Quantity,
    };
    const share = roundedFine((attributed * brought) / movement.quantity);
    return [{ movement, touched: brought as Quantity, attributed: share, ...bounds, orderUncertain }];
  });
}

/** A receipt in full; of anything else what its pool did not hold. */
function broughtIn(flow: FlowGraph, position: number): bigint {
  const { quantity, entryId } = flow.steps[position] as Movement;
  return flow.target[position] === OUTSIDE ? quantity : (flow.excess.get(entryId) ?? 0n);
}
