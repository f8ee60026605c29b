import type { Rows } from '../../platform/database/rows.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { CustomerLotRule } from '../../domain/allocation/customerLotRule.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';

interface RuleRow extends CustomerLotRule {
  readonly askedFor: number;
  readonly uuid: string;
}

const COLUMNS = `r.id, r.public_id as uuid, r.customer_class as "customerClass", r.customer_id as "customerId", r.ship_to_id as "shipToId",
  r.item_id as "itemId", r.minimum_remaining_days as "minimumRemainingDays", r.minimum_remaining_percent as "minimumRemainingPercent",
  r.counted_on as "countedOn", r.allowed_origins as "allowedOrigins", r.denied_origins as "deniedOrigins", r.maximum_lots as "maximumLots", r.version`;
const lotsOfRule = (isApproved: boolean): string => `array(select l.lot_id from customer_lot_rule_lot l
  where l.tenant_id = r.tenant_id and l.rule_id = r.id and l.is_approved = ${isApproved} order by l.lot_id)`;

/** The rules of customers, their classes and their places, by the customer's id: for allocating and for explaining alike. `ruleId`s are TypeIDs. */
export async function rulesOfCustomers(
  rows: Rows,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, readonly CustomerLotRule[]>> {
  const byCustomer = new Map<number, CustomerLotRule[]>();
  if (customerIds.length === 0) return byCustomer;
  const found = await rows.rows<RuleRow>(
    `/* rulesOfCustomers */ with asked as (select id, customer_class from trading_partner where tenant_id = $1 and id = any($2::bigint[])),
     found as (
       select a.id as asked_for, r.* from asked a join customer_lot_rule r on r.tenant_id = $1 and r.customer_id = a.id
       union all
       select a.id, r.* from asked a join customer_lot_rule r on r.tenant_id = $1 and r.customer_class = a.customer_class)
     select r.asked_for as "askedFor", ${COLUMNS}, ${lotsOfRule(true)} as "approvedLotIds", ${lotsOfRule(false)} as "excludedLotIds" from found r order by r.id`,
    [rows.tenantId, [...new Set(customerIds)]],
  );
  for (const { askedFor, uuid, ...rule } of found) {
    const known = byCustomer.get(askedFor) ?? [];
    byCustomer.set(askedFor, [...known, { ...rule, publicId: encodeTypeId(ID_PREFIXES.customerLotRule, uuid) }]);
  }
  return byCustomer;
}
