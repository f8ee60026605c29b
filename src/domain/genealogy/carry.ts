import { fine, lesser, positive, type Fine } from './fixedPoint.js';
import { isMixing, type FlowGraph } from './flowGraph.js';
import { OUTSIDE, shareOf, type Pot } from './numberNodes.js';
import { doubt, emptyPool, nothing, pour, put, take, type Piece, type PoolState } from './pool.js';
import { EARLY_IN_SCOPE, NOT_EARLY, type Scope } from './reach.js';
import type { Movement } from './traceGraph.js';

export interface Carried {
  /** By position, for steps in scope and for what enters the start. */
  readonly pieces: readonly (Piece | undefined)[];
  /** By node at the end. */
  readonly pools: readonly (PoolState | undefined)[];
  /** By lot: what of the start came in that was not the start's before. */
  readonly input: readonly (Fine | undefined)[];
  /** By lot, forward. */
  readonly touched: readonly (bigint | undefined)[];
}

/** One pass over the steps in order: every pool is well mixed, every step takes its share of what carries the start. */
export function carry(flow: FlowGraph, scope: Scope): Carried {
  const carrier = new Carrier(flow, scope);
  for (let position = 0; position < flow.steps.length; position += 1) carrier.step(position);
  return carrier;
}

/** The step in hand. */
interface Step {
  position: number;
  movement: Movement;
  source: number;
  target: number;
  /** What its source holds of it, and what its target keeps of it: the rest is the outside's. */
  taken: bigint;
  given: bigint;
}

class Carrier implements Carried {
  readonly pieces: (Piece | undefined)[];
  readonly pools: (PoolState | undefined)[];
  readonly input: (Fine | undefined)[];
  readonly touched: (bigint | undefined)[];
  /** One for all steps: a million would be collected again. */
  private readonly hand: Step = { position: 0, movement: undefined as never, source: 0, target: 0, taken: 0n, given: 0n };
  /** By start lot: the node its first quantity came from. */
  private readonly birth = new Map<number, number>();

  constructor(
    private readonly flow: FlowGraph,
    private readonly scope: Scope,
  ) {
    this.pieces = new Array<Piece | undefined>(flow.steps.length);
    this.pools = new Array<PoolState | undefined>(flow.firstPot + flow.pots.length);
    this.input = new Array<Fine | undefined>(flow.lotIds.length);
    this.touched = new Array<bigint | undefined>(flow.lotIds.length);
  }

  step(position: number): void {
    const source = this.flow.source[position] as number;
    const target = this.flow.target[position] as number;
    const isStart = this.scope.startSteps[position] === 1;
    if (source === target && !isStart) return;
    const movement = this.flow.steps[position] as Movement;
    const { quantity } = movement;
    const excess = this.flow.excess.size === 0 ? 0n : (this.flow.excess.get(movement.entryId) ?? 0n);
    const forward = this.flow.direction === 'FORWARD';
    const held = excess === 0n ? quantity : quantity - excess;
    const step = this.hand;
    step.position = position;
    step.movement = movement;
    step.source = source;
    step.target = target;
    step.taken = forward ? held : quantity;
    step.given = forward ? quantity : held;
    if (isStart || this.scope.inScope[position] === 1 || this.entersStartLot(step)) this.carried(step);
    else this.passedBy(step);
  }

  private entersStartLot({ source, target, taken, given }: Step): boolean {
    if (!this.isLot(target) || this.scope.startLots[this.flow.lotOfNode[target] as number] === 0) return false;
    return !this.isLot(source) || given > taken;
  }

  private passedBy({ position, source, target, taken, given }: Step): void {
    if (this.isLot(source)) take(this.pool(source), taken);
    if (!this.isLot(target)) return;
    const pool = this.pool(target);
    if (pool.touched && isMixing(this.flow, target)) this.addTouched(target, given);
    put(pool, { quantity: given, time: this.flow.time[position] as number }, CLEAN);
  }

