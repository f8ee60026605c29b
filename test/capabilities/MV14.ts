import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { allocatedOrder, lotsOf, orderAsRead, promised } from '../support/capability/outbound.js';

const BALANCES = `query ($item: ID!) { stock(filter: { item: { equals: $item } }) { nodes { ownership ownerId onHand { value } } } }`;

interface Balances {
  readonly stock: {
    readonly nodes: readonly {
      readonly ownership: string;
      readonly ownerId: string | null;
      readonly onHand: { readonly value: string };
    }[];
  };
}

export const MV14: Scenario = {
  shows:
    'what lies is told by its owner, also of one lot; orders of others take only what is ours, the owner also what is its own, down to the shipment',
  async run(warehouse) {
    const item = await warehouse.anItem();
    const [owner, vendor, plain] = [await warehouse.aCustomer(), warehouse.supplierId, await warehouse.aCustomer()];
    const receive = (lotNumber: string, value: string, more: object) => warehouse.aLot(item, lotNumber, { quantity: { value }, ...more });
    await receive('OURS', '10', { expiresOn: '2027-06-30' });
    await receive('OURS', '20', { ownership: 'CONSIGNMENT', ownerId: vendor });
    await receive('MANAGED', '40', { ownership: 'VMI', ownerId: vendor, expiresOn: '2027-03-31' });
    await receive('THEIRS', '80', { ownership: 'CUSTOMER_OWNED', ownerId: owner, expiresOn: '2027-01-31' });
    const { stock } = await warehouse.ask<Balances>(BALANCES, { item });
    expect(stock.nodes.map((each) => [each.ownership, each.ownerId, each.onHand.value])).toEqual([
      ['OWNED', null, '10'],
      ['CONSIGNMENT', vendor, '20'],
      ['VMI', vendor, '40'],
      ['CUSTOMER_OWNED', owner, '80'],
    ]);
    expect((await promised(warehouse, { item })).available.value).toBe('10');
    const tooMuch = await warehouse.anOrder(plain, [{ itemId: item, quantity: '11' }]);
    const { userErrors } = await warehouse.tell('allocateOrder', { orderId: tooMuch.id });
    expect(userErrors).toMatchObject([{ code: 'INSUFFICIENT_STOCK', available: { value: '10' } }]);
    expect(lotsOf(await allocatedOrder(warehouse, { customerId: plain, itemId: item, quantity: '4' }))).toBe('4 OURS');
    const its = await allocatedOrder(warehouse, { customerId: owner, itemId: item, quantity: '83' });
    expect(lotsOf(its)).toBe('80 THEIRS, 3 OURS');
    for (const mutation of ['pickOrder', 'shipOrder']) await warehouse.done(mutation, { orderId: its.id });
    expect((await orderAsRead(warehouse, its.id)).lines[0]?.shipped.value).toBe('83');
    const wrong = { itemId: item, quantity: { value: '1' }, supplierLotNumber: 'X', ownership: 'CUSTOMER_OWNED', ownerId: vendor };
    const refused = await warehouse.tell('receiveGoods', { siteId: warehouse.siteId, supplierId: vendor, lines: [wrong] });
    expect(refused.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'lines', '0', 'ownerId'] }]);
  },
};
