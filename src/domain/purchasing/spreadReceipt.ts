import { NO_QUANTITY, least, minus, most, plus, type Quantity } from '../shared/quantity.js';

/** A line of a purchase order under lock. */
export interface OpenPurchaseLine {
  readonly id: number;
  readonly quantity: Quantity;
  readonly received: Quantity;
}

/** How much of what came belongs to each line: what is expected first is filled first, and what came too much belongs to the last. */
export function spreadReceipt(lines: readonly OpenPurchaseLine[], came: Quantity): ReadonlyMap<number, Quantity> {
  const parts = new Map<number, Quantity>();
  let left = came;
  for (const { id, quantity, received } of lines) {
    const part = least(left, most(minus(quantity, received), NO_QUANTITY));
    if (part > 0n) parts.set(id, part);
    left = minus(left, part);
  }
  const last = lines.at(-1);
  if (last !== undefined && left > 0n) parts.set(last.id, plus(parts.get(last.id) ?? NO_QUANTITY, left));
  return parts;
}
