import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';

const STOCK = `query { stock(first: 10) { nodes { onHand { value } allocated { value } } } }`;

interface Stock {
  readonly stock: {
    readonly nodes: readonly { readonly onHand: { readonly value: string }; readonly allocated: { readonly value: string } }[];
  };
}

export const AL6: Scenario = {
  shows: 'of 20 requests at once for one of 10 units each, 10 are served, 10 are told that there is none, and 10 are allocated',
  async run(warehouse) {
    const item = await warehouse.anItem();
    await warehouse.aLot(item, 'LAST', { quantity: { value: '10' } });
    const customer = await warehouse.aCustomer();
    const orders = [];
    for (let number = 0; number < 20; number += 1) orders.push(await warehouse.anOrder(customer, [{ itemId: item, quantity: '1' }]));
    const answers = await Promise.all(orders.map(({ id }) => warehouse.tell('allocateOrder', { orderId: id })));
    const codes = answers.map(({ userErrors }) => userErrors.map(({ code }) => code).join());
    expect(codes.toSorted()).toEqual([...Array<string>(10).fill(''), ...Array<string>(10).fill('INSUFFICIENT_STOCK')]);
    const { stock } = await warehouse.ask<Stock>(STOCK);
    expect(stock.nodes).toEqual([{ onHand: { value: '10' }, allocated: { value: '10' } }]);
  },
};
