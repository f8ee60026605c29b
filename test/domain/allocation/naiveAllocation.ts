/** A second opinion on allocation, by trying everything. It knows nothing of the program: numbers and texts only. */
export interface NaiveStock {
  readonly id: number;
  readonly lot: number;
  readonly bin: number;
  readonly free: number;
  readonly isBlocked: boolean;
  /** Text of a date, or 'infinity'. */
  readonly usableThrough: string;
}

export interface NaiveDemand {
  readonly quantity: number;
  readonly strategy: string;
  readonly namedLots: readonly number[];
  readonly shipOn: string;
  readonly today: string;
  /** No more lots than these; none for any number. */
  readonly maximumLots?: number | undefined;
  /** Whether a rule of the customer allows the lot. */
  readonly allows?: (stock: NaiveStock) => boolean;
}

/** How much is taken of each balance, by its id. */
export type NaivePlan = ReadonlyMap<number, number>;

/** All sets of lots are tried: those that give most win, then those of the right size, then those whose lots come first. */
export function naiveAllocation(demand: NaiveDemand, stock: readonly NaiveStock[]): NaivePlan {
  const usable = stock.filter((each) => isUsable(each, demand)).sort((a, b) => placeOf(a, demand).localeCompare(placeOf(b, demand)));
  const lots = [...new Set(usable.map(({ lot }) => lot))];
  const most = demand.strategy === 'SINGLE_LOT' ? 1 : (demand.maximumLots ?? lots.length);
  const plans = subsets(lots.length)
    .filter((set) => set.length <= most)
    .map((set) => ({
      set,
      plan: fill(
        demand.quantity,
        usable.filter(({ lot }) => set.includes(lots.indexOf(lot))),
      ),
    }))
    // A set with a lot that gives nothing is no set of its own.
    .filter(({ set, plan }) => set.every((index) => usable.some(({ id, lot }) => lot === lots[index] && plan.has(id))));
  const total = (plan: NaivePlan): number => [...plan.values()].reduce((sum, each) => sum + each, 0);
  const best = [...plans].sort(
    (a, b) =>
      total(b.plan) - total(a.plan) || (demand.strategy === 'FEWEST_LOTS' ? a.set.length - b.set.length : 0) || compareSets(a.set, b.set),
  )[0];
  return best?.plan ?? new Map<number, number>();
}

export function isUsable(each: NaiveStock, { strategy, namedLots, shipOn, today, allows }: NaiveDemand): boolean {
  const lasts = each.usableThrough === 'infinity' || (each.usableThrough >= today && each.usableThrough >= shipOn);
  const isNamed = strategy !== 'EXPLICIT_LOT' || namedLots.includes(each.lot);
  return each.free > 0 && !each.isBlocked && lasts && isNamed && allows?.(each) !== false;
}

/** A text that sorts stock as the strategy goes through it. */
function placeOf({ lot, bin, id, usableThrough }: NaiveStock, { strategy, namedLots }: NaiveDemand): string {
  const padded = (value: number): string => String(value).padStart(6, '0');
  const rest = `${padded(bin)} ${padded(id)}`;
  if (strategy === 'FIFO') return `${padded(lot)} ${rest}`;
  if (strategy === 'LIFO') return `${padded(999_999 - lot)} ${rest}`;
  if (strategy === 'EXPLICIT_LOT') return `${padded(namedLots.indexOf(lot))} ${rest}`;
  return `${usableThrough} ${padded(lot)} ${rest}`;
}

function fill(quantity: number, stock: readonly NaiveStock[]): NaivePlan {
  const plan = new Map<number, number>();
  let open = quantity;
  for (const { id, free } of stock) {
    const part = Math.min(open, free);
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
