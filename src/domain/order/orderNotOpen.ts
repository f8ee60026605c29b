import type { Refusal } from '../shared/refusal.js';
import { refusal } from '../shared/refusals.js';
import type { OrderStatus } from './order.js';

/** Only open orders are changed, and stock is bound to them alone. */
export const orderNotOpen = ({ publicId, status }: { readonly publicId: string; readonly status: OrderStatus }): Refusal =>
  refusal('ILLEGAL_STATUS_TRANSITION', `The order is ${status}.`, { path: ['input', 'orderId'], facts: { order: publicId, status } });
