import { isAllowed, type NaiveLot, type NaiveTerms } from './naiveRules.js';

/** A second opinion on allocation, by trying everything. It knows nothing of the program: numbers and texts only. */
export interface NaiveStock extends NaiveLot {
  readonly id: number;
  readonly bin: number;
  readonly isFace: boolean;
  /** null: ours. */
  readonly owner: { readonly id: number; readonly how: string } | null;
  readonly free: number;
  readonly isBlocked: boolean;
}

export interface NaiveDemand extends NaiveTerms {
  readonly quantity: number;
  /** What the order wants of the item in all. */
  readonly orderQuantity: number;
  readonly strategy: string;
  /** Only multiples of it; 1 for any. */
  readonly pack: number;
  readonly namedLots: readonly number[];
  readonly shipOn: string;
  readonly today: string;
}

/** How much is taken of each balance, by its id. */
export type NaivePlan = ReadonlyMap<number, number>;

/** All sets of lots are tried: those that give most win, then those of the right size, then those whose lots come first. */
export function naiveAllocation(demand: NaiveDemand, stock: readonly NaiveStock[]): NaivePlan {
  const usable = stock.filter((each) => isUsable(each, demand)).sort((a, b) => placeOf(a, demand).localeCompare(placeOf(b, demand)));
  const lots = [...new Set(usable.map(({ lot }) => lot))];
  const { most = lots.length, oneLot } = demand.rules;
  const isSingle = demand.strategy === 'SINGLE_LOT' || oneLot !== undefined;
  // The one lot of an order has all that the order wants, as far as any has.
  const quantity = demand.quantity - (demand.quantity % demand.pack);
  const goal = oneLot === undefined ? quantity : Math.max(quantity, demand.orderQuantity);
  const stockOf = (set: readonly number[]): readonly NaiveStock[] => usable.filter(({ lot }) => set.includes(lots.indexOf(lot)));
  const plans = subsets(lots.length)
    .filter((set) => set.length <= (isSingle ? 1 : most))
    .map((set) => ({ set, plan: fill(goal, stockOf(set), demand.pack) }))
    // A set with a lot that gives nothing is no set of its own.
    .filter(({ set, plan }) => set.every((index) => usable.some(({ id, lot }) => lot === lots[index] && plan.has(id))));
  const total = (plan: NaivePlan): number => [...plan.values()].reduce((sum, each) => sum + each, 0);
  const best = [...plans].sort(
    (a, b) =>
      total(b.plan) - total(a.plan) || (demand.strategy === 'FEWEST_LOTS' ? a.set.length - b.set.length : 0) || compareSets(a.set, b.set),
  )[0];
  return best === undefined ? new Map<number, number>() : fill(quantity, stockOf(best.set), demand.pack);
}

export function isUsable(each: NaiveStock, demand: NaiveDemand): boolean {
  const { strategy, namedLots, shipOn, today } = demand;
  const lasts = each.usableThrough === 'infinity' || (each.usableThrough >= today && each.usableThrough >= shipOn);
  const isNamed = strategy !== 'EXPLICIT_LOT' || namedLots.includes(each.lot);
  const { owner, free } = each;
  // What belongs to others is theirs alone.
  const isTheirs = owner !== null && owner.id !== demand.buyer?.id;
  return !isTheirs && free >= demand.pack && !each.isBlocked && lasts && isNamed && isAllowed(demand, each);
}

/** A text that sorts stock as the strategy goes through it. */
function placeOf({ lot, bin, isFace, id, usableThrough }: NaiveStock, { strategy, namedLots }: NaiveDemand): string {
  const padded = (value: number): string => String(value).padStart(6, '0');
  const rest = `${isFace ? 0 : 1} ${padded(bin)} ${padded(id)}`;
  if (strategy === 'FIFO') return `${padded(lot)} ${rest}`;
  if (strategy === 'LIFO') return `${padded(999_999 - lot)} ${rest}`;
  if (strategy === 'EXPLICIT_LOT') return `${padded(namedLots.indexOf(lot))} ${rest}`;
  return `${usableThrough} ${padded(lot)} ${rest}`;
}

function fill(quantity: number, stock: readonly NaiveStock[], pack: number): NaivePlan {
  const plan = new Map<number, number>();
  let open = quantity;
  for (const { id, free } of stock) {
    const part = Math.min(open, free - (free % pack));
    if (part > 0) plan.set(id, part);
    open -= part;
  }
  return plan;
}

function subsets(size: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** size }, (_, bits) =>
    Array.from({ length: size }, (__, index) => index).filter((index) => bits & (1 << index)),
  );
}

function compareSets(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) if (a[index] !== b[index]) return a[index]! - b[index]!;
  return a.length - b.length;
}
