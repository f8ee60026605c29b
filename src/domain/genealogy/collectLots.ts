import type { Carried } from './carry.js';
import type { SelfReturn } from './collectEdges.js';
import { positive, roundedFine, type Fine } from './fixedPoint.js';
import type { FlowGraph } from './flowGraph.js';
import type { Quantity } from '../shared/quantity.js';
import type { Piece } from './pool.js';
import type { Scope } from './reach.js';
import type { Movement } from './traceGraph.js';
import type { TracedLot } from './traceResult.js';

interface LotFigures {
  touched: bigint;
  attributed: Fine;
  minimum: bigint;
  maximum: bigint;
  certain: boolean;
}

interface Collected {
  readonly carried: Carried;
  readonly selfReturns: readonly SelfReturn[];
}

/** Every lot in reach with its figures, by generation, then lot id. */
export function collectLots(flow: FlowGraph, scope: Scope, { carried, selfReturns }: Collected): TracedLot[] {
  const figures = scopeFigures(flow, scope, carried);
  for (const returned of selfReturns) countOnce(figures[returned.lot], returned);
  const lots: TracedLot[] = [];
  for (let lot = 0; lot < flow.lotIds.length; lot += 1) {
    const generation = scope.generation[lot] as number;
    if (generation < 0) continue;
    const { touched, attributed, minimum, maximum, certain } =
      flow.direction === 'FORWARD' ? forwardFigures(figures[lot], { scope, carried, lot }) : (figures[lot] ?? noFigures());
    lots.push({
      lotId: flow.lotIds[lot] as number,
      generation,
      touchedQuantity: positive(touched) as Quantity,
      attributedQuantity: roundedFine(positive(attributed)),
      minimum: minimum as Quantity,
      maximum: maximum as Quantity,
      orderUncertain: !certain,
    });
  }
  return lots.sort((a, b) => a.generation - b.generation || a.lotId - b.lotId);
}

const noFigures = (): LotFigures => ({ touched: 0n, attributed: 0n, minimum: 0n, maximum: 0n, certain: false });

/** Forward, the pass itself counted what was touched; a lot that is the start has its input, whatever came back to it. */
function forwardFigures(
  found: LotFigures | undefined,
  { scope, carried, lot }: { scope: Scope; carried: Carried; lot: number },
): LotFigures {
  const figures = found ?? noFigures();
  const touched = (carried.touched[lot] ?? 0n) + figures.touched;
  if (scope.startLots[lot] === 0) return { ...figures, touched };
  const attributed = carried.input[lot] ?? 0n;
  const whole = roundedFine(attributed);
  return { touched, attributed, minimum: whole, maximum: whole, certain: true };
}

function scopeFigures(flow: FlowGraph, scope: Scope, carried: Carried): (LotFigures | undefined)[] {
  const figures = new Array<LotFigures | undefined>(flow.lotIds.length);
  for (let position = 0; position < flow.steps.length; position += 1) {
    const piece = carried.pieces[position];
    if (piece === undefined) continue;
    const lot = flow.lotOfStep[position] as number;
    const quantity = flow.direction === 'FORWARD' ? entered(flow, scope, position) : wentOn(flow, scope, position);
    if (quantity > 0n) add((figures[lot] ??= noFigures()), piece, flow.direction === 'FORWARD' ? 0n : quantity);
  }
  return figures;
}

function entered(flow: FlowGraph, scope: Scope, position: number): bigint {
  const isNew = scope.startSteps[position] === 1 || !isLot(flow, flow.source[position] as number);
  return isNew && isLot(flow, flow.target[position] as number) ? (flow.steps[position] as Movement).quantity : 0n;
}

/** Backward: what transformations took from an ancestor; of a start lot, what it was made of or received. */
function wentOn(flow: FlowGraph, scope: Scope, position: number): bigint {
  const source = flow.source[position] as number;
  const target = flow.target[position] as number;
  const { quantity, entryId } = flow.steps[position] as Movement;
  if (scope.startSteps[position] === 1) return quantity;
  if (isLot(flow, source) && scope.startLots[flow.lotOfNode[source] as number] === 1)
    return isLot(flow, target) ? (flow.excess.get(entryId) ?? 0n) : quantity;
  const isStart = isLot(flow, target) && scope.startLots[flow.lotOfNode[target] as number] === 1;
  return !isStart && !isLot(flow, source) ? quantity : 0n;
}

const isLot = (flow: FlowGraph, node: number): boolean => node >= 0 && node < flow.firstPot;

function add(figures: LotFigures, piece: Piece, touched: bigint): void {
  figures.touched += touched;
  figures.attributed += piece.attributed;
  figures.minimum += piece.minimum;
  figures.maximum += piece.maximum;
  figures.certain ||= piece.certain;
}

/** Rework of a lot into itself brings nothing new: only what the other inputs added counts. */
function countOnce(figures: LotFigures | undefined, returned: SelfReturn): void {
  if (figures === undefined) return;
  figures.touched -= returned.touched;
  figures.attributed -= returned.attributed;
  figures.minimum -= returned.minimum;
  figures.maximum -= returned.maximum;
}
