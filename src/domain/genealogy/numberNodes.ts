import { greater } from './fixedPoint.js';
import type { Movement, Pool, TraceGraph } from './traceGraph.js';

/** How a node's pool is numbered: the first two mix, the others only keep. */
export const POOL_INDEX = { STOCK: 0, IN_TRANSIT: 1, CUSTOMER: 2, SCRAP: 3, ADJUSTMENT: 4, SUPPLIER: 5 } as const satisfies Record<
  LotPool,
  number
>;
const POOLS = 6;
type LotPool = Exclude<Pool, 'PRODUCTION'>;

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

/** A lot has a node for each pool it was ever in; a transformation is one more node (its pot). */
export interface Numbering {
  /** By position: the node a step takes from and the one it gives to. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly lotOfStep: Int32Array;
  readonly lotIds: readonly number[];
  readonly lotIndex: ReadonlyMap<number, number>;
  readonly pots: readonly Pot[];
  /** Nodes below are lot nodes, from here on pots. */
  readonly firstPot: number;
  readonly lotOfNode: Int32Array;
  readonly poolOfNode: Int32Array;
  /** By lot and pool; NO_NODE where the lot never was. */
  readonly nodes: Int32Array;
}

const NO_NODE = -1;

export function numberNodes(graph: TraceGraph, steps: readonly Movement[]): Numbering {
  const { lotIndex, lotOfStep } = numberLots(graph, steps);
  const source = new Int32Array(steps.length);
  const target = new Int32Array(steps.length);
  const pots = new PotNumbers(graph);
  const lotNodes = new LotNodes(lotIndex.size);
  for (let position = 0; position < steps.length; position += 1) {
    const step = steps[position] as Movement;
    const lot = lotOfStep[position] as number;
    const { from, to } = step;
    source[position] = from.pool === 'PRODUCTION' ? potMark(pots.drawn(step)) : isReceipt(step) ? OUTSIDE : lotNodes.of(lot, from.pool);
    target[position] = to.pool === 'PRODUCTION' ? potMark(pots.poured(step)) : lotNodes.of(lot, to.pool);
  }
  for (const pot of pots.all) fillUp(pot);
  const firstPot = lotNodes.lotOfNode.length;
  for (const ends of [source, target]) putPotsLast(ends, firstPot);
  const numbers = {
    lotOfNode: Int32Array.from(lotNodes.lotOfNode),
    poolOfNode: Int32Array.from(lotNodes.poolOfNode),
    nodes: lotNodes.nodes,
  };
  return { source, target, lotOfStep, lotIds: [...lotIndex.keys()], lotIndex, pots: pots.all, firstPot, ...numbers };
}

/** The lot's node for a pool, undefined when it never was there. */
export function poolNode({ nodes }: Numbering, lot: number, pool: LotPool): number | undefined {
  const node = nodes[lot * POOLS + POOL_INDEX[pool]] as number;
  return node === NO_NODE ? undefined : node;
}

export const nodesOfLot = ({ nodes }: Numbering, lot: number): Int32Array =>
  nodes.slice(lot * POOLS, (lot + 1) * POOLS).filter((node) => node !== NO_NODE);

/** What a movement counts in its transformation. */
export const shareOf = (movement: Movement): bigint => movement.share ?? movement.quantity;

class LotNodes {
  readonly nodes: Int32Array;
  readonly lotOfNode: number[] = [];
  readonly poolOfNode: number[] = [];

  constructor(lotCount: number) {
    this.nodes = new Int32Array(lotCount * POOLS).fill(NO_NODE);
  }

  of(lot: number, pool: LotPool): number {
    const slot = lot * POOLS + POOL_INDEX[pool];
    if (this.nodes[slot] === NO_NODE) {
      this.nodes[slot] = this.lotOfNode.push(lot) - 1;
      this.poolOfNode.push(POOL_INDEX[pool]);
    }
    return this.nodes[slot] as number;
  }
}

/** Until all lot nodes are counted, a pot is a number below OUTSIDE. */
const potMark = (pot: number): number => OUTSIDE - 1 - pot;

function putPotsLast(ends: Int32Array, firstPot: number): void {
  for (let position = 0; position < ends.length; position += 1) {
    const node = ends[position] as number;
    if (node < OUTSIDE) ends[position] = firstPot + potMark(node);
  }
}

function numberLots(graph: TraceGraph, steps: readonly Movement[]): Pick<Numbering, 'lotIndex' | 'lotOfStep'> {
  const lotIndex = new Map<number, number>();
  for (const lotId of graph.lots.keys()) lotIndex.set(lotId, lotIndex.size);
  const lotOfStep = new Int32Array(steps.length);
  for (let position = 0; position < steps.length; position += 1) {
    const { lotId } = steps[position] as Movement;
    const lot = lotIndex.get(lotId) ?? lotIndex.size;
    if (lot === lotIndex.size) lotIndex.set(lotId, lot);
    lotOfStep[position] = lot;
  }
  return { lotIndex, lotOfStep };
}

class PotNumbers {
  readonly all: Pot[] = [];
  private readonly index = new Map<number, number>();

  constructor(private readonly graph: TraceGraph) {}

  poured(step: Movement): number {
    const pot = this.of(step);
    (this.all[pot] as Pot).loadedInputs += shareOf(step);
    return pot;
  }

  drawn(step: Movement): number {
    const pot = this.of(step);
    (this.all[pot] as Pot).loadedOutputs += shareOf(step);
    return pot;
  }

  private of({ transformationId, transactionId }: Movement): number {
    const key = transformationId ?? -transactionId;
    const found = this.index.get(key);
    if (found !== undefined) return found;
    this.index.set(key, this.all.length);
    return this.all.push(newPot(this.graph, transformationId)) - 1;
  }
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
