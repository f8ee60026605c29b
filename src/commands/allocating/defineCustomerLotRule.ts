import { announce } from '../../events/announce.js';
import type { Announcement } from '../../events/catalogue.js';
import type { Command } from '../../platform/execute.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { staleVersion } from '../../domain/shared/refusals.js';
import { itemsByPublicId, lotsByPublicId, partnersByPublicId } from '../../steps/facts/loadFacts.js';
import { locationsByPublicId } from '../../steps/facts/loadLocations.js';
import { checkLotRule, type CheckedLotRule } from './checkLotRule.js';
import type { CustomerLotRuleDefined, DefineCustomerLotRule } from './defineCustomerLotRuleInput.js';

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
      const current = checked.ok ? await currentVersion(work, checked.value) : undefined;
      if (!checked.ok) outcomes.push(checked);
      else if (input.ifVersion !== undefined && input.ifVersion !== (current ?? 0)) {
        outcomes.push({ ok: false, refusals: [staleVersion(input.ifVersion, current ?? 0, ['input', 'ifVersion'])] });
      } else {
        const customerLotRuleId = await keepRule(work, checked.value);
        outcomes.push({ ok: true, value: { customerLotRuleId } });
        announcements.push(announcementOf(customerLotRuleId, checked.value));
      }
    }
    await announce(work, announcements);
    return outcomes;
  },
};

const keyOf = ({ input, customer, shipToId, itemId }: CheckedLotRule): readonly unknown[] => [
  input.customerClass ?? null,
  customer?.id ?? null,
  shipToId,
  itemId,
];

/** Undefined when there is no such rule yet. */
async function currentVersion(work: UnitOfWork, rule: CheckedLotRule): Promise<number | undefined> {
  const [row] = await work.rows<{ version: number }>(
    `/* lockLotRule */ select version from customer_lot_rule
     where tenant_id = $1 and customer_class is not distinct from $2::text and customer_id is not distinct from $3::bigint
       and ship_to_id is not distinct from $4::bigint and item_id is not distinct from $5::bigint for no key update`,
    [work.tenantId, ...keyOf(rule)],
  );
  return row?.version;
}

async function keepRule(work: UnitOfWork, rule: CheckedLotRule): Promise<string> {
  const { input, approvedLotIds, excludedLotIds } = rule;
  const [row] = await work.rows<{ id: number; uuid: string }>(
    `/* keepLotRule */ insert into customer_lot_rule as r (tenant_id, customer_class, customer_id, ship_to_id, item_id, public_id, minimum_remaining_days,
       minimum_remaining_percent, counted_on, allowed_origins, denied_origins, maximum_lots, defined_by, defined_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (tenant_id, customer_class, customer_id, ship_to_id, item_id) do update set minimum_remaining_days = excluded.minimum_remaining_days,
       minimum_remaining_percent = excluded.minimum_remaining_percent, counted_on = excluded.counted_on, allowed_origins = excluded.allowed_origins,
       denied_origins = excluded.denied_origins, maximum_lots = excluded.maximum_lots, defined_by = excluded.defined_by,
       defined_at = excluded.defined_at, version = r.version + 1
     returning id, public_id as uuid`,
    [
      work.tenantId,
      ...keyOf(rule),
      newPublicId(),
      input.minimumRemainingDays ?? null,
      input.minimumRemainingPercent ?? null,
      input.countedOn ?? 'SHIPPING',
      input.allowedOrigins ?? [],
      input.deniedOrigins ?? [],
      input.maximumLots ?? null,
      work.actor.principalId,
      work.now,
    ],
  );
  if (row === undefined) throw new Error('a rule that is kept has a row');
  await work.rows(`/* dropRuleLots */ delete from customer_lot_rule_lot where tenant_id = $1 and rule_id = $2`, [work.tenantId, row.id]);
  await work.rows(
    `/* keepRuleLots */ insert into customer_lot_rule_lot (tenant_id, rule_id, lot_id, is_approved)
     select $1, $2, lot_id, is_approved from unnest($3::bigint[], $4::boolean[]) as u (lot_id, is_approved)`,
    [
      work.tenantId,
      row.id,
      [...approvedLotIds, ...excludedLotIds],
      [...approvedLotIds.map(() => true), ...excludedLotIds.map(() => false)],
    ],
  );
  return encodeTypeId(ID_PREFIXES.customerLotRule, row.uuid);
}

function announcementOf(customerLotRule: string, { input, customer }: CheckedLotRule): Announcement<'CustomerLotRuleDefined'> {
  const partner = customer === undefined ? null : encodeTypeId(ID_PREFIXES.partner, customer.uuid);
  return {
    type: 'CustomerLotRuleDefined',
    payload: { customerLotRule, customerClass: input.customerClass ?? null, customer: partner },
    subjects: { customerLotRule: [customerLotRule], ...(partner === null ? {} : { partner: [partner] }) },
  };
}
