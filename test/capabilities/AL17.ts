import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { pickedOrder, promised, shippedLots } from '../support/capability/outbound.js';

export const AL17: Scenario = {
  shows:
    "which lots went to an account, also of one item, lot or place, and what can be promised to it by its own rules; another account's are not among them",
  async run(warehouse) {
    const [milk, cream] = [await warehouse.anItem(), await warehouse.anItem()];
    const lotId = await warehouse.aLot(milk, 'MILK-1', { quantity: { value: '10' }, expiresOn: '2026-12-20' });
    await warehouse.aLot(cream, 'CREAM-1', { quantity: { value: '10' }, expiresOn: '2026-12-20' });
    const [account, other] = [await warehouse.aCustomer(), await warehouse.aCustomer()];
    const ship = async (customerId: string, itemId: string, quantity: string) => {
      const { id } = await pickedOrder(warehouse, { customerId, itemId, quantity });
      await warehouse.done('shipOrder', { orderId: id });
    };
    await ship(account, milk, '3');
    await ship(account, cream, '2');
    await ship(other, milk, '4');
    const told = async (filter: object) =>
      (await shippedLots(warehouse, { customer: { equals: account }, ...filter })).map(({ lot, quantity, shipment }) => [
        shipment.customer.id,
        lot.lotNumber,
        quantity.value,
      ]);
    expect(await told({})).toEqual([
      [account, 'MILK-1', '3'],
      [account, 'CREAM-1', '2'],
    ]);
    expect(await told({ item: { equals: cream } })).toEqual([[account, 'CREAM-1', '2']]);
    expect(await told({ lot: { equals: lotId } })).toEqual([[account, 'MILK-1', '3']]);
    const receivers = await shippedLots(warehouse, { lot: { equals: lotId } });
    expect(receivers.map(({ shipment }) => shipment.customer.id).toSorted()).toEqual([account, other].toSorted());
    await warehouse.done('defineCustomerLotRule', { customerId: account, minimumRemainingDays: 60 });
    const available = async (customerId: string) => (await promised(warehouse, { item: milk, customerId })).available.value;
    expect([await available(account), await available(other)]).toEqual(['0', '3']);
  },
};
