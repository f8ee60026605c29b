import type { Issue } from '../../../connectors/contract/connector.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { StandingOrder } from './nextStep.js';

/** What came of a step, for whoever looks at the message. */
export const done = (code: 'ORDER_PLACED' | 'ORDER_AMENDED' | 'ORDER_CANCELLED', message: string, orderId: string): Issue => ({
  severity: 'info',
  code,
  message,
  seen: orderId,
});

/** Less than wanted was bound: the order stands, and waits for stock. */
export const shortage = ({ code, message }: Refusal): Issue => ({ severity: 'warn', code, message });

/** Why a command did not take it. */
export const refusedEvent = ({ code, message }: Refusal): Issue => ({
  severity: 'hold',
  code,
  message,
  fix: 'Mend what the reason names, then replay the message.',
});

export const superseded = (version: string, newest: string): Issue => ({
  severity: 'info',
  code: 'EVENT_SUPERSEDED',
  message: 'A newer state of the order came before: this one changes nothing.',
  seen: version,
  expected: newest,
});

export const itemsAdded = ({ orderId }: StandingOrder, itemIds: readonly string[]): Issue => ({
  severity: 'hold',
  code: 'SHOP_ORDER_ITEMS_ADDED',
  message: 'The shop wants items that the order has no line for. Nothing of it was changed.',
  path: '$.line_items',
  seen: itemIds.join(', '),
  expected: `items of ${orderId}`,
  fix: 'Place what was added as an order of its own, and leave this message parked; or cancel the order in the shop.',
});

export const cancelledHere = ({ orderId }: StandingOrder): Issue => ({
  severity: 'warn',
  code: 'SHOP_ORDER_CANCELLED_HERE',
  message: 'The order was cancelled here, and stays so; for the shop it is open.',
  seen: orderId,
  fix: 'Cancel it in the shop, or place it again.',
});
