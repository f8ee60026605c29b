import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { lotsOf, orderAsRead } from '../support/capability/outbound.js';

const PACKS = [
  { unit: 'CS', numerator: 12 },
  { unit: 'PF', numerator: 144 },
];

export const AL15: Scenario = {
  shows: 'full cases, full pallets and single pieces are bound as they are asked for, never a case made of the rest of two lots',
  async run(warehouse) {
    const item = await warehouse.anItem({ baseUnit: 'EA', scale: 0, packLevels: PACKS });
    await warehouse.aLot(item, 'OPENED', { quantity: { value: '30' }, expiresOn: '2027-01-31' });
    await warehouse.aLot(item, 'FULL', { quantity: { value: '300' }, expiresOn: '2027-06-30' });
    const customer = await warehouse.aCustomer();
    const bound = async (quantity: string, packUnit?: string) => {
      const { id, lines } = await warehouse.anOrder(customer, [{ itemId: item, quantity }]);
      const more = { lines: [{ orderLineId: lines[0]?.id, ...(packUnit && { packUnit }) }], partial: true };
      const { shortages } = await warehouse.done<{ shortages: { packMultiple?: { value: string } }[] }>(
        'allocateOrder',
        { orderId: id, ...more },
        'shortages { ... on InsufficientStock { packMultiple { value } } }',
      );
      const lots = lotsOf(await orderAsRead(warehouse, id));
      await warehouse.done('cancelOrder', { orderId: id, reason: 'next' });
      return [lots, ...shortages.map(({ packMultiple }) => packMultiple?.value)];
    };
    expect(await bound('40')).toEqual(['30 OPENED, 10 FULL']);
    expect(await bound('48', 'CS')).toEqual(['24 OPENED, 24 FULL']);
    expect(await bound('40', 'CS')).toEqual(['24 OPENED, 12 FULL', '12']);
    expect(await bound('300', 'PF')).toEqual(['288 FULL', '144']);
    await warehouse.done('defineCustomerLotRule', { customerId: customer, packUnit: 'CS' });
    expect(await bound('40')).toEqual(['24 OPENED, 12 FULL', '12']);
  },
};