  private carried(step: Step): void {
    const piece = this.isLot(step.source) ? this.fromPool(step) : step.source === OUTSIDE ? nothing() : this.fromPot(step);
    if (this.scope.startSteps[step.position] === 1) this.fill(step, piece, step.movement.quantity);
    else if (this.entersStartLot(step)) this.fillStartLot(step, piece);
    piece.orderUncertain ||= !piece.certain;
    this.pieces[step.position] = piece;
    if (this.isLot(step.target)) this.intoPool(step, piece);
    else if (step.target !== OUTSIDE) this.intoPot(step, piece);
  }

  private fromPool(step: Step): Piece {
    const { position, source } = step;
    const pool = this.pool(source);
    this.countTaken(step, pool);
    const { minimum, maximum } = pool;
    const piece = take(pool, step.taken);
    const time = this.flow.time[position] as number;
    piece.certain = pool.certainSince <= time;
    piece.orderUncertain = this.scope.startLots[this.flow.lotOfNode[source] as number] === 0 && pool.lastTouched > time;
    if (this.scope.early[position] !== NOT_EARLY) this.widen(step, piece, pool);
    if (pool.mayHaveWaited > 0n) doubt(pool, step.taken, { minimum, maximum });
    return piece;
  }

  /** Counts what of the step was not touched before. */
  private countTaken({ source, taken, movement }: Step, pool: PoolState): void {
    if (isMixing(this.flow, source) && pool.touched && taken === movement.quantity) return;
    const known = isMixing(this.flow, source) ? (pool.touched ? taken : 0n) : lesser(taken, pool.touchedQuantity);
    if (!isMixing(this.flow, source)) pool.touchedQuantity -= known;
    this.addTouched(source, movement.quantity - known);
  }

  /** Some pours that the ledger puts after this step may have come before it: more of the start may have been there, or more of the rest. */
  private widen(step: Step, piece: Piece, pool: PoolState): void {
    const missing = step.taken - piece.maximum;
    const later = this.laterPours(step, missing, piece.minimum);
    if (later.all + later.inScope === 0n) return;
    piece.maximum += lesser(later.inScope, missing);
    piece.minimum = positive(piece.minimum - later.all);
    piece.orderUncertain ||= later.inScope > 0n;
    pool.mayHaveWaited += step.taken;
    pool.doubtfulUntil = Math.max(pool.doubtfulUntil, this.flow.time[step.position] as number);
  }

  /** Counts no further than it takes to reach both figures. What enters a start lot from outside is all start. */
  private laterPours({ position, source, movement }: Step, enoughInScope: bigint, enough: bigint): { inScope: bigint; all: bigint } {
    const { items, offsets } = this.flow.stepsIn;
    const end = offsets[source + 1] as number;
    const time = this.flow.time[position] as number;
    const isStart = this.scope.startLots[this.flow.lotOfNode[source] as number] === 1;
    const anyInScope = isStart || this.scope.early[position] === EARLY_IN_SCOPE;
    const later = { inScope: 0n, all: 0n };
    for (let index = this.indexAfter(source, position); index < end; index += 1) {
      const pourPosition = items[index] as number;
      const { quantity, transactionId } = this.flow.steps[pourPosition] as Movement;
      if ((this.flow.time[pourPosition] as number) > time || transactionId === movement.transactionId) continue;
      const isInScope = this.scope.inScope[pourPosition] === 1;
      if (isInScope || !isStart) later.all += quantity;
      if (isInScope || isStart) later.inScope += quantity;
      const isEnoughInScope = !anyInScope || (later.inScope > 0n && later.inScope >= enoughInScope);
      if (isEnoughInScope && later.all >= enough) break;
    }
    return later;
  }

