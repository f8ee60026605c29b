import { NO_QUANTITY, least, minus, most, plus, type Quantity } from '../shared/quantity.js';

export interface Takeable {
  readonly id: number;
  readonly onHand: Quantity;
  readonly allocated: Quantity;
  readonly held: Quantity;
}

export interface Taken<Source> {
  readonly from: Source;
  readonly quantity: Quantity;
}

export interface Taking<Source> {
  readonly taken: readonly Taken<Source>[];
  /** What could be taken in all: on hand less allocated and held. */
  readonly free: Quantity;
  readonly onHand: Quantity;
  readonly held: Quantity;
  readonly allocated: Quantity;
  readonly short: Quantity;
}

/** Takes a quantity from balances in the order given, from each only what is neither allocated nor held. */
export function takeFrom<Source extends Takeable>(sources: readonly Source[], wanted: Quantity): Taking<Source> {
  const taken: Taken<Source>[] = [];
  let open = wanted;
  for (const source of sources) {
    const portion = least(open, freeOf(source));
    if (portion <= 0n) continue;
    taken.push({ from: source, quantity: portion });
    open = minus(open, portion);
  }
  const sum = (pick: (source: Source) => Quantity): Quantity => sources.reduce((total, source) => plus(total, pick(source)), NO_QUANTITY);
  return {
    taken,
    free: sum(freeOf),
    onHand: sum((source) => source.onHand),
    held: sum((source) => source.held),
    allocated: sum((source) => source.allocated),
    short: open,
  };
}

const freeOf = (source: Takeable): Quantity => most(minus(minus(source.onHand, source.allocated), source.held), NO_QUANTITY);
