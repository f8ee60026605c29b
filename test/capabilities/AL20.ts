import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { orderAsRead, pickedOrder, refusalsOf, shippedLots } from '../support/capability/outbound.js';

export const AL20: Scenario = {
  shows: 'an order that is closed, its goods delivered, its customer and item retired: years later it still tells which lots it got',
  async run(warehouse) {
    const item = { sku: 'RETIRING', name: 'Item', baseUnit: 'KGM', scale: 3 };
    const itemId = await warehouse.anItem(item);
    await warehouse.aLot(itemId, 'KEPT', { quantity: { value: '10' } });
    const customer = { code: 'RETIRING', name: 'Customer', roles: ['CUSTOMER'] };
    const customerId = await warehouse.aCustomer(customer);
    const { id: orderId } = await pickedOrder(warehouse, { customerId, itemId, quantity: '4' });
    await warehouse.done('shipOrder', { orderId, trackingNumber: 'TRACK-1' });
    const said = { source: 'CARRIER', externalId: 'E-1', trackingNumber: 'TRACK-1', status: 'DELIVERED' };
    await warehouse.done('recordTracking', { ...said, occurredAt: '2026-11-22T08:00:00.000Z' });
    const record = () => shippedLots(warehouse, { customer: { equals: customerId } });
    const asItLeft = await record();
    expect(asItLeft).toMatchObject([{ lot: { lotNumber: 'KEPT' }, quantity: { value: '4' }, shipment: { order: { id: orderId } } }]);
    expect((await orderAsRead(warehouse, orderId)).status).toBe('SHIPPED');
    for (const mutation of ['cancelOrder', 'amendOrder']) {
      const [line] = (await orderAsRead(warehouse, orderId)).lines;
      const wanted = mutation === 'cancelOrder' ? { reason: 'late' } : { lines: [{ orderLineId: line?.id, quantity: { value: '0' } }] };
      expect([mutation, await refusalsOf(warehouse, mutation, { orderId, ...wanted })]).not.toEqual([mutation, []]);
    }
    await warehouse.anItem({ ...item, id: itemId, retiredOn: '2026-11-22' });
    await warehouse.aCustomer({ ...customer, id: customerId, retiredOn: '2026-11-22' });
    await warehouse.timePasses('2031-11-22T08:00:00.000Z');
    expect(await record()).toEqual(asItLeft);
    expect((await orderAsRead(warehouse, orderId)).lines).toMatchObject([{ shipped: { value: '4' } }]);
  },
};
