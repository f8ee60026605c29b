import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { allocatedOrder, boundTo } from '../support/capability/outbound.js';

const COUNTS = `query { shortPicks: workExceptions(filter: { kind: { equals: SHORT_PICK }, open: { equals: true } }) { totalCount }
  ofAll: workExceptions(filter: { kind: { equals: SHORT_PICK } }) { totalCount nodes { id } } }`;

interface Counts {
  readonly shortPicks: { readonly totalCount: number };
  readonly ofAll: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };
}

export const AN14: Scenario = {
  shows: 'how many short picks are open, and how many there have been',
  missing: 'overdue receipts and delayed shipments raise no exceptions yet, so they are not counted',
  async run(warehouse) {
    const customerId = await warehouse.aCustomer();
    const shortPick = async (lotNumber: string) => {
      const itemId = await warehouse.anItem();
      await warehouse.aLot(itemId, lotNumber, { quantity: { value: '5' } });
      const order = await allocatedOrder(warehouse, { customerId, itemId, quantity: '5' });
      const picks = [{ allocationId: boundTo(order)[0]?.id, quantity: { value: '1' }, short: true }];
      await warehouse.done('pickOrder', { orderId: order.id, picks });
    };
    await shortPick('ONE');
    await shortPick('TWO');
    const counts = async () => await warehouse.ask<Counts>(COUNTS);
    const before = await counts();
    expect(before).toMatchObject({ shortPicks: { totalCount: 2 }, ofAll: { totalCount: 2 } });
    await warehouse.done('resolveException', { workExceptionId: before.ofAll.nodes[0]?.id, reason: { code: 'SOLVED' } });
    expect(await counts()).toMatchObject({ shortPicks: { totalCount: 1 }, ofAll: { totalCount: 2 } });
  },
};
