import { greater, lesser } from './fixedPoint.js';
import { grouped, type Grouped } from './grouped.js';
import { orderByTransformation } from './orderByTransformation.js';
import type { Movement, Pool, TraceGraph } from './traceGraph.js';

export type Direction = 'FORWARD' | 'BACKWARD';

/** A lot has one node for each pool; a transformation is one more node (its pot). Pools below SINKS mix, the others only keep. */
const POOL_INDEX = { STOCK: 0, IN_TRANSIT: 1, CUSTOMER: 2, SCRAP: 3, ADJUSTMENT: 4, SUPPLIER: 5, PRODUCTION: -1 } as const satisfies Record<
  Pool,
  number
>;
const POOLS = 6;
const SINKS = 2;
/** Where receipts come from: goods nobody here has seen before. */
export const OUTSIDE = -1;

export interface Pot {
  readonly transformationId: number | undefined;
  readonly known: boolean;
  /** What is in the pot once all inputs are in; an output without input is filled up with clean material. */
  total: bigint;
  readonly inputTotal: bigint;
  readonly outputTotal: bigint;
  readonly declaredLoss: bigint;
  readonly sample: bigint;
  loadedInputs: bigint;
  loadedOutputs: bigint;
}

/**
 * The ledger as steps between numbered nodes, in the direction of the trace: backward reverses the order, the clock and every movement,
 * so that one algorithm serves both. Within a transformation all inputs come before all outputs.
 */
export interface FlowGraph {
  readonly direction: Direction;
  readonly steps: readonly Movement[];
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** occurredAt, negated backward. */
  readonly time: Float64Array;
  readonly lotIds: readonly number[];
  readonly lotIndex: ReadonlyMap<number, number>;
  readonly pots: readonly Pot[];
  /** Nodes below are lot nodes, from here on pots. */
  readonly firstPot: number;
  readonly stepsOut: Grouped;
  readonly stepsIn: Grouped;
  /** By node, what the direction starts with: nothing forward, the final contents backward. */
  readonly opening: (bigint | undefined)[];
  /** By lot node at the end of the ledger. */
  readonly closing: (bigint | undefined)[];
  /** By entry id: the part of a movement that its pool did not hold, so came from outside. */
  readonly excess: ReadonlyMap<number, bigint>;
}

/** Numbers lots, pools and transformations. Throws when the movements are not sorted by entry id. */
export function buildFlowGraph(graph: TraceGraph, direction: Direction): FlowGraph {
  const steps = orderByTransformation(graph.movements);
  const numbering = numberNodes(graph, steps);
  const { closing, excess } = runningBalances(steps, numbering);
  const forward = { ...numbering, steps, time: instants(steps), closing, excess };
  const directed = direction === 'FORWARD' ? { ...forward, opening: [] } : { ...reversed(forward), opening: closing };
  const nodeCount = numbering.firstPot + numbering.pots.length;
  return {
    ...directed,
    direction,
    stepsOut: grouped(directed.source, nodeCount, directed.target),
    stepsIn: grouped(directed.target, nodeCount, directed.source),
  };
}

export const lotOfNode = (node: number): number => Math.floor(node / POOLS);
export const nodesOfLot = (lot: number): number[] => Array.from({ length: POOLS }, (_, pool) => lot * POOLS + pool);
export const poolNode = (lot: number, pool: Exclude<Pool, 'PRODUCTION'>): number => lot * POOLS + POOL_INDEX[pool];
/** Stock and transit mix; what was shipped, scrapped or adjusted away only lies there. */
export const isMixing = (node: number): boolean => node % POOLS < SINKS;
/** What a movement counts in its transformation. */
export const shareOf = (movement: Movement): bigint => movement.share ?? movement.quantity;

type Numbering = Pick<FlowGraph, 'source' | 'target' | 'lotIds' | 'lotIndex' | 'pots' | 'firstPot'>;

