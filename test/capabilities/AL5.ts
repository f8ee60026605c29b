import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { pickedOrder, promised } from '../support/capability/outbound.js';

export const AL5: Scenario = {
  shows:
    'what can be promised for a day is without lots that have expired by then, what is held, picked or not put away, and with what comes by then',
  async run(warehouse) {
    const item = await warehouse.anItem();
    const receive = (lotNumber: string, quantity: string, more: object = {}) =>
      warehouse.aLot(item, lotNumber, { quantity: { value: quantity }, ...more });
    const available = async (on?: string) => (await promised(warehouse, { item, ...(on && { on }) })).available.value;
    await receive('SOON', '10', { expiresOn: '2026-12-10' });
    await receive('LATE', '20', { expiresOn: '2027-06-30' });
    expect([await available(), await available('2026-12-10'), await available('2026-12-11')]).toEqual(['30', '30', '20']);

    const held = await receive('HELD', '40');
    await warehouse.done('placeHold', { lotId: held, type: 'QUALITY', scope: 'LOT', reason: { code: 'QUALITY_CHECK' } });
    await receive('AT-THE-DOCK', '80', { binId: undefined });
    await receive('BROKEN', '160', { condition: 'DAMAGED' });
    await pickedOrder(warehouse, { customerId: await warehouse.aCustomer(), itemId: item, quantity: '3' });
    expect([await available(), await available('2026-12-10'), await available('2026-12-11')]).toEqual(['27', '27', '20']);

    const { purchaseOrder } = await warehouse.done<{ purchaseOrder: { lines: { id: string }[] } }>(
      'createPurchaseOrder',
      {
        orderNumber: 'PO-1',
        siteId: warehouse.siteId,
        supplierId: warehouse.supplierId,
        lines: [{ itemId: item, quantity: { value: '5' }, expectedOn: '2026-12-20' }],
      },
      'purchaseOrder { lines { id } }',
    );
    expect([await available('2026-12-19'), await available('2026-12-20')]).toEqual(['20', '25']);
    await receive('PART', '2', { purchaseOrderLineId: purchaseOrder.lines[0]?.id });
    expect([await available('2026-12-19'), await available('2026-12-20')]).toEqual(['22', '25']);
  },
};
