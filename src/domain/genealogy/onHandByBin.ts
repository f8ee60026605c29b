import type { Quantity } from '../shared/quantity.js';
import type { Carried } from './carry.js';
import { apportion, lesser, positive, type Fine } from './fixedPoint.js';
import { poolNode, type FlowGraph } from './flowGraph.js';
import type { PoolState } from './pool.js';
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
  const bins = new Map<number, Map<number, bigint>>();
  for (const { lotId, from, to, quantity } of flow.steps) {
    const lot = flow.lotIndex.get(lotId) as number;
    if ((from.pool !== 'STOCK' && to.pool !== 'STOCK') || stockOf(carried, lot)?.touched !== true) continue;
    let ofLot = bins.get(lot);
    if (ofLot === undefined) bins.set(lot, (ofLot = new Map()));
    if (from.pool === 'STOCK') ofLot.set(from.binId, (ofLot.get(from.binId) ?? 0n) - quantity);
    if (to.pool === 'STOCK') ofLot.set(to.binId, (ofLot.get(to.binId) ?? 0n) + quantity);
  }
  const parts = [...bins].flatMap(([lot, ofLot]) => [...ofLot].map(([binId, quantity]) => ({ lot, binId, quantity })));
  const held = parts.filter(({ quantity }) => quantity > 0n);
  return held.sort((a, b) => (flow.lotIds[a.lot] as number) - (flow.lotIds[b.lot] as number) || a.binId - b.binId);
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
