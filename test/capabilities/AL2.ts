import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';

export const AL2: Scenario = {
  shows: "what a customer's rule keeps back is refused with the rule, what it asks for and what the lot has; others get it",
  async run(warehouse) {
    const item = await warehouse.anItem();
    await warehouse.aLot(item, 'SHORT-LIVED', { quantity: { value: '10' }, expiresOn: '2026-12-20' });
    const [strict, other] = [await warehouse.aCustomer(), await warehouse.aCustomer()];
    const rule = await warehouse.done<{ customerLotRule: { id: string } }>(
      'defineCustomerLotRule',
      { customerId: strict, minimumRemainingDays: 60 },
      'customerLotRule { id }',
    );
    const refused = await warehouse.anOrder(strict, [{ itemId: item, quantity: '5' }]);
    const { userErrors } = await warehouse.tell('allocateOrder', { orderId: refused.id });
    expect(userErrors.find(({ code }) => code === 'CUSTOMER_LOT_RULE_VIOLATION')).toMatchObject({
      rule: 'MINIMUM_REMAINING_DAYS',
      required: '60',
      actual: '28',
      lotNumber: 'SHORT-LIVED',
      customerLotRuleId: rule.customerLotRule.id,
    });
    const served = await warehouse.anOrder(other, [{ itemId: item, quantity: '5' }]);
    await warehouse.done('allocateOrder', { orderId: served.id });
  },
};
