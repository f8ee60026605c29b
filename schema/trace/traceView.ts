import type {
  ForwardTrace,
  TraceGap,
  TraceTotals,
  TracedBin,
  TracedEdge,
  TracedLot,
  TracedMovement,
} from '../../src/domain/genealogy/traceResult.js';
import { formatQuantity, type Quantity } from '../../src/domain/shared/quantity.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { newestSeal } from '../../src/queries/tracing/newestSeal.js';
import { trace, type TraceAnswer } from '../../src/queries/tracing/trace.js';
import { traceSlice } from '../../src/queries/tracing/traceSlice.js';
import { traceStart, type TraceStartFound } from '../../src/queries/tracing/traceStart.js';
import type { GraphContext } from '../shared/context.js';
import { plainLotRef } from '../lot/lotOfRef.js';
import { requestError } from '../shared/requestError.js';
import type { TraceArguments } from './trace.inputs.js';

type Direction = 'FORWARD' | 'BACKWARD';

/** A row of a list of the trace: which pass found it, and the unit of the start. */
export type InTrace<Row> = Row & { readonly direction: Direction; readonly startUnit: string };

/** What the fields of Trace resolve from. */
export interface TraceView {
  readonly complete: boolean;
  readonly gaps: readonly TraceGap[];
  readonly elapsedMs: number;
  readonly totals: Readonly<Record<keyof TraceTotals, { readonly value: string; readonly unit: string }>> | null;
  readonly lots: readonly InTrace<TracedLot>[];
  readonly edges: readonly InTrace<TracedEdge>[];
  readonly onHand: readonly InTrace<TracedBin>[];
  readonly movements: readonly InTrace<TracedMovement>[];
}

/** Traces and lays out; null when the start means nothing that the caller may see. Partners are told their part (traceSlice). */
export async function traceView(context: GraphContext, { start, direction, asOf, maxDepth }: TraceArguments): Promise<TraceView | null> {
  const startedAt = performance.now();
  await refuseUnsettled(context, asOf?.knownAt);
  const lot = start.lot ? await plainLotRef(context, start.lot) : undefined;
  if (start.lot && lot === undefined) return null;
  const found = await traceStart({ rows: context.read(), whole: context.readWhole() }, { ...start, lot });
  if (found === undefined) return null;
  const unit = await unitOfStart(context, found);
  const whole = await trace(context.readWhole(), {
    ...found,
    direction,
    asOf: { knownAt: asOf?.knownAt ?? undefined, validAt: asOf?.validAt ?? undefined },
  });
  const isPartner = context.principal.partnerId !== undefined;
  const answer = isPartner ? await traceSlice(context.read(), whole) : whole;
  const view = layOut(answer, unit, maxDepth ?? Infinity);
  // What a lot came to is everybody's who has part of it: no sum of it is a partner's own.
  return { ...view, totals: isPartner ? null : view.totals, elapsedMs: Math.round(performance.now() - startedAt) };
}

/** What will be known at an instant after the newest seal is not settled yet. */
async function refuseUnsettled(context: GraphContext, knownAt: string | null | undefined): Promise<void> {
  if (!knownAt) return;
  const newest = await newestSeal(context.readWhole());
  if (newest === undefined || knownAt > newest)
    throw requestError('BAD_USER_INPUT', `knownAt is later than the newest seal (${newest ?? 'none'}).`);
}

/** Quantities of different units cannot be added up. */
async function unitOfStart(context: GraphContext, { lotIds }: TraceStartFound): Promise<string> {
  const lots = await Promise.all(lotIds.map((lotId) => context.loader(lotsById).load(lotId)));
  const items = await Promise.all(lots.map((lot) => context.loader(itemsById).load(lot?.itemId ?? 0)));
  const units = new Set(items.map((item) => item?.baseUnit ?? ''));
  if (units.size > 1)
    throw requestError('BAD_USER_INPUT', `The start means lots in different units: ${[...units].join(', ')}. Trace them one by one.`);
  return [...units][0] ?? '';
}

function layOut({ forward, backward }: TraceAnswer, unit: string, maxDepth: number): Omit<TraceView, 'elapsedMs'> {
  const passes = [
    ...(forward === undefined ? [] : [{ direction: 'FORWARD' as const, pass: forward }]),
    ...(backward === undefined ? [] : [{ direction: 'BACKWARD' as const, pass: backward }]),
  ];
  const marked = <Row extends object>(direction: Direction, rows: readonly Row[]): InTrace<Row>[] =>
    rows.map((row) => ({ ...row, direction, startUnit: unit }));
  const near = new Map(
    passes.map(({ direction, pass }) => [
      direction,
      new Set(pass.lots.filter((lot) => lot.generation <= maxDepth).map((lot) => lot.lotId)),
    ]),
  );
  return {
    complete: passes.every(({ pass }) => pass.complete),
    gaps: passes.flatMap(({ pass }) => pass.gaps),
    totals: forward === undefined ? null : totalsOf(forward, unit),
    lots: passes
      .flatMap(({ direction, pass }) =>
        marked(
          direction,
          pass.lots.filter((lot) => lot.generation <= maxDepth),
        ),
      )
      .sort(byKey(lotKey)),
    edges: passes
      .flatMap(({ direction, pass }) =>
        marked(
          direction,
          pass.edges.filter(
            (edge) => near.get(direction)?.has(edge.parentLotId) === true && near.get(direction)?.has(edge.childLotId) === true,
          ),
        ),
      )
      .sort(byKey(edgeKey)),
    onHand: marked('FORWARD', forward?.onHand ?? []).sort(byKey(binKey)),
    movements: [...marked('FORWARD', forward?.movements ?? []), ...marked('BACKWARD', backward?.sources ?? [])].sort(byKey(movementKey)),
  };
}

function totalsOf(forward: ForwardTrace, unit: string): NonNullable<TraceView['totals']> {
  return Object.fromEntries(
    Object.entries(forward.totals).map(([name, value]) => [name, { value: formatQuantity(value as Quantity), unit }]),
  ) as NonNullable<TraceView['totals']>;
}

const rank = (direction: Direction): number => (direction === 'BACKWARD' ? 0 : 1);
export const lotKey = (lot: InTrace<TracedLot>): readonly number[] => [rank(lot.direction), lot.generation, lot.lotId];
export const edgeKey = (edge: InTrace<TracedEdge>): readonly number[] => [
  rank(edge.direction),
  edge.entryId,
  edge.parentLotId,
  edge.childLotId,
  edge.transformationId ?? 0,
];
export const binKey = (bin: InTrace<TracedBin>): readonly number[] => [bin.lotId, bin.binId];
export const movementKey = (traced: InTrace<TracedMovement>): readonly number[] => [rank(traced.direction), traced.movement.entryId];

const byKey =
  <Row>(keyOf: (row: Row) => readonly number[]) =>
  (a: Row, b: Row): number => {
    const other = keyOf(b);
    for (const [index, part] of keyOf(a).entries()) if (part !== other[index]) return part - (other[index] ?? 0);
    return 0;
  };
