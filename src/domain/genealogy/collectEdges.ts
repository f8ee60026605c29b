import type { Carried } from './carry.js';
import { fine, roundedFine } from './fixedPoint.js';
import type { FlowGraph, Pot } from './flowGraph.js';
import type { Scope } from './reach.js';
import type { TracedEdge } from './traceResult.js';
import { transformationSides, type Side } from './transformationSides.js';

/** Parent lot to child lot through each transformation in reach, by the parent's ledger entry, then the child's lot id. */
export function collectEdges(flow: FlowGraph, scope: Scope, carried: Carried): TracedEdge[] {
  const edges: TracedEdge[] = [];
  for (const node of scope.pots) {
    const pot = flow.pots[node - flow.firstPot] as Pot;
    const { ins, outs } = transformationSides(flow, carried, node);
    for (const into of ins) {
      for (const out of outs)
        edges.push(flow.direction === 'FORWARD' ? forwardEdge(flow, pot, [into, out]) : backwardEdge(flow, pot, [into, out]));
    }
  }
  return edges.sort((a, b) => a.entryId - b.entryId || a.childLotId - b.childLotId);
}

function forwardEdge(flow: FlowGraph, pot: Pot, [parent, child]: readonly [Side, Side]): TracedEdge {
  return {
    ...ends(flow, pot, [parent, child]),
    attributed: roundedFine((parent.attributed * child.share) / pot.total),
    orderUncertain: parent.orderUncertain,
  };
}

function backwardEdge(flow: FlowGraph, pot: Pot, [child, parent]: readonly [Side, Side]): TracedEdge {
  // Through the pot in its own unit, child to parent.
  const attributed = (child.attributed * child.share * parent.quantity) / (child.quantity * pot.total);
  return { ...ends(flow, pot, [parent, child]), attributed: roundedFine(attributed), orderUncertain: child.orderUncertain };
}

function ends(flow: FlowGraph, pot: Pot, [parent, child]: readonly [Side, Side]): Omit<TracedEdge, 'attributed' | 'orderUncertain'> {
  return {
    parentLotId: flow.lotIds[parent.lot] as number,
    childLotId: flow.lotIds[child.lot] as number,
    transformationId: pot.transformationId,
    entryId: parent.entryId,
    quantity: roundedFine((fine(parent.quantity) * child.share) / pot.total),
  };
}
