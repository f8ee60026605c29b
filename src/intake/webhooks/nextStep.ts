import type { AmendOrderLine } from '../../commands/ordering/amendOrderInput.js';
import type { OrderStatus } from '../../domain/order/order.js';

/** What a shop wants of us; ids are TypeIDs, quantities decimal text in base units. */
export interface OrderWanted {
  /** Why, when it was cancelled. */
  readonly cancelled: string | null;
  /** By item. */
  readonly lines: readonly { readonly itemId: string; readonly quantity: string }[];
}

/** The newest state that the shop told of an order. */
export interface ShopOrderState {
  readonly version: string;
  readonly wanted: OrderWanted;
  /** It wants what was brought about before, and nothing else was on its way since. */
  readonly isAsApplied: boolean;
}

/** The order as it stands here. */
export interface StandingOrder {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly version: number;
  readonly lines: readonly { readonly orderLineId: string; readonly itemId: string }[];
}

export type Step =
  | { readonly kind: 'PLACE'; readonly lines: OrderWanted['lines'] }
  | { readonly kind: 'AMEND'; readonly order: StandingOrder; readonly lines: readonly AmendOrderLine[] }
  | { readonly kind: 'CANCEL'; readonly order: StandingOrder; readonly reason: string }
  /** Items that the order has no line for. */
  | { readonly kind: 'ADDED'; readonly order: StandingOrder; readonly itemIds: readonly string[] }
  /** Somebody here cancelled it: the shop does not open it again. */
  | { readonly kind: 'CANCELLED_HERE'; readonly order: StandingOrder }
  | { readonly kind: 'NOTHING' };

const NOTHING: Step = { kind: 'NOTHING' };

/**
 * What is still to be done so that an order is as its shop wants it. Two workers may each be about to do it for another state: `order` must
 * have been read before `newest`, and be changed at its version only, so that of the two the later state has the last word.
 */
export function nextStep(newest: ShopOrderState, order: StandingOrder | undefined): Step {
  const { cancelled, lines } = newest.wanted;
  // Always looked at: an order that was placed a moment too late is cancelled after all.
  if (cancelled !== null)
    return order === undefined || order.status === 'CANCELLED' ? NOTHING : { kind: 'CANCEL', order, reason: cancelled };
  if (order === undefined) return lines.length === 0 ? NOTHING : { kind: 'PLACE', lines };
  // What people here changed since stands, until the shop wants something else.
  if (newest.isAsApplied) return NOTHING;
  if (order.status === 'CANCELLED') return { kind: 'CANCELLED_HERE', order };
  return amendment(newest.wanted, order);
}

function amendment({ lines }: OrderWanted, order: StandingOrder): Step {
  const wanted = new Map(lines.map(({ itemId, quantity }) => [itemId, quantity]));
  const known = new Set(order.lines.map(({ itemId }) => itemId));
  const added = [...wanted.keys()].filter((itemId) => !known.has(itemId));
  if (added.length > 0) return { kind: 'ADDED', order, itemIds: added };
  return {
    kind: 'AMEND',
    order,
    // Lines that want what they wanted too: so the order gets a new version, and whoever holds the old one begins anew.
    lines: order.lines.map(({ orderLineId, itemId }) => ({ orderLineId, quantity: { value: wanted.get(itemId) ?? '0' } })),
  };
}
