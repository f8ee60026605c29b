/**
 * A second opinion on trace, written to be obvious and slow, and from the rules alone: it imports nothing. Reach by trying every pair of
 * movements, quantities in exact fractions, bounds by moving single units about.
 */

export interface NaiveMovement {
  readonly entry: number;
  readonly transaction: number;
  readonly lot: number;
  readonly from: string;
  readonly to: string;
  readonly units: number;
  readonly at: number;
}

export interface NaiveLedger {
  readonly movements: readonly NaiveMovement[];
}

const isPot = (place: string): boolean => place === 'PRODUCTION';
const isReceipt = ({ from }: NaiveMovement): boolean => from === 'SUPPLIER';
const placeOf = (movement: NaiveMovement, pool: string): string =>
  isPot(pool) ? `pot ${movement.transaction}` : `${movement.lot} ${pool}`;

/** The entries in reach of a lot: try all pairs until nothing is new. */
export function naiveReach({ movements }: NaiveLedger, start: number): Set<number> {
  const reached = new Set<number>();
  const flows = movements.filter((movement) => placeOf(movement, movement.from) !== placeOf(movement, movement.to));
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const out of flows) {
      if (reached.has(out.entry) || isReceipt(out)) continue;
      const isStart = out.lot === start && !isPot(out.from);
      const cameIn = flows.some(
        (into) => reached.has(into.entry) && placeOf(into, into.to) === placeOf(out, out.from) && mayComeBefore(into, out),
      );
      if (isStart || cameIn) reached.add(out.entry);
    }
  }
  return reached;
}

const mayComeBefore = (into: NaiveMovement, out: NaiveMovement): boolean =>
  isPot(into.to) || into.entry < out.entry || (into.at <= out.at && into.transaction !== out.transaction);

export function naiveLots(ledger: NaiveLedger, start: number): Set<number> {
  const reached = naiveReach(ledger, start);
  const lots = ledger.movements.filter((movement) => reached.has(movement.entry) && !isPot(movement.to)).map(({ lot }) => lot);
  return new Set([start, ...lots]);
}

/** An exact fraction. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));
function fraction(over: bigint, under: bigint): Fraction {
  const common = divisor(over < 0n ? -over : over, under);
  return common === 0n ? { over: 0n, under: 1n } : { over: over / common, under: under / common };
}
const whole = (units: number): Fraction => fraction(BigInt(units), 1n);
const sum = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.under + b.over * a.under, a.under * b.under);
const less = (a: Fraction, b: Fraction): Fraction => sum(a, { over: -b.over, under: b.under });
const times = (a: Fraction, units: number, of: number): Fraction =>
  of === 0 ? whole(0) : fraction(a.over * BigInt(units), a.under * BigInt(of));

export interface NaiveQuantities {
  /** By entry. */
  readonly moved: ReadonlyMap<number, Fraction>;
  /** By "lot pool". */
  readonly places: ReadonlyMap<string, Fraction>;
  readonly input: Fraction;
  /** Entries all of whose units are the start. */
  readonly wholly: ReadonlySet<number>;
  /** Entries that brought more than their place held. */
  readonly brought: ReadonlySet<number>;
}

/** Well-mixed quantities in ledger order. */
export function naiveQuantities(ledger: NaiveLedger, start: number): NaiveQuantities {
  const held = new Map<string, number>();
  const places = new Map<string, Fraction>();
  const moved = new Map<number, Fraction>();
  const wholly = new Set<number>();
  const brought = new Set<number>();
  let input = whole(0);
  let birth: number | undefined;
  const fullOf = (pot: string): boolean => (places.get(pot)?.over ?? 0n) > 0n;
  const potWas = new Map<number, boolean>();
  for (const movement of ledger.movements) {
    const { lot, transaction, units, entry, from, to } = movement;
    const source = placeOf(movement, from);
    const target = placeOf(movement, to);
    if (source === target) continue;
    const isNew = isReceipt(movement);
    const there = isNew ? 0 : (held.get(source) ?? 0);
    const taken = Math.min(units, there);
    let share = taken === 0 ? whole(0) : times(places.get(source) ?? whole(0), taken, there);
    if (!isNew) {
      held.set(source, there - taken);
      places.set(source, less(places.get(source) ?? whole(0), share));
    }
    if (taken < units && !isNew) brought.add(entry);
    if (isPot(from) && !potWas.has(transaction)) potWas.set(transaction, fullOf(source) || share.over > 0n);
    if (lot === start && !isPot(to)) {
      birth ??= isPot(from) ? transaction : 0;
      const rework = isPot(from) && potWas.get(transaction) === true && birth !== transaction;
      const added = isNew || (isPot(from) && !rework) ? less(whole(units), share) : isPot(from) ? whole(0) : whole(units - taken);
      if (added.over > 0n) input = sum(input, added);
      share = sum(share, added);
      if (isNew || (isPot(from) && !rework)) wholly.add(entry);
    }
    held.set(target, (held.get(target) ?? 0) + units);
    places.set(target, sum(places.get(target) ?? whole(0), share));
    moved.set(entry, share);
  }
  return { moved, places, input, wholly, brought };
}

/** True: this unit is the start. */
type Unit = boolean;

/**
 * Moves single units, in the order of `order` (positions in the ledger), each taken as `pick` says. Answers with how many of the start's units
 * each entry moved, or undefined when this order cannot have been: something would have left that was not there.
 */
export function moveUnits(
  ledger: NaiveLedger,
  { order, wholly }: { readonly order: readonly number[]; readonly wholly: ReadonlySet<number> },
  pick: (units: readonly Unit[]) => number,
): Map<number, number> | undefined {
  const places = new Map<string, Unit[]>();
  const counts = new Map<number, number>();
  const at = (place: string): Unit[] => places.get(place) ?? places.set(place, []).get(place)!;
  for (const position of order) {
    const movement = ledger.movements[position]!;
    const source = placeOf(movement, movement.from);
    const target = placeOf(movement, movement.to);
    if (source === target) continue;
    const units: Unit[] = isReceipt(movement) ? new Array<Unit>(movement.units).fill(false) : draw(at(source), movement.units, pick);
    if (units.length < movement.units) return undefined;
    if (wholly.has(movement.entry)) units.fill(true);
    at(target).push(...units);
    counts.set(movement.entry, units.filter((unit) => unit).length);
  }
  return counts;
}

function draw(from: Unit[], count: number, pick: (units: readonly Unit[]) => number): Unit[] {
  const drawn: Unit[] = [];
  while (drawn.length < count && from.length > 0) drawn.push(...from.splice(pick(from), 1));
  return drawn;
}
