import type { Quantity } from '../shared/quantity.js';
import type { Carried } from './carry.js';
import { apportion, lesser, positive, type Fine } from './fixedPoint.js';
import { poolNode, type FlowGraph } from './flowGraph.js';
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
  const attributed = apportion(total, shares(carried, parts));
  return parts.map(({ lot, binId, quantity }, index) => {
    const pool = stockOf(carried, lot) as PoolState;
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
  const { onlyBin, several } = lotsByBins(flow, carried);
  const parts: BinPart[] = [];
  for (const [lot, binId] of onlyBin) parts.push({ lot, binId, quantity: (stockOf(carried, lot) as PoolState).total });
  const held = new Map([...several].map((lot) => [lot, new Map<number, bigint>()]));
  for (let position = 0; several.size > 0 && position < flow.steps.length; position += 1) {
    const ofLot = held.get(flow.lotOfStep[position] as number);
    const { from, to, quantity } = flow.steps[position] as Movement;
    if (from.pool === 'STOCK') ofLot?.set(from.binId, (ofLot.get(from.binId) ?? 0n) - quantity);
    if (to.pool === 'STOCK') ofLot?.set(to.binId, (ofLot.get(to.binId) ?? 0n) + quantity);
  }
  for (const [lot, bins] of held) for (const [binId, quantity] of bins) parts.push({ lot, binId, quantity });
  const inStock = parts.filter(({ quantity }) => quantity > 0n);
  return inStock.sort((a, b) => (flow.lotIds[a.lot] as number) - (flow.lotIds[b.lot] as number) || a.binId - b.binId);
}

/** Most lots were only ever in one bin: that one has the whole pool, and no quantity needs counting. */
function lotsByBins(flow: FlowGraph, carried: Carried): { onlyBin: Map<number, number>; several: Set<number> } {
  const onlyBin = new Map<number, number>();
  const several = new Set<number>();
  for (let position = 0; position < flow.steps.length; position += 1) {
    const lot = flow.lotOfStep[position] as number;
    // What leaves a bin has come into it before.
    const { to } = flow.steps[position] as Movement;
    if (to.pool !== 'STOCK' || several.has(lot) || stockOf(carried, lot)?.touched !== true) continue;
    const known = onlyBin.get(lot);
    if (known === undefined) onlyBin.set(lot, to.binId);
    else if (known !== to.binId) several.add(lot);
  }
  for (const lot of several) onlyBin.delete(lot);
  return { onlyBin, several };
}

/** The last bin of a lot takes what the others left, so a lot's bins add up to its pool exactly. */
function shares(carried: Carried, parts: readonly BinPart[]): Fine[] {
  const left = new Map<number, { quantity: bigint; attributed: Fine }>();
  return parts.map(({ lot, quantity }) => {
    const pool = stockOf(carried, lot) as PoolState;
    const rest = left.get(lot) ?? { quantity: pool.total, attributed: pool.attributed };
    const share = quantity >= rest.quantity ? rest.attributed : (rest.attributed * quantity) / rest.quantity;
    left.set(lot, { quantity: rest.quantity - quantity, attributed: rest.attributed - share });
    return share;
  });
}

const stockOf = (carried: Carried, lot: number): PoolState | undefined => carried.pools[poolNode(lot, 'STOCK')];
