import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { CheckedLotRule } from './checkLotRule.js';

const keyOf = ({ input, customer, shipToId, itemId }: CheckedLotRule): readonly unknown[] => [
  input.customerClass ?? null,
  customer?.id ?? null,
  shipToId,
  itemId,
];

/** Locks the rule of the same class, customer, place and item. Undefined when there is none yet. */
export async function lockLotRule(work: UnitOfWork, rule: CheckedLotRule): Promise<number | undefined> {
  const [row] = await work.rows<{ version: number }>(
    `/* lockLotRule */ select version from customer_lot_rule
     where tenant_id = $1 and customer_class is not distinct from $2::text and customer_id is not distinct from $3::bigint
       and ship_to_id is not distinct from $4::bigint and item_id is not distinct from $5::bigint for no key update`,
    [work.tenantId, ...keyOf(rule)],
  );
  return row?.version;
}

/** Columns of what is asked for, with what they become. */
const COLUMNS = {
  minimum_remaining_days: ({ input }: CheckedLotRule) => input.minimumRemainingDays ?? null,
  minimum_remaining_percent: ({ input }: CheckedLotRule) => input.minimumRemainingPercent ?? null,
  maximum_age_days: ({ input }: CheckedLotRule) => input.maximumAgeDays ?? null,
  counted_on: ({ input }: CheckedLotRule) => input.countedOn ?? 'SHIPPING',
  allowed_origins: ({ input }: CheckedLotRule) => input.allowedOrigins ?? [],
  denied_origins: ({ input }: CheckedLotRule) => input.deniedOrigins ?? [],
  required_certificates: ({ input }: CheckedLotRule) => input.requiredCertificates ?? [],
  maximum_lots: ({ input }: CheckedLotRule) => input.maximumLots ?? null,
  one_lot_per_order: ({ input }: CheckedLotRule) => input.oneLotPerOrder ?? null,
  no_older_than_last_shipped: ({ input }: CheckedLotRule) => input.noOlderThanLastShipped ?? null,
  strategy: ({ input }: CheckedLotRule) => input.strategy ?? null,
  pack_unit: ({ input }: CheckedLotRule) => input.packUnit ?? null,
  priority: ({ input }: CheckedLotRule) => input.priority ?? null,
} as const;

/** The one rule becomes what is said; answers its TypeID. */
export async function keepLotRule(work: UnitOfWork, rule: CheckedLotRule): Promise<string> {
  const names = Object.keys(COLUMNS);
  const [row] = await work.rows<{ id: number; uuid: string }>(
    `/* keepLotRule */ insert into customer_lot_rule as r (tenant_id, customer_class, customer_id, ship_to_id, item_id, public_id, defined_by, defined_at,
       ${names.join(', ')})
     values ($1, $2, $3, $4, $5, $6, $7, $8, ${names.map((_, index) => `$${index + 9}`).join(', ')})
     on conflict (tenant_id, customer_class, customer_id, ship_to_id, item_id) do update set
       ${[...names, 'defined_by', 'defined_at'].map((name) => `${name} = excluded.${name}`).join(', ')}, version = r.version + 1
     returning id, public_id as uuid`,
    [
      work.tenantId,
      ...keyOf(rule),
      newPublicId(),
      work.actor.principalId,
      work.now,
      ...Object.values(COLUMNS).map((valueOf) => valueOf(rule)),
    ],
  );
  if (row === undefined) throw new Error('a rule that is kept has a row');
  await keepLots(work, row.id, rule);
  await keepSuppliers(work, row.id, rule);
  await keepRanges(work, row.id, rule);
  return encodeTypeId(ID_PREFIXES.customerLotRule, row.uuid);
}

async function keepLots(work: UnitOfWork, ruleId: number, { approvedLotIds, excludedLotIds }: CheckedLotRule): Promise<void> {
  await work.rows(`/* dropRuleLots */ delete from customer_lot_rule_lot where tenant_id = $1 and rule_id = $2`, [work.tenantId, ruleId]);
  await work.rows(
    `/* keepRuleLots */ insert into customer_lot_rule_lot (tenant_id, rule_id, lot_id, is_approved)
     select $1, $2, lot_id, is_approved from unnest($3::bigint[], $4::boolean[]) as u (lot_id, is_approved)`,
    [
      work.tenantId,
      ruleId,
      [...approvedLotIds, ...excludedLotIds],
      [...approvedLotIds.map(() => true), ...excludedLotIds.map(() => false)],
    ],
  );
}

async function keepSuppliers(work: UnitOfWork, ruleId: number, { allowedSupplierIds, deniedSupplierIds }: CheckedLotRule): Promise<void> {
  await work.rows(`/* dropRuleSuppliers */ delete from customer_lot_rule_supplier where tenant_id = $1 and rule_id = $2`, [
    work.tenantId,
    ruleId,
  ]);
  await work.rows(
    `/* keepRuleSuppliers */ insert into customer_lot_rule_supplier (tenant_id, rule_id, supplier_id, is_allowed)
     select $1, $2, supplier_id, is_allowed from unnest($3::bigint[], $4::boolean[]) as u (supplier_id, is_allowed)`,
    [
      work.tenantId,
      ruleId,
      [...allowedSupplierIds, ...deniedSupplierIds],
      [...allowedSupplierIds.map(() => true), ...deniedSupplierIds.map(() => false)],
    ],
  );
}

async function keepRanges(work: UnitOfWork, ruleId: number, { input: { attributeRanges = [] } }: CheckedLotRule): Promise<void> {
  await work.rows(`/* dropRuleAttributes */ delete from customer_lot_rule_attribute where tenant_id = $1 and rule_id = $2`, [
    work.tenantId,
    ruleId,
  ]);
  await work.rows(
    `/* keepRuleAttributes */ insert into customer_lot_rule_attribute (tenant_id, rule_id, name, minimum, maximum)
     select $1, $2, name, minimum, maximum from unnest($3::text[], $4::numeric[], $5::numeric[]) as u (name, minimum, maximum)`,
    [
      work.tenantId,
      ruleId,
      attributeRanges.map(({ name }) => name),
      attributeRanges.map(({ minimum }) => minimum ?? null),
      attributeRanges.map(({ maximum }) => maximum ?? null),
    ],
  );
}
