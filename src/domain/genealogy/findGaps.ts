import type { Direction, FlowGraph } from './flowGraph.js';
import { poolNode, type Pot } from './numberNodes.js';
import type { Scope } from './reach.js';
import type { TraceGraph, TraceStart } from './traceGraph.js';
import type { TraceGap } from './traceResult.js';

/** Gaps named in one answer. */
const GAP_LIMIT = 100;

/** What must be there and is not. Lots are checked whether reached or not: what is missing may be the very entry that would have reached them. */
export function findGaps(graph: TraceGraph, start: TraceStart, { flow, scope }: { flow: FlowGraph; scope: Scope }): TraceGap[] {
  return [...startGaps(flow, start), ...lotGaps(graph, flow), ...negativeGaps(flow), ...transformationGaps(flow, scope)].slice(
    0,
    GAP_LIMIT,
  );
}

function startGaps(flow: FlowGraph, start: TraceStart): TraceGap[] {
  if ('lotIds' in start)
    return start.lotIds.filter((lotId) => !flow.lotIndex.has(lotId)).map((lotId) => ({ code: 'START_MISSING', lotId }));
  const loaded = new Set(flow.steps.map(({ entryId }) => entryId));
  return start.entryIds.filter((entryId) => !loaded.has(entryId)).map((entryId) => ({ code: 'START_MISSING', entryId }));
}

function lotGaps(graph: TraceGraph, flow: FlowGraph): TraceGap[] {
  const gaps: TraceGap[] = [];
  for (const [lot, lotId] of flow.lotIds.entries()) {
    const facts = graph.lots.get(lotId);
    if (facts === undefined) gaps.push({ code: 'LOT_MISSING', lotId });
    if (facts?.balance === undefined) continue;
    const held = closingOf(flow, lot, 'STOCK');
    const inTransit = closingOf(flow, lot, 'IN_TRANSIT');
    if (held + inTransit !== facts.balance) gaps.push({ code: 'BALANCE_MISMATCH', lotId });
  }
  return gaps;
}

function closingOf(flow: FlowGraph, lot: number, pool: 'STOCK' | 'IN_TRANSIT'): bigint {
  const node = poolNode(flow, lot, pool);
  return node === undefined ? 0n : (flow.closing[node] ?? 0n);
}

/** Only stock and transit cannot go below zero; a customer may return what was shipped before the ledger began. */
function negativeGaps(flow: FlowGraph): TraceGap[] {
  if (flow.excess.size === 0) return [];
  const cut = flow.steps.filter(({ entryId, from }) => flow.excess.has(entryId) && (from.pool === 'STOCK' || from.pool === 'IN_TRANSIT'));
  return cut.map(({ entryId, lotId }) => ({ code: 'BALANCE_NEGATIVE', lotId, entryId }));
}

function transformationGaps(flow: FlowGraph, scope: Scope): TraceGap[] {
  const reached = Array.from(scope.pots, (node) => flow.pots[node - flow.firstPot] as Pot);
  return reached.filter((pot) => !pot.known || isCut(pot, flow.direction)).map(transformationGap);
}

function transformationGap({ transformationId, known }: Pot): TraceGap {
  return { code: known ? 'TRANSFORMATION_CUT' : 'TRANSFORMATION_MISSING', ...(transformationId === undefined ? {} : { transformationId }) };
}

/** The side the trace goes on to must be there in full; of the other side it needs only what it reached. */
function isCut(pot: Pot, direction: Direction): boolean {
  const inputs = pot.inputTotal - pot.loadedInputs;
  const outputs = pot.outputTotal - pot.loadedOutputs;
  return inputs < 0n || outputs < 0n || (direction === 'FORWARD' ? outputs : inputs) !== 0n;
}
