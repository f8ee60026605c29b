import type { LocalDate } from '../shared/dates.js';
import { NO_QUANTITY, least, minus, type Quantity } from '../shared/quantity.js';

/** What a line of an open order wants and has no stock for. Of one item at one site. */
export interface OpenDemand {
  readonly lineId: number;
  readonly open: Quantity;
  readonly isRush: boolean;
  /** The lower comes first. */
  readonly rank: number;
  readonly promisedOn: LocalDate | null;
  readonly shipOn: LocalDate;
}

/** Goods that are expected; of the same item at the same site. */
export interface ExpectedSupply {
  /** TypeIDs; one of them is null. */
  readonly inboundShipmentLineId: string | null;
  readonly purchaseOrderLineId: string | null;
  readonly expectedOn: LocalDate;
  readonly quantity: Quantity;
}

/**
 * Which goods will fill which lines, first come first served: rush, then rank, then the day that was promised, else the day of shipping, then who asked
 * first. What is free in stock goes first, and then what is expected first, in the order given.
 */
export function fillBackorders(
  demands: readonly OpenDemand[],
  { free, supplies }: { readonly free: Quantity; readonly supplies: readonly ExpectedSupply[] },
): ReadonlyMap<number, readonly ExpectedSupply[]> {
  const left = [free, ...supplies.map(({ quantity }) => quantity)];
  let next = 0;
  return new Map(
    [...demands].sort(firstServed).map(({ lineId, open }) => {
      const filling: ExpectedSupply[] = [];
      let wanted = open;
      while (wanted > NO_QUANTITY && next < left.length) {
        const part = least(wanted, left[next] ?? NO_QUANTITY);
        const supply = supplies[next - 1];
        if (supply !== undefined && part > 0n) filling.push({ ...supply, quantity: part });
        left[next] = minus(left[next] ?? NO_QUANTITY, part);
        wanted = minus(wanted, part);
        if (left[next] === NO_QUANTITY) next += 1;
      }
      return [lineId, filling] as const;
    }),
  );
}

const firstServed = (a: OpenDemand, b: OpenDemand): number =>
  Number(b.isRush) - Number(a.isRush) ||
  a.rank - b.rank ||
  byText(a.promisedOn ?? a.shipOn, b.promisedOn ?? b.shipOn) ||
  a.lineId - b.lineId;

/** Dates compare as text. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
