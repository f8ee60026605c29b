import { lesser, positive, type Fine } from './fixedPoint.js';

/** How much of the start is in a quantity, and what is known of its order. */
export interface Piece {
  attributed: Fine;
  /** The part of it that was not the start's before. */
  added: Fine;
  /** In the unit of the lot. */
  minimum: bigint;
  maximum: bigint;
  /** Ledger and clock agree, all the way from the start, that it came after the start. */
  certain: boolean;
  orderUncertain: boolean;
}

/** A well-mixed quantity of one lot in one place, or what is in a transformation. */
export interface PoolState {
  total: bigint;
  attributed: Fine;
  minimum: bigint;
  maximum: bigint;
  /** Something in scope came in; into a transformation: something that carries the start. */
  touched: boolean;
  /** Where goods do not mix: how much of the total came in touched. */
  touchedQuantity: bigint;
  /** The earliest instant at which something certain came in. */
  certainSince: number;
  /** The latest instant at which something in scope came in. */
  lastTouched: number;
  /**
   * This much has left that may have waited, by the clock, for pours which the ledger has not reached yet: those up to `doubtfulUntil`.
   * Then of the start in such a pour `mayHaveLeft` may be gone instead, and `mayHaveStayed` of what the maximum has lost may be here still.
   */
  mayHaveWaited: bigint;
  mayHaveLeft: bigint;
  mayHaveStayed: bigint;
  doubtfulUntil: number;
}

export const nothing = (): Piece => ({ attributed: 0n, added: 0n, minimum: 0n, maximum: 0n, certain: false, orderUncertain: false });

export const emptyPool = (total: bigint): PoolState => ({
  total,
  attributed: 0n,
  minimum: 0n,
  maximum: 0n,
  touched: false,
  touchedQuantity: 0n,
  certainSince: Infinity,
  lastTouched: -Infinity,
  mayHaveWaited: 0n,
  mayHaveLeft: 0n,
  mayHaveStayed: 0n,
  doubtfulUntil: -Infinity,
});

/** Takes a share; the rest keeps every digit the share does not have. */
export function take(pool: PoolState, quantity: bigint): Piece {
  const piece = nothing();
  if (quantity >= pool.total) {
    ({ attributed: piece.attributed, minimum: piece.minimum, maximum: piece.maximum } = pool);
    pool.attributed = pool.minimum = pool.maximum = pool.total = 0n;
    return piece;
  }
  if (pool.maximum > 0n) {
    piece.attributed = (pool.attributed * quantity) / pool.total;
    piece.maximum = lesser(quantity, pool.maximum);
    pool.attributed -= piece.attributed;
    pool.maximum = lesser(pool.total - quantity, pool.maximum);
    if (pool.minimum > 0n) {
      piece.minimum = positive(quantity - (pool.total - pool.minimum));
      pool.minimum = positive(pool.minimum - quantity);
    }
  }
  pool.total -= quantity;
  return piece;
}

export function put(pool: PoolState, { quantity, time }: { readonly quantity: bigint; readonly time: number }, piece: Piece): void {
  pool.total += quantity;
  const isDoubtful = time <= pool.doubtfulUntil;
  if (isDoubtful) pool.maximum = lesser(pool.total, pool.maximum + lesser(quantity, pool.mayHaveStayed));
  if (piece.maximum === 0n) return;
  pool.attributed += piece.attributed;
  pool.maximum = lesser(pool.total, pool.maximum + piece.maximum);
  pool.minimum += isDoubtful ? positive(piece.minimum - pool.mayHaveLeft) : piece.minimum;
}

/**
 * After a take from a pool that has let something go too early: whoever took the start then, another may have left it. Both figures are bounded
 * by what may have waited, since that is all by which the two orders differ.
 */
export function doubt(pool: PoolState, taken: bigint, before: { readonly minimum: bigint; readonly maximum: bigint }): void {
  pool.mayHaveLeft = lesser(pool.mayHaveWaited, pool.mayHaveLeft + taken - (before.minimum - pool.minimum));
  pool.mayHaveStayed = lesser(pool.mayHaveWaited, pool.mayHaveStayed + before.maximum - pool.maximum);
}

/** A transformation's total is known before its inputs are poured in. */
export function pour(pot: PoolState, piece: Piece): void {
  pot.attributed += piece.attributed;
  pot.minimum += piece.minimum;
  pot.maximum = lesser(pot.total, pot.maximum + piece.maximum);
  if (piece.certain) pot.certainSince = -Infinity;
  if (piece.attributed > 0n) pot.touched = true;
}
