import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import type { Warehouse } from '../support/capability/warehouse.js';

const EXPLAIN = `query ($input: ExplainAllocationInput!) { explainAllocation(input: $input) { candidates { nodes {
  place lot { lotNumber } taken { value } rejections { rule } } } } }`;

interface Explained {
  readonly explainAllocation: {
    readonly candidates: {
      readonly nodes: readonly {
        readonly lot: { readonly lotNumber: string };
        readonly taken: { readonly value: string };
        readonly rejections: readonly { readonly rule: string }[];
      }[];
    };
  };
}

interface Allocated {
  readonly order: {
    readonly lines: readonly { readonly allocations: readonly { readonly lot: { readonly lotNumber: string }; readonly why: string }[] }[];
  };
}

const taken = (lotNumber: string, quantity: string) => [lotNumber, quantity, ''];
const passed = (lotNumber: string, rule: string) => [lotNumber, '0', rule];
/** Of lots that were received LATE, SOON, HELD, EVER: who comes in which order, and why not. */
const STRATEGIES = {
  FEFO: [taken('SOON', '4'), passed('HELD', 'ON_HOLD'), taken('LATE', '1'), passed('EVER', 'NOT_NEEDED')],
  FIFO: [taken('LATE', '5'), passed('SOON', 'NOT_NEEDED'), passed('HELD', 'ON_HOLD'), passed('EVER', 'NOT_NEEDED')],
  LIFO: [taken('EVER', '5'), passed('HELD', 'ON_HOLD'), passed('SOON', 'NOT_NEEDED'), passed('LATE', 'NOT_NEEDED')],
} as const;

async function fourLots(warehouse: Warehouse) {
  const item = await warehouse.anItem();
  const five = { quantity: { value: '5' } };
  await warehouse.aLot(item, 'LATE', { ...five, expiresOn: '2027-06-30' });
  await warehouse.aLot(item, 'SOON', { quantity: { value: '4' }, expiresOn: '2027-01-31' });
  const held = await warehouse.aLot(item, 'HELD', { ...five, expiresOn: '2027-02-28' });
  const ever = await warehouse.aLot(item, 'EVER', five);
  await warehouse.done('placeHold', { lotId: held, type: 'QUALITY', scope: 'LOT', reason: { code: 'QUALITY_CHECK' } });
  return { item, ever };
}

export const AL1: Scenario = {
  shows: 'by each strategy the same lots in the same order each time, taken or with the reason why not, and allocated as explained',
  async run(warehouse) {
    const { item, ever } = await fourLots(warehouse);
    const customer = await warehouse.aCustomer();
    const explain = async (input: object) => {
      const { explainAllocation } = await warehouse.ask<Explained>(EXPLAIN, { input });
      return explainAllocation.candidates.nodes.map(({ lot, taken: { value }, rejections }) => [
        lot.lotNumber,
        value,
        rejections.map(({ rule }) => rule).join(),
      ]);
    };
    const allocatedAsExplained = async (more: object, told: readonly (readonly string[])[]): Promise<void> => {
      const order = await warehouse.anOrder(customer, [{ itemId: item, quantity: '5' }]);
      const orderLineId = order.lines[0]?.id;
      expect(await explain({ orderLine: { orderLineId, ...more } })).toEqual(told);
      expect(await explain({ orderLine: { orderLineId, ...more } })).toEqual(told);
      const lots = await allocate(warehouse, { orderId: order.id, lines: [{ orderLineId, ...more }] });
      expect(lots.map(({ lot }) => lot.lotNumber)).toEqual(told.filter(([, quantity]) => quantity !== '0').map(([lotNumber]) => lotNumber));
      for (const { why } of lots) expect(why).not.toBe('');
      await warehouse.done('cancelOrder', { orderId: order.id, reason: 'next' });
    };
    for (const [strategy, told] of Object.entries(STRATEGIES)) await allocatedAsExplained({ strategy }, told);
    await allocatedAsExplained({ strategy: 'EXPLICIT_LOT', lotIds: [ever] }, [taken('EVER', '5')]);
  },
};

async function allocate(warehouse: Warehouse, input: Readonly<Record<string, unknown>>) {
  const { order } = await warehouse.done<Allocated>('allocateOrder', input, 'order { lines { allocations { lot { lotNumber } why } } }');
  return order.lines[0]?.allocations ?? [];
}
