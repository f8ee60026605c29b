import type { BackwardTrace, ForwardTrace, TraceTotals } from '../../../src/domain/genealogy/traceResult.js';
import { formatQuantity } from '../../../src/domain/shared/quantity.js';

/** Traces as short tables, so that an expectation reads like the hand calculation. */

export type Row = readonly [touched: string, attributed: string, bounds: string, mark?: 'UNCERTAIN'];

interface Figures {
  readonly attributed: bigint;
  readonly minimum: bigint;
  readonly maximum: bigint;
  readonly orderUncertain: boolean;
}

const text = (value: bigint): string => formatQuantity(value as Parameters<typeof formatQuantity>[0]);
const row = (touched: bigint, { attributed, minimum, maximum, orderUncertain }: Figures): Row => {
  const figures = [text(touched), text(attributed), `${text(minimum)}..${text(maximum)}`] as const;
  return orderUncertain ? [...figures, 'UNCERTAIN'] : figures;
};

/** By entry id. */
export const movementRows = ({ movements }: ForwardTrace): Record<number, Row> =>
  Object.fromEntries(movements.map((moved) => [moved.movement.entryId, row(moved.touched, moved)]));

export const sourceRows = ({ sources }: BackwardTrace): Record<number, Row> =>
  Object.fromEntries(sources.map((source) => [source.movement.entryId, row(source.touched, source)]));

/** By lot id. */
export const lotRows = ({ lots }: ForwardTrace | BackwardTrace): Record<number, readonly [generation: number, ...Row]> =>
  Object.fromEntries(
    lots.map((lot) => [lot.lotId, [lot.generation, ...row(lot.touchedQuantity, { ...lot, attributed: lot.attributedQuantity })]]),
  );

export const edgeRows = ({ edges }: ForwardTrace | BackwardTrace): string[] =>
  edges.map(
    (edge) =>
      `${edge.parentLotId} > ${edge.childLotId}: ${text(edge.quantity)}, ${text(edge.attributed)}${edge.orderUncertain ? ' UNCERTAIN' : ''}`,
  );

/** By "lot/bin". */
export const binRows = ({ onHand }: ForwardTrace): Record<string, string> =>
  Object.fromEntries(
    onHand.map((bin) => [
      `${bin.lotId}/${bin.binId}`,
      `${text(bin.touched)}, ${text(bin.attributed)}, ${text(bin.minimum)}..${text(bin.maximum)}`,
    ]),
  );

/** Only what is not zero. */
export const totalRows = (totals: TraceTotals): Record<string, string> =>
  Object.fromEntries(
    Object.entries(totals)
      .filter(([, value]: [string, bigint]) => value !== 0n)
      .map(([name, value]: [string, bigint]) => [name, text(value)]),
  );

/** Zero when the totals account for all of the input. */
export const unaccounted = (totals: TraceTotals): bigint => {
  const { input, onHand, inTransit, atCustomers, scrapped, destroyed, sampled, declaredLoss, unexplained } = totals;
  return input - onHand - inTransit - atCustomers - scrapped - destroyed - sampled - declaredLoss - unexplained;
};
