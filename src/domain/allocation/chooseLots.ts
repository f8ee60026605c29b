import { NO_QUANTITY, addQuantities, least, minus, plus, type Quantity } from '../shared/quantity.js';

export interface LotChoice {
  readonly wanted: Quantity;
  /** No more lots than these. */
  readonly maximumLots: number;
  /** As few lots as will do, instead of the first ones. */
  readonly fewest: boolean;
}

export interface ChosenLots {
  /** Places of the chosen lots in the list, rising. */
  readonly chosen: readonly number[];
  /** How many lots there may have been. */
  readonly within: number;
}

/**
 * Which lots serve a demand, of lots in their strategy's order with what each has. Of all sets within the limit that cover the demand (or come
 * nearest to it) the one whose lots come first: a lot is passed over only if the demand could not be covered with it within the limit.
 */
export function chooseLots(capacities: readonly Quantity[], { wanted, maximumLots, fewest }: LotChoice): ChosenLots {
  const limit = Math.min(maximumLots, capacities.length);
  const greatest = descending(capacities);
  const goal = least(wanted, addQuantities(greatest.slice(0, limit)));
  if (goal <= 0n) return { chosen: [], within: limit };
  const within = fewest ? lotsNeeded(greatest, goal) : limit;
  const first = lotsNeeded(capacities, goal);
  // The usual way, whatever the number of lots.
  if (first <= within) return { chosen: capacities.slice(0, first).map((_, place) => place), within };
  return { chosen: firstThatCover(capacities, goal, within), within };
}

/** How many of the lots, from the first on, come to the goal. */
function lotsNeeded(capacities: readonly Quantity[], goal: Quantity): number {
  let sum = NO_QUANTITY;
  for (const [place, capacity] of capacities.entries()) {
    sum = plus(sum, capacity);
    if (sum >= goal) return place + 1;
  }
  return Infinity;
}

function firstThatCover(capacities: readonly Quantity[], goal: Quantity, within: number): readonly number[] {
  const chosen: number[] = [];
  const later = [...descending(capacities)];
  let open = goal;
  for (const [place, capacity] of capacities.entries()) {
    if (open <= 0n) break;
    later.splice(later.indexOf(capacity), 1);
    const rest = addQuantities(later.slice(0, within - chosen.length - 1));
    if (plus(capacity, rest) < open) continue;
    chosen.push(place);
    open = minus(open, capacity);
  }
  return chosen;
}

const descending = (capacities: readonly Quantity[]): readonly Quantity[] => [...capacities].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
