import type { AllocationRequest } from '../allocating/allocationRequest.js';
import type { OrderFacts } from './orderFacts.js';

/** What of an allocation is the order's own: whose rules, where and when. */
export const askedBy = ({
  id,
  customer,
  shipToId,
  site,
  shipOn,
  promisedOn,
}: Pick<OrderFacts, 'id' | 'customer' | 'shipToId' | 'site' | 'shipOn' | 'promisedOn'>): Omit<AllocationRequest, 'partial' | 'lines'> => ({
  customerId: customer.id,
  orderId: id,
  shipToId,
  site,
  shipOn,
  promisedOn,
});
