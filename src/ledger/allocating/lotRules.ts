import type { Rows } from '../../platform/database/rows.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { CustomerLotRule } from '../../domain/allocation/customerLotRule.js';
import type { Buyer } from '../../domain/allocation/lotTraits.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';

/** A customer with the rules of it, its class and its places. */
export interface RuledBuyer extends Buyer {
  readonly rules: readonly CustomerLotRule[];
}

type RuleRow = CustomerLotRule & { readonly askedFor: number; readonly classOfBuyer: string | null; readonly uuid: string | null };

const COLUMNS = `r.id, r.public_id as uuid, r.customer_class as "customerClass", r.customer_id as "customerId", r.ship_to_id as "shipToId",
  r.item_id as "itemId", r.minimum_remaining_days as "minimumRemainingDays", r.minimum_remaining_percent as "minimumRemainingPercent",
  r.maximum_age_days as "maximumAgeDays", r.counted_on as "countedOn", r.allowed_origins as "allowedOrigins", r.denied_origins as "deniedOrigins",
  r.required_certificates as "requiredCertificates", r.maximum_lots as "maximumLots", r.one_lot_per_order as "oneLotPerOrder",
  r.no_older_than_last_shipped as "noOlderThanLastShipped", r.strategy, r.pack_unit as "packUnit", r.priority, r.version`;
const lotsOfRule = (isApproved: boolean): string => `array(select l.lot_id from customer_lot_rule_lot l
  where l.tenant_id = r.tenant_id and l.rule_id = r.id and l.is_approved = ${isApproved} order by l.lot_id)`;
const suppliersOfRule = (
  isAllowed: boolean,
): string => `(select coalesce(json_agg(json_build_object('id', p.id, 'code', p.code) order by p.code), '[]')
  from customer_lot_rule_supplier s join trading_partner p on p.tenant_id = s.tenant_id and p.id = s.supplier_id
  where s.tenant_id = r.tenant_id and s.rule_id = r.id and s.is_allowed = ${isAllowed})`;
// Text: a JSON number would come back as a float.
const RANGES = `(select coalesce(json_agg(json_build_object('name', a.name, 'minimum', trim_scale(a.minimum)::text, 'maximum', trim_scale(a.maximum)::text)
  order by a.name), '[]') from customer_lot_rule_attribute a where a.tenant_id = r.tenant_id and a.rule_id = r.id)`;

/** Customers by id with the rules that hold for them: for allocating and for explaining alike. A rule's `publicId` is its TypeID. */
export async function ruledBuyers(rows: Rows, customerIds: readonly number[]): Promise<ReadonlyMap<number, RuledBuyer>> {
  const buyers = new Map<number, RuledBuyer>();
  if (customerIds.length === 0) return buyers;
  const found = await rows.rows<RuleRow>(
    `/* ruledBuyers */ with asked as (select id, customer_class from trading_partner where tenant_id = $1 and id = any($2::bigint[])),
     found as (
       select a.id as asked_for, r.* from asked a join customer_lot_rule r on r.tenant_id = $1 and r.customer_id = a.id
       union all
       select a.id, r.* from asked a join customer_lot_rule r on r.tenant_id = $1 and r.customer_class = a.customer_class)
     select a.id as "askedFor", a.customer_class as "classOfBuyer", ${COLUMNS}, ${lotsOfRule(true)} as "approvedLotIds",
       ${lotsOfRule(false)} as "excludedLotIds", ${suppliersOfRule(true)} as "allowedSuppliers", ${suppliersOfRule(false)} as "deniedSuppliers",
       ${RANGES} as "attributeRanges"
     from asked a left join found r on r.asked_for = a.id order by r.id`,
    [rows.tenantId, [...new Set(customerIds)]],
  );
  for (const { askedFor, classOfBuyer, uuid, ...rule } of found) {
    const rules = buyers.get(askedFor)?.rules ?? [];
    const added = uuid === null ? [] : [{ ...rule, publicId: encodeTypeId(ID_PREFIXES.customerLotRule, uuid) }];
    buyers.set(askedFor, { id: askedFor, customerClass: classOfBuyer, rules: [...rules, ...added] });
  }
  return buyers;
}