function numberNodes(graph: TraceGraph, steps: readonly Movement[]): Numbering {
  const lotIndex = new Map<number, number>();
  for (const lotId of graph.lots.keys()) lotIndex.set(lotId, lotIndex.size);
  for (const step of steps) if (!lotIndex.has(step.lotId)) lotIndex.set(step.lotId, lotIndex.size);
  const firstPot = lotIndex.size * POOLS;
  const source = new Int32Array(steps.length);
  const target = new Int32Array(steps.length);
  const pots: Pot[] = [];
  const potIndex = new Map<number, number>();
  const potOf = (step: Movement): number => {
    const key = step.transformationId ?? -step.transactionId;
    const found = potIndex.get(key) ?? pots.push(newPot(graph, step.transformationId)) - 1;
    potIndex.set(key, found);
    return found;
  };
  for (const [position, step] of steps.entries()) {
    const lot = (lotIndex.get(step.lotId) as number) * POOLS;
    const pot = step.from.pool === 'PRODUCTION' || step.to.pool === 'PRODUCTION' ? potOf(step) : 0;
    source[position] = step.from.pool === 'PRODUCTION' ? firstPot + pot : isReceipt(step) ? OUTSIDE : lot + POOL_INDEX[step.from.pool];
    target[position] = step.to.pool === 'PRODUCTION' ? firstPot + pot : lot + POOL_INDEX[step.to.pool];
    if (step.to.pool === 'PRODUCTION') (pots[pot] as Pot).loadedInputs += shareOf(step);
    if (step.from.pool === 'PRODUCTION') (pots[pot] as Pot).loadedOutputs += shareOf(step);
  }
  for (const pot of pots) fillUp(pot);
  return { source, target, lotIds: [...lotIndex.keys()], lotIndex, pots, firstPot };
}

const isReceipt = (step: Movement): boolean => step.from.pool === 'SUPPLIER' && step.transactionType === 'RECEIPT';

function newPot(graph: TraceGraph, transformationId: number | undefined): Pot {
  const facts = transformationId === undefined ? undefined : graph.transformations.get(transformationId);
  const { declaredLoss = 0n, sample = 0n, inputTotal = 0n, outputTotal = 0n } = facts ?? {};
  const total = greater(inputTotal, outputTotal + declaredLoss + sample);
  return {
    transformationId,
    known: facts !== undefined,
    total,
    inputTotal,
    outputTotal,
    declaredLoss,
    sample,
    loadedInputs: 0n,
    loadedOutputs: 0n,
  };
}

/** Facts that say less than the movements do would make material vanish. */
function fillUp(pot: Pot): void {
  pot.total = greater(pot.total, greater(pot.loadedInputs, pot.loadedOutputs + pot.declaredLoss + pot.sample));
}

function runningBalances(steps: readonly Movement[], numbering: Numbering): Pick<FlowGraph, 'closing' | 'excess'> {
  const closing: (bigint | undefined)[] = new Array<bigint | undefined>(numbering.firstPot);
  const excess = new Map<number, bigint>();
  for (const [position, { quantity, entryId }] of steps.entries()) {
    const source = numbering.source[position] as number;
    const target = numbering.target[position] as number;
    if (source === target) continue;
    if (source !== OUTSIDE && source < numbering.firstPot) {
      const held = closing[source] ?? 0n;
      closing[source] = held - lesser(held, quantity);
      if (quantity > held) excess.set(entryId, quantity - held);
    }
    if (target < numbering.firstPot) closing[target] = (closing[target] ?? 0n) + quantity;
  }
  return { closing, excess };
}

function instants(steps: readonly Movement[]): Float64Array {
  const time = new Float64Array(steps.length);
  let text: string | undefined;
  let value = 0;
  for (const [position, { occurredAt }] of steps.entries()) {
    // All movements of a posting share their instant.
    if (occurredAt !== text) value = Date.parse((text = occurredAt));
    time[position] = value;
  }
  return time;
}

function reversed<Steps extends Pick<FlowGraph, 'steps' | 'source' | 'target' | 'time'>>(forward: Steps): Steps {
  return {
    ...forward,
    steps: forward.steps.toReversed(),
    source: forward.target.toReversed(),
    target: forward.source.toReversed(),
    time: forward.time.map((instant) => -instant).reverse(),
  };
}
