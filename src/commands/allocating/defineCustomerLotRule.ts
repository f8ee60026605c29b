import { announce } from '../../events/announce.js';
import type { Announcement } from '../../events/catalogue.js';
import type { Command } from '../../platform/execute.js';
import { encodeTypeId } from '../../platform/ids.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { staleVersion } from '../../domain/shared/refusals.js';
import { itemsByPublicId, lotsByPublicId, partnersByPublicId } from '../../steps/facts/loadFacts.js';
import { locationsByPublicId } from '../../steps/facts/loadLocations.js';
import { checkLotRule, type CheckedLotRule } from './checkLotRule.js';
import type { CustomerLotRuleDefined, DefineCustomerLotRule } from './defineCustomerLotRuleInput.js';
import { keepLotRule, lockLotRule } from './keepLotRule.js';

/**
 * Says what a class, a customer or a place asks of its lots: the one rule of it for the item, or for all items, becomes what is said, and what is left
 * out it no longer asks for. What is allocated already stays as it is.
 */
export const defineCustomerLotRule: Command<DefineCustomerLotRule, CustomerLotRuleDefined, Refusal> = {
  name: 'defineCustomerLotRule',
  async run(work, intents) {
    const inputs = intents.map(({ input }) => input);
    const facts = {
      customers: await partnersByPublicId(
        work,
        inputs.map(({ customerId }) => customerId),
      ),
      suppliers: await partnersByPublicId(
        work,
        inputs.flatMap(({ allowedSupplierIds = [], deniedSupplierIds = [] }) => [...allowedSupplierIds, ...deniedSupplierIds]),
      ),
      locations: await locationsByPublicId(
        work,
        inputs.map(({ shipToId }) => shipToId),
      ),
      items: await itemsByPublicId(
        work,
        inputs.map(({ itemId }) => itemId),
      ),
      lots: await lotsByPublicId(
        work,
        inputs.flatMap(({ approvedLotIds = [], excludedLotIds = [] }) => [...approvedLotIds, ...excludedLotIds]),
      ),
    };
    const outcomes: Decided<CustomerLotRuleDefined>[] = [];
    const announcements: Announcement<'CustomerLotRuleDefined'>[] = [];
    for (const input of inputs) {
      const checked = checkLotRule(input, facts);
      const current = checked.ok ? await lockLotRule(work, checked.value) : undefined;
      if (!checked.ok) outcomes.push(checked);
      else if (input.ifVersion !== undefined && input.ifVersion !== (current ?? 0)) {
        outcomes.push({ ok: false, refusals: [staleVersion(input.ifVersion, current ?? 0, ['input', 'ifVersion'])] });
      } else {
        const customerLotRuleId = await keepLotRule(work, checked.value);
        outcomes.push({ ok: true, value: { customerLotRuleId } });
        announcements.push(announcementOf(customerLotRuleId, checked.value));
      }
    }
    await announce(work, announcements);
    return outcomes;
  },
};

function announcementOf(customerLotRule: string, { input, customer }: CheckedLotRule): Announcement<'CustomerLotRuleDefined'> {
  const partner = customer === undefined ? null : encodeTypeId(ID_PREFIXES.partner, customer.uuid);
  return {
    type: 'CustomerLotRuleDefined',
    payload: { customerLotRule, customerClass: input.customerClass ?? null, customer: partner },
    subjects: { customerLotRule: [customerLotRule], ...(partner === null ? {} : { partner: [partner] }) },
  };
}
