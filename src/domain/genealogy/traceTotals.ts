import type { Quantity } from '../shared/quantity.js';
import type { Carried } from './carry.js';
import { apportion, positive, roundedFine, type Fine } from './fixedPoint.js';
import { poolNode, type FlowGraph, type Pot } from './flowGraph.js';
import { take, type Piece } from './pool.js';
import type { Scope } from './reach.js';
import type { Movement, Pool } from './traceGraph.js';
import type { TraceTotals } from './traceResult.js';

/** Where all of the start is at the end of a forward pass. Settles what is left in the transformations, so it is called once. */
export function traceTotals(flow: FlowGraph, scope: Scope, carried: Carried): TraceTotals {
  const pots = settlePots(flow, scope, carried);
  const moved = movedFigures(flow, scope, carried);
  const inPool = (pool: Exclude<Pool, 'PRODUCTION'>): Fine => sumOfPool(flow, carried, pool);
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

function sumOfPool(flow: FlowGraph, { pools }: Carried, pool: Exclude<Pool, 'PRODUCTION'>): Fine {
  let sum = 0n;
  for (let lot = 0; lot < flow.lotIds.length; lot += 1) sum += pools[poolNode(lot, pool)]?.attributed ?? 0n;
  return sum;
}

/** After the outputs: sample and declared loss take their shares, and nobody explains the rest. */
function settlePots(flow: FlowGraph, scope: Scope, carried: Carried): { sampled: Fine; declaredLoss: Fine; unexplained: Fine } {
  const settled = { sampled: 0n, declaredLoss: 0n, unexplained: 0n };
  for (const node of scope.pots) {
    const pool = carried.pools[node];
    if (pool === undefined) continue;
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

function signed({ from, to }: Movement, attributed: Fine, pool: Pool): Fine {
  return to.pool === pool ? attributed : from.pool === pool ? -attributed : 0n;
}

/** What a transformation made of the start for the first time it never took. */
const given = ({ from }: Movement, { added }: Piece): Fine => (from.pool === 'PRODUCTION' ? added : 0n);

function movedFigures(flow: FlowGraph, scope: Scope, carried: Carried): MovedFigures {
  const figures = { consumed: 0n, returned: 0n, destroyed: 0n, sampled: 0n };
  for (let position = 0; position < flow.steps.length; position += 1) {
    const piece = carried.pieces[position];
    if (piece === undefined || scope.inScope[position] === 0) continue;
    const { attributed } = piece;
    const movement = flow.steps[position] as Movement;
    if (movement.from.pool === 'CUSTOMER') figures.returned += attributed;
    if (movement.transactionType === 'DESTROY') figures.destroyed += signed(movement, attributed, 'SCRAP');
    if (movement.reason === 'SAMPLE') figures.sampled += signed(movement, attributed, 'ADJUSTMENT');
    if (scope.generation[flow.lotOfStep[position] as number] === 0)
      figures.consumed += signed(movement, attributed, 'PRODUCTION') + given(movement, piece);
  }
  return figures;
}
