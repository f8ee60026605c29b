import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { orderAsRead, pickedOrder, refusalsOf } from '../support/capability/outbound.js';

export const AL18: Scenario = {
  shows:
    'what is picked does not leave while a hold that came later is open, past its last day, or against a rule of the customer that came later',
  async run(warehouse) {
    const item = await warehouse.anItem();
    const lotId = await warehouse.aLot(item, 'PICKED', { quantity: { value: '10' }, expiresOn: '2026-12-20' });
    const customerId = await warehouse.aCustomer();
    const { id: orderId } = await pickedOrder(warehouse, { customerId, itemId: item, quantity: '4' });
    const refusals = () => refusalsOf(warehouse, 'shipOrder', { orderId });
    const { hold } = await warehouse.done<{ hold: { id: string } }>(
      'placeHold',
      { lotId, type: 'QUALITY', scope: 'LOT', reason: { code: 'QUALITY_CHECK' } },
      'hold { id }',
    );
    expect(await refusals()).toEqual(['LOT_ON_HOLD']);
    expect(await refusalsOf(warehouse, 'packOrder', { orderId, packages: [{ code: 'CRATE-1' }] })).toContain('LOT_ON_HOLD');
    await warehouse.done('releaseHold', { holdId: hold.id, reason: { code: 'QUALITY_CHECK' } });

    await warehouse.done('defineCustomerLotRule', { customerId, itemId: item, minimumRemainingDays: 60 });
    expect(await refusals()).toEqual(['CUSTOMER_LOT_RULE_VIOLATION']);
    await warehouse.done('defineCustomerLotRule', { customerId, itemId: item, minimumRemainingDays: 1 });

    await warehouse.timePasses('2026-12-21T08:00:00.000Z');
    expect(await refusals()).toContain('LOT_EXPIRED');
    await warehouse.timePasses('2026-12-01T08:00:00.000Z');
    expect((await orderAsRead(warehouse, orderId)).shipments).toEqual([]);
    await warehouse.done('shipOrder', { orderId });
  },
};
