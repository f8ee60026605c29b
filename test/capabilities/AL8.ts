import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { orderAsRead, refusalsOf, shippedLots } from '../support/capability/outbound.js';

export const AL8: Scenario = {
  shows: 'what leaves a line is the sum of its lots, each with its quantity; a line without lots ships nothing and stays open',
  async run(warehouse) {
    const item = await warehouse.anItem();
    const unstocked = await warehouse.anItem();
    await warehouse.aLot(item, 'A', { quantity: { value: '10' }, expiresOn: '2027-01-31' });
    await warehouse.aLot(item, 'B', { quantity: { value: '10' }, expiresOn: '2027-06-30' });
    const placed = await warehouse.anOrder(await warehouse.aCustomer(), [
      { itemId: item, quantity: '14' },
      { itemId: unstocked, quantity: '2' },
    ]);
    const orderId = placed.id;
    expect(await refusalsOf(warehouse, 'shipOrder', { orderId })).toEqual(['ILLEGAL_STATUS_TRANSITION']);
    await warehouse.done('allocateOrder', { orderId, partial: true });
    expect(await refusalsOf(warehouse, 'shipOrder', { orderId })).toEqual(['ILLEGAL_STATUS_TRANSITION']);
    await warehouse.done('pickOrder', { orderId });
    await warehouse.done('shipOrder', { orderId });
    const [line, lotless] = (await orderAsRead(warehouse, orderId)).lines;
    const left = (await shippedLots(warehouse, { item: { in: [item, unstocked] } })).map((each) => [
      each.orderLine.id,
      each.lot.lotNumber,
      each.quantity.value,
    ]);
    expect(left.toSorted()).toEqual([
      [line?.id, 'A', '10'],
      [line?.id, 'B', '4'],
    ]);
    expect([line?.shipped.value, lotless?.shipped.value]).toEqual(['14', '0']);
    expect((await orderAsRead(warehouse, orderId)).status).toBe('OPEN');
    expect(await refusalsOf(warehouse, 'shipOrder', { orderId })).toEqual(['ILLEGAL_STATUS_TRANSITION']);
    await warehouse.aLot(unstocked, 'C', { quantity: { value: '2' } });
    for (const mutation of ['allocateOrder', 'pickOrder', 'shipOrder']) await warehouse.done(mutation, { orderId });
    expect((await shippedLots(warehouse, { item: { equals: unstocked } })).map(({ lot }) => lot.lotNumber)).toEqual(['C']);
    expect((await orderAsRead(warehouse, orderId)).status).toBe('SHIPPED');
  },
};
