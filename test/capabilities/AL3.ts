import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { allocatedOrder, lotsOf, promised, refusalsOf } from '../support/capability/outbound.js';

const EXPLAIN = `query ($input: ExplainAllocationInput!) { explainAllocation(input: $input) { candidates { nodes {
  lot { lotNumber } taken { value } rejections { rule } } } } }`;

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

export const AL3: Scenario = {
  shows: 'a lot that is kept for a customer is taken and promised for that customer only; others do not get it, nor by naming it',
  async run(warehouse) {
    const item = await warehouse.anItem();
    const kept = await warehouse.aLot(item, 'KEPT', { quantity: { value: '10' }, expiresOn: '2027-01-31' });
    await warehouse.aLot(item, 'PLAIN', { quantity: { value: '4' }, expiresOn: '2027-06-30' });
    const strategic = await warehouse.aCustomer({ customerClass: 'STRATEGIC' });
    const other = await warehouse.aCustomer();
    await warehouse.done('restrictLot', { lotId: kept, customerClasses: ['STRATEGIC'] });
    const asked = { item: { id: item }, site: { id: warehouse.siteId }, quantity: { value: '5' } };
    const explain = async (id: string) => {
      const { explainAllocation } = await warehouse.ask<Explained>(EXPLAIN, { input: { whatIf: { ...asked, customer: { id } } } });
      return explainAllocation.candidates.nodes.map(({ lot, taken, rejections }) => [
        lot.lotNumber,
        taken.value,
        rejections.map(({ rule }) => rule).join(),
      ]);
    };
    expect(await explain(other)).toEqual([
      ['KEPT', '0', 'RESERVED_FOR_OTHERS'],
      ['PLAIN', '4', ''],
    ]);
    expect(await explain(strategic)).toEqual([
      ['KEPT', '5', ''],
      ['PLAIN', '0', 'NOT_NEEDED'],
    ]);
    expect(await promised(warehouse, { item, customerId: other })).toMatchObject({ available: { value: '4' } });
    expect(await promised(warehouse, { item, customerId: strategic })).toMatchObject({ available: { value: '14' } });
    const refused = await warehouse.anOrder(other, [{ itemId: item, quantity: '5' }]);
    expect(await refusalsOf(warehouse, 'allocateOrder', { orderId: refused.id })).toEqual(['INSUFFICIENT_STOCK']);
    const named = { orderId: refused.id, lines: [{ orderLineId: refused.lines[0]?.id, strategy: 'EXPLICIT_LOT', lotIds: [kept] }] };
    expect(await refusalsOf(warehouse, 'allocateOrder', named)).toContain('LOT_RESTRICTED');
    expect(lotsOf(await allocatedOrder(warehouse, { customerId: strategic, itemId: item, quantity: '5' }))).toBe('5 KEPT');
  },
};
