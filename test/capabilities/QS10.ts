import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { boundTo, orderAsRead, refusalsOf } from '../support/capability/outbound.js';

interface Held {
  readonly hold: { readonly id: string };
  readonly affectedAllocations: readonly { readonly orderLine: { readonly id: string } }[];
  readonly affectedAllocationCount: number;
}

export const QS10: Scenario = {
  shows: 'a hold answers the allocations that it stops; nothing more of the lot is allocated, and no later pick of it confirms',
  async run(warehouse) {
    const item = await warehouse.anItem();
    const lot = await warehouse.aLot(item, 'SUSPECT', { quantity: { value: '10' } });
    const customer = await warehouse.aCustomer();
    const order = await warehouse.anOrder(customer, [{ itemId: item, quantity: '4' }], { allocate: true });
    const held = await warehouse.done<Held>(
      'placeHold',
      { lotId: lot, type: 'INVESTIGATION', scope: 'LOT', reason: { code: 'CONTAMINATION_SUSPECTED' } },
      'hold { id } affectedAllocations { orderLine { id } } affectedAllocationCount',
      'inspector',
    );
    expect(held).toMatchObject({ affectedAllocations: [{ orderLine: { id: order.lines[0]?.id } }], affectedAllocationCount: 1 });
    const next = await warehouse.anOrder(customer, [{ itemId: item, quantity: '1' }]);
    const { userErrors } = await warehouse.tell('allocateOrder', { orderId: next.id });
    expect(userErrors.map(({ code }) => code)).toEqual(['INSUFFICIENT_STOCK']);
    expect(await refusalsOf(warehouse, 'pickOrder', { orderId: order.id })).toEqual(['LOT_ON_HOLD']);
    expect(boundTo(await orderAsRead(warehouse, order.id))).toMatchObject([{ state: 'HARD' }]);
  },
};
