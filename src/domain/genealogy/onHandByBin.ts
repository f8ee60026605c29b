import type { Quantity } from '../shared/quantity.js';
import type { Carried } from './carry.js';
import { apportion, lesser, positive, type Fine } from './fixedPoint.js';
import type { FlowGraph } from './flowGraph.js';
import { poolNode } from './numberNodes.js';
import type { PoolState } from './pool.js';
import type { Movement } from './traceGraph.js';
import type { TracedBin } from './traceResult.js';

interface BinPart {
  readonly lot: number;
  readonly binId: number;
  readonly quantity: bigint;
}

/** Each touched lot's stock over its bins, by lot, then bin; the attributed quantities add up to `total`. */
export function onHandByBin(flow: FlowGraph, carried: Carried, total: Quantity): TracedBin[] {
  const parts = binParts(flow, carried);
  const attributed = apportion(total, shares(flow, carried, parts));
  return parts.map(({ lot, binId, quantity }, index) => {
    const pool = stockOf(flow, carried, lot) as PoolState;
    return {
      lotId: flow.lotIds[lot] as number,
      binId,
      touched: quantity as Quantity,
      attributed: attributed[index] as Quantity,
      minimum: positive(quantity - (pool.total - pool.minimum)) as Quantity,
      maximum: lesser(quantity, pool.maximum) as Quantity,
    };
  });
}

function binParts(flow: FlowGraph, carried: Carried): BinPart[] {
  const onlyBin = lotsByBins(flow, carried);
  const parts: BinPart[] = [];
  const several = new Map<number, Map<number, bigint>>();
  for (let lot = 0; lot < onlyBin.length; lot += 1) {
    if (onlyBin[lot] === SEVERAL) several.set(lot, new Map());
    else if (onlyBin[lot] !== NONE)
      parts.push({ lot, binId: onlyBin[lot] as number, quantity: (stockOf(flow, carried, lot) as PoolState).total });
  }
  if (several.size > 0) countBins(flow, several);
  for (const [lot, bins] of several) for (const [binId, quantity] of bins) parts.push({ lot, binId, quantity });
  const held = parts.filter(({ quantity }) => quantity > 0n);
  return held.sort((a, b) => (flow.lotIds[a.lot] as number) - (flow.lotIds[b.lot] as number) || a.binId - b.binId);
}

/** Not bin ids, which are positive. */
const NONE = -1;
const SEVERAL = -2;

/** Most lots were only ever in one bin: that one has the whole pool, and no quantity needs counting. */
function lotsByBins(flow: FlowGraph, carried: Carried): Float64Array {
  const onlyBin = new Float64Array(flow.lotIds.length).fill(NONE);
  for (let position = 0; position < flow.steps.length; position += 1) {
    // What leaves a bin has come into it before, so the bins it came into are all.
    const { pool, binId } = (flow.steps[position] as Movement).to;
    if (pool !== 'STOCK') continue;
    const lot = flow.lotOfStep[position] as number;
    if (onlyBin[lot] === NONE) onlyBin[lot] = stockOf(flow, carried, lot)?.touched === true ? binId : NONE;
    else if (onlyBin[lot] !== binId) onlyBin[lot] = SEVERAL;
  }
  return onlyBin;
}

function countBins(flow: FlowGraph, several: ReadonlyMap<number, Map<number, bigint>>): void {
  for (let position = 0; position < flow.steps.length; position += 1) {
    const bins = several.get(flow.lotOfStep[position] as number);
    if (bins === undefined) continue;
    const { from, to, quantity } = flow.steps[position] as Movement;
    if (from.pool === 'STOCK') bins.set(from.binId, (bins.get(from.binId) ?? 0n) - quantity);
    if (to.pool === 'STOCK') bins.set(to.binId, (bins.get(to.binId) ?? 0n) + quantity);
  }
}

/** The bins of a lot stand together; its last one takes what the others left, so they add up to its pool exactly. */
function shares(flow: FlowGraph, carried: Carried, parts: readonly BinPart[]): Fine[] {
  let lot = NONE;
  let left = { quantity: 0n, attributed: 0n };
  return parts.map((part) => {
    const pool = stockOf(flow, carried, part.lot) as PoolState;
    if (part.lot !== lot) left = { quantity: pool.total, attributed: pool.attributed };
    lot = part.lot;
    const share = part.quantity >= left.quantity ? left.attributed : (left.attributed * part.quantity) / left.quantity;
    left = { quantity: left.quantity - part.quantity, attributed: left.attributed - share };
    return share;
  });
}

function stockOf(flow: FlowGraph, carried: Carried, lot: number): PoolState | undefined {
  const node = poolNode(flow, lot, 'STOCK');
  return node === undefined ? undefined : carried.pools[node];
}
