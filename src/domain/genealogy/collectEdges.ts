import type { Carried } from './carry.js';
import { fine, lesser, positive, roundedFine, type Fine } from './fixedPoint.js';
import type { FlowGraph } from './flowGraph.js';
import type { Pot } from './numberNodes.js';
import type { Scope } from './reach.js';
import type { TracedEdge } from './traceResult.js';
import { SideReader, type Side } from './transformationSides.js';

/** What a lot got back of itself through one transformation. */
export interface SelfReturn {
  readonly lot: number;
  readonly touched: bigint;
  readonly attributed: Fine;
  readonly minimum: bigint;
  readonly maximum: bigint;
}

export interface CollectedEdges {
  /** Parent lot to child lot through each transformation in reach, by the parent's ledger entry, then the child's lot id. */
  readonly edges: TracedEdge[];
  readonly selfReturns: readonly SelfReturn[];
}

export function collectEdges(flow: FlowGraph, scope: Scope, carried: Carried): CollectedEdges {
  const edges: TracedEdge[] = [];
  const selfReturns: SelfReturn[] = [];
  const reader = new SideReader(flow, carried);
  const edge = flow.direction === 'FORWARD' ? forwardEdge : backwardEdge;
  for (const node of scope.pots) {
    const pot = flow.pots[node - flow.firstPot] as Pot;
    const ins = reader.ins(node);
    const outs = reader.outs(node);
    for (const pair of ins.flatMap((into) => outs.map((out) => [into, out] as const))) {
      edges.push(edge(flow, pot, pair));
      if (pair[0].lot === pair[1].lot) selfReturns.push(selfReturn(pot, ins, pair));
    }
  }
  edges.sort((a, b) => a.entryId - b.entryId || a.childLotId - b.childLotId);
  return { edges, selfReturns };
}

function forwardEdge(flow: FlowGraph, pot: Pot, [parent, child]: readonly [Side, Side]): TracedEdge {
  return newEdge(flow, pot, {
    parent,
    child,
    attributed: (parent.attributed * child.share) / pot.total,
    orderUncertain: parent.orderUncertain,
  });
}

function backwardEdge(flow: FlowGraph, pot: Pot, [child, parent]: readonly [Side, Side]): TracedEdge {
  // Through the pot in its own unit, child to parent.
  const attributed = (child.attributed * child.share * parent.quantity) / (child.quantity * pot.total);
  return newEdge(flow, pot, { parent, child, attributed, orderUncertain: child.orderUncertain });
}

interface EdgeEnds {
  readonly parent: Side;
  readonly child: Side;
  readonly attributed: Fine;
  readonly orderUncertain: boolean;
}

function newEdge(flow: FlowGraph, pot: Pot, { parent, child, attributed, orderUncertain }: EdgeEnds): TracedEdge {
  return {
    parentLotId: flow.lotIds[parent.lot] as number,
    childLotId: flow.lotIds[child.lot] as number,
    transformationId: pot.transformationId,
    entryId: parent.entryId,
    quantity: roundedFine((fine(parent.quantity) * child.share) / pot.total),
    attributed: roundedFine(attributed),
    orderUncertain,
  };
}

/** The other inputs bound what is new in the output. */
function selfReturn(pot: Pot, ins: readonly Side[], [own, out]: readonly [Side, Side]): SelfReturn {
  const others = ins.reduce((sum, { maximum }) => sum + maximum, -own.maximum);
  return {
    lot: own.lot,
    touched: lesser(own.quantity, out.quantity),
    attributed: lesser((own.attributed * out.share) / pot.total, out.attributed),
    minimum: out.minimum - positive(out.minimum - own.maximum),
    maximum: out.maximum - lesser(out.maximum, others),
  };
}
