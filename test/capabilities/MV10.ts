import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { allocatedOrder, boundTo, refusalsOf } from '../support/capability/outbound.js';
import { FULL_LABEL, PALLET, labelledGoods, scanned } from '../support/capability/labelledGoods.js';

export const MV10: Scenario = {
  shows:
    'a scanned label names item, lot, last day, serial number and pallet; what cannot be read is said with its place; a wrong lot at a pick is refused',
  async run(warehouse) {
    const { itemId } = await labelledGoods(warehouse);
    expect(await scanned(warehouse, FULL_LABEL)).toMatchObject({
      item: { sku: 'MILK' },
      lots: [{ lotNumber: 'L-1' }],
      lotNumber: 'L-1',
      expiresOn: '2027-12-31',
      problems: [],
    });
    const { elements } = await scanned(warehouse, FULL_LABEL);
    expect(elements.find(({ ai }) => ai === '21')).toMatchObject({ value: 'S-77' });
    expect(await scanned(warehouse, PALLET)).toMatchObject({ sscc: '006141411234567890', handlingUnit: { code: '006141411234567890' } });
    const { problems } = await scanned(warehouse, '(01)09506000134353');
    expect(problems).toEqual([expect.objectContaining({ code: expect.any(String), ai: '01' })]);
    const order = await allocatedOrder(warehouse, { customerId: await warehouse.aCustomer(), itemId, quantity: '4' });
    const pick = (label: string) => ({ orderId: order.id, picks: [{ allocationId: boundTo(order)[0]?.id, scanned: label }] });
    expect(await refusalsOf(warehouse, 'pickOrder', pick(FULL_LABEL.replace('L-1', 'L-2')))).toEqual(['WRONG_LOT_SCANNED']);
    await warehouse.done('pickOrder', pick(FULL_LABEL), '', 'operator');
  },
};
