import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { allocatedOrder, boundTo, lotsOf, orderAsRead } from '../support/capability/outbound.js';
import { eventually } from '../support/eventually.js';

const RAISED = `subscription { workExceptionRaised(filter: { kinds: [SHORT_PICK] }) { __typename ... on WorkExceptionRaisedEvent { workExceptionId } } }`;
const QUEUE = `query { workExceptions(filter: { kind: { equals: SHORT_PICK }, open: { equals: true } }) { totalCount nodes { id lot { lotNumber } } } }`;

interface Raised {
  readonly workExceptionRaised: { readonly workExceptionId?: string };
}

interface Queue {
  readonly workExceptions: { readonly totalCount: number; readonly nodes: readonly { readonly id: string; readonly lot: object }[] };
}

interface Picked {
  readonly shortages: readonly { readonly code: string }[];
  readonly holds: readonly { readonly type: string }[];
}

export const AL10: Scenario = {
  shows:
    'a short pick raises one exception, tells it at once, stops what should lie there, and is made up for by other stock or said to be short',
  async run(warehouse) {
    const item = await warehouse.anItem();
    await warehouse.aLot(item, 'GONE', { quantity: { value: '10' }, expiresOn: '2027-01-31' });
    await warehouse.aLot(item, 'OTHER', { quantity: { value: '6' }, expiresOn: '2027-06-30' });
    const messages = await warehouse.follow<Raised>(RAISED);
    const order = await allocatedOrder(warehouse, { customerId: await warehouse.aCustomer(), itemId: item, quantity: '8' });
    const pickShort = async (value: string) => {
      const [bound] = boundTo(await orderAsRead(warehouse, order.id)).filter(({ state }) => state === 'HARD');
      const picks = [{ allocationId: bound?.id, quantity: { value }, short: true }];
      return await warehouse.done<Picked>('pickOrder', { orderId: order.id, picks }, 'shortages { code } holds { type }', 'operator');
    };
    expect(await pickShort('3')).toMatchObject({ shortages: [], holds: [{ type: 'COUNT_IN_PROGRESS' }] });
    const afterwards = await orderAsRead(warehouse, order.id);
    expect([lotsOf(afterwards).split(', ').toSorted(), afterwards.lines[0]?.allocated.value]).toEqual([['3 GONE', '5 OTHER'], '8']);
    const queue = async () => (await warehouse.ask<Queue>(QUEUE, {}, 'operator')).workExceptions;
    const first = await queue();
    expect(first).toMatchObject({ totalCount: 1, nodes: [{ lot: { lotNumber: 'GONE' } }] });
    const told = () => messages.flatMap(({ workExceptionRaised: { workExceptionId } }) => workExceptionId ?? []);
    await eventually('the alert', () => told().length > 0);
    expect(told()).toEqual([first.nodes[0]?.id]);
    expect((await pickShort('0')).shortages).toMatchObject([{ code: 'INSUFFICIENT_STOCK' }]);
    expect((await queue()).totalCount).toBe(2);
  },
};
