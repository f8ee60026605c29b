import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { allocatedOrder, boundTo, lotsOf, orderAsRead } from '../support/capability/outbound.js';

export const AL7: Scenario = {
  shows: 'a pick is confirmed by a scan of the lot that was allocated; the scan of another lot is refused, and nothing is picked',
  async run(warehouse) {
    const item = await warehouse.anItem({ baseUnit: 'EA', scale: 0, packLevels: [{ unit: 'EA', gtin: '09506000134352', numerator: 1 }] });
    await warehouse.aLot(item, 'RIGHT', { quantity: { value: '10' }, expiresOn: '2027-01-31' });
    await warehouse.aLot(item, 'WRONG', { quantity: { value: '10' }, expiresOn: '2027-06-30' });
    const order = await allocatedOrder(warehouse, { customerId: await warehouse.aCustomer(), itemId: item, quantity: '4' });
    const pick = (scanned: string) =>
      warehouse.tell('pickOrder', { orderId: order.id, picks: [{ allocationId: boundTo(order)[0]?.id, scanned }] }, '', 'operator');
    for (const label of ['WRONG', '(01)09506000134352(17)270630(10)WRONG']) {
      const { userErrors } = await pick(label);
      expect([label, userErrors.map(({ code }) => code)]).toEqual([label, ['WRONG_LOT_SCANNED']]);
    }
    expect(boundTo(await orderAsRead(warehouse, order.id))).toMatchObject([{ state: 'HARD' }]);
    expect((await pick('(01)09506000134352(17)270131(10)RIGHT')).userErrors).toEqual([]);
    const picked = await orderAsRead(warehouse, order.id);
    expect([lotsOf(picked), boundTo(picked)[0]?.state]).toEqual(['4 RIGHT', 'PICKED']);
  },
};
