import type { Quantity } from '../shared/quantity.js';
import type { Carried } from './carry.js';
import { apportion, positive, roundedFine, type Fine } from './fixedPoint.js';
import type { FlowGraph } from './flowGraph.js';
import { POOL_INDEX, type Pot } from './numberNodes.js';
import { take, type Piece } from './pool.js';
import type { Scope } from './reach.js';
import type { Movement, Pool } from './traceGraph.js';
import type { TraceTotals } from './traceResult.js';

/** Where all of the start is at the end of a forward pass. Settles what is left in the transformations, so it is called once. */
export function traceTotals(flow: FlowGraph, scope: Scope, carried: Carried): TraceTotals {
  const pots = settlePots(flow, scope, carried);
  const moved = movedFigures(flow, scope, carried);
  const sums = sumsOfPools(flow, carried);
  const inPool = (pool: Exclude<Pool, 'PRODUCTION'>): Fine => sums[POOL_INDEX[pool]] as Fine;
  const scrap = inPool('SCRAP');
  // What came back without naming what it undoes is taken from the general figure first.
  const destroyed = least(positive(moved.destroyed), scrap);
  const adjusted = inPool('ADJUSTMENT');
  const sampledBins = least(positive(moved.sampled), adjusted);
  const parts = [
    inPool('STOCK'),
    inPool('IN_TRANSIT'),
    inPool('CUSTOMER'),
    scrap - destroyed,
    destroyed,
    sampledBins + pots.sampled,
    pots.declaredLoss,
    adjusted - sampledBins + pots.unexplained,
  ];
  const input = roundedFine(parts.reduce((sum, part) => sum + part, 0n));
  const [onHand, inTransit, atCustomers, scrapped, destroyedFigure, sampled, declaredLoss, unexplained] = apportion(
    input,
    parts,
  ) as EightQuantities;
  const beside = {
    consumed: roundedFine(positive(moved.consumed)),
    returned: roundedFine(moved.returned),
    returnedToVendor: roundedFine(inPool('SUPPLIER')),
  };
  return { input, onHand, inTransit, atCustomers, scrapped, destroyed: destroyedFigure, sampled, declaredLoss, unexplained, ...beside };
}

type EightQuantities = [Quantity, Quantity, Quantity, Quantity, Quantity, Quantity, Quantity, Quantity];

const least = (a: Fine, b: Fine): Fine => (a < b ? a : b);

function sumsOfPools(flow: FlowGraph, { pools }: Carried): Fine[] {
  const sums = new Array<Fine>(Object.keys(POOL_INDEX).length).fill(0n);
  for (let node = 0; node < flow.firstPot; node += 1) {
    const attributed = pools[node]?.attributed;
    if (attributed === undefined || attributed === 0n) continue;
    const pool = flow.poolOfNode[node] as number;
    sums[pool] = (sums[pool] as Fine) + attributed;
  }
  return sums;
}

/** After the outputs: sample and declared loss take their shares, and nobody explains the rest. */
function settlePots(flow: FlowGraph, scope: Scope, carried: Carried): { sampled: Fine; declaredLoss: Fine; unexplained: Fine } {
  const settled = { sampled: 0n, declaredLoss: 0n, unexplained: 0n };
  for (const node of scope.pots) {
    const pool = carried.pools[node];
    if (pool === undefined || pool.attributed === 0n) continue;
    const { sample, declaredLoss } = flow.pots[node - flow.firstPot] as Pot;
    if (sample > 0n) settled.sampled += take(pool, sample).attributed;
    if (declaredLoss > 0n) settled.declaredLoss += take(pool, declaredLoss).attributed;
    settled.unexplained += pool.attributed;
  }
  return settled;
}

interface MovedFigures {
  consumed: Fine;
  returned: Fine;
  destroyed: Fine;
  sampled: Fine;
}

function movedFigures(flow: FlowGraph, scope: Scope, carried: Carried): MovedFigures {
  const figures = { consumed: 0n, returned: 0n, destroyed: 0n, sampled: 0n };
  for (let position = 0; position < flow.steps.length; position += 1) {
    const piece = carried.pieces[position];
    if (piece === undefined || scope.inScope[position] === 0) continue;
    const isPotStep = Math.max(flow.source[position] as number, flow.target[position] as number) >= flow.firstPot;
    if (!isPotStep) addMoved(figures, flow.steps[position] as Movement, piece.attributed);
    else if (scope.generation[flow.lotOfStep[position] as number] === 0) addConsumed(figures, flow.steps[position] as Movement, piece);
  }
  return figures;
}

function addMoved(figures: MovedFigures, movement: Movement, attributed: Fine): void {
  const { from, to, transactionType, reason } = movement;
  if (from.pool === 'CUSTOMER') figures.returned += attributed;
  if (to.pool === 'SCRAP' && transactionType === 'DESTROY') figures.destroyed += attributed;
  if (from.pool === 'SCRAP' && transactionType === 'DESTROY') figures.destroyed -= attributed;
  if (to.pool === 'ADJUSTMENT' && reason === 'SAMPLE') figures.sampled += attributed;
  if (from.pool === 'ADJUSTMENT' && reason === 'SAMPLE') figures.sampled -= attributed;
}

/** What a transformation made of the start for the first time, it never took. */
function addConsumed(figures: MovedFigures, { to }: Movement, { attributed, added }: Piece): void {
  figures.consumed += to.pool === 'PRODUCTION' ? attributed : added - attributed;
}