  private indexAfter(node: number, position: number): number {
    const { items, offsets } = this.flow.stepsIn;
    let low = offsets[node] as number;
    let high = offsets[node + 1] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((items[middle] as number) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private fromPot({ movement, source }: Step): Piece {
    const pot = this.pool(source);
    const share = shareOf(movement);
    const piece = take(pot, share);
    piece.certain = pot.certainSince === -Infinity;
    if (movement.share === undefined) return piece;
    piece.minimum = (piece.minimum * movement.quantity) / share;
    piece.maximum = lesser(movement.quantity, ceiling(piece.maximum * movement.quantity, share));
    if (this.flow.direction === 'BACKWARD') piece.attributed = (piece.attributed * movement.quantity) / share;
    return piece;
  }

  private intoPot({ movement, target }: Step, piece: Piece): void {
    const share = shareOf(movement);
    if (movement.share === undefined) return pour(this.pool(target), piece);
    const attributed = this.flow.direction === 'BACKWARD' ? (piece.attributed * share) / movement.quantity : piece.attributed;
    const minimum = (piece.minimum * share) / movement.quantity;
    pour(this.pool(target), { ...piece, attributed, minimum, maximum: ceiling(piece.maximum * share, movement.quantity) });
  }

  private intoPool({ position, source, target, given, taken }: Step, piece: Piece): void {
    const pool = this.pool(target);
    const time = this.flow.time[position] as number;
    const fromSameLot = this.isLot(source);
    if (isMixing(this.flow, target) && !pool.touched) this.addTouched(target, pool.total);
    if (!fromSameLot) this.addTouched(target, given);
    pool.touched = true;
    if (!isMixing(this.flow, target)) pool.touchedQuantity += given;
    if (piece.certain) pool.certainSince = Math.min(pool.certainSince, time);
    pool.lastTouched = Math.max(pool.lastTouched, time);
    put(pool, { quantity: given, time }, given < taken ? part(piece, given, taken) : piece);
  }

  /**
   * All that enters the start is the start, except what a transformation hands back that took it in before: of that only its share,
   * or rework would make more of the start than there ever was.
   */
  private fillStartLot(step: Step, piece: Piece): void {
    const { source, target, taken, given } = step;
    const lot = this.flow.lotOfNode[target] as number;
    if (!this.birth.has(lot)) this.birth.set(lot, source);
    if (this.isLot(source)) return this.fill(step, piece, given - taken);
    const isRework = source !== OUTSIDE && this.birth.get(lot) !== source && this.pool(source).touched;
    if (this.flow.direction === 'FORWARD' && isRework) return;
    this.fill(step, piece, step.movement.quantity);
  }

  private fill({ movement, position }: Step, piece: Piece, quantity: bigint): void {
    const whole = quantity === movement.quantity;
    const added = whole ? positive(fine(quantity) - piece.attributed) : fine(quantity);
    const lot = this.flow.lotOfStep[position] as number;
    this.input[lot] = (this.input[lot] ?? 0n) + added;
    piece.added = added;
    piece.attributed += added;
    piece.minimum = whole ? quantity : piece.minimum + quantity;
    piece.maximum = whole ? quantity : piece.maximum + quantity;
    piece.certain = true;
    piece.orderUncertain = false;
  }

  private addTouched(node: number, quantity: bigint): void {
    if (quantity === 0n) return;
    const lot = this.flow.lotOfNode[node] as number;
    this.touched[lot] = (this.touched[lot] ?? 0n) + quantity;
  }

  private isLot(node: number): boolean {
    return node >= 0 && node < this.flow.firstPot;
  }

  private pool(node: number): PoolState {
    return (this.pools[node] ??= this.isLot(node)
      ? this.newPool(node)
      : emptyPool((this.flow.pots[node - this.flow.firstPot] as Pot).total));
  }

  private newPool(node: number): PoolState {
    const pool = emptyPool(this.flow.opening[node] ?? 0n);
    if (this.scope.startLots[this.flow.lotOfNode[node] as number] === 0) return pool;
    const whole = { attributed: fine(pool.total), minimum: pool.total, maximum: pool.total, touchedQuantity: pool.total };
    return { ...pool, ...whole, touched: true, certainSince: -Infinity };
  }
}

const CLEAN: Piece = nothing();

const ceiling = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

function part(piece: Piece, quantity: bigint, of: bigint): Piece {
  return take({ ...emptyPool(of), attributed: piece.attributed, minimum: piece.minimum, maximum: piece.maximum }, quantity);
}
