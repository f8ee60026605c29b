import type { AttributeRange, CustomerLotRule } from '../../domain/allocation/customerLotRule.js';
import type { Instant } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { idField, referenceField, textField } from '../shared/filter.js';
import { groupsBy, rowsBy, type Source } from '../shared/lookUp.js';
import type { Listing } from '../shared/page.js';

/** A rule as queries read it; `publicId` is the UUID. Closed to partners. */
export interface CustomerLotRuleRow
  extends Omit<CustomerLotRule, 'approvedLotIds' | 'excludedLotIds' | 'allowedSuppliers' | 'deniedSuppliers' | 'attributeRanges'> {
  readonly definedAt: Instant;
}

const RULE_SOURCE = {
  alias: 'r',
  from: 'customer_lot_rule r',
  columns: `r.id, r.public_id as "publicId", r.customer_class as "customerClass", r.customer_id as "customerId", r.ship_to_id as "shipToId",
    r.item_id as "itemId", r.minimum_remaining_days as "minimumRemainingDays", r.minimum_remaining_percent as "minimumRemainingPercent",
    r.counted_on as "countedOn", r.allowed_origins as "allowedOrigins", r.denied_origins as "deniedOrigins", r.maximum_lots as "maximumLots",
    r.maximum_age_days as "maximumAgeDays", r.required_certificates as "requiredCertificates", r.one_lot_per_order as "oneLotPerOrder",
    r.no_older_than_last_shipped as "noOlderThanLastShipped", r.strategy, r.pack_unit as "packUnit", r.priority,
    r.defined_at as "definedAt", r.version`,
} satisfies Source;

export const CUSTOMER_LOT_RULE_ORDERS = ['DEFINED', 'DEFINED_DESCENDING'] as const;
export type CustomerLotRuleOrder = (typeof CUSTOMER_LOT_RULE_ORDERS)[number];

export const customerLotRules: Listing<CustomerLotRuleRow, CustomerLotRuleOrder> = {
  ...RULE_SOURCE,
  name: 'customerLotRules',
  filters: {
    id: idField('r.public_id', ID_PREFIXES.customerLotRule),
    customer: referenceField({ column: 'r.customer_id', table: 'trading_partner', idPrefix: ID_PREFIXES.partner }),
    customerClass: textField('r.customer_class'),
    item: referenceField({ column: 'r.item_id', table: 'item', idPrefix: ID_PREFIXES.item }),
  },
  orders: { DEFINED: 'id', DEFINED_DESCENDING: 'idDescending' },
};

export const customerLotRulesByPublicId = rowsBy<string, CustomerLotRuleRow>(RULE_SOURCE, {
  name: 'customerLotRulesByPublicId',
  column: 'r.public_id',
  type: 'uuid',
  key: (rule) => rule.publicId,
});

/** A lot that a rule names. */
export interface NamedLot {
  readonly ruleId: number;
  readonly lotId: number;
  readonly isApproved: boolean;
}

/** The lots that each rule approves or excludes, in the order in which they were recorded. */
export const lotsByRule = groupsBy<number, NamedLot>(
  {
    alias: 'n',
    from: 'customer_lot_rule_lot n',
    columns: 'n.rule_id as "ruleId", n.lot_id as "lotId", n.is_approved as "isApproved"',
  },
  { name: 'lotsByRule', column: 'n.rule_id', type: 'bigint', key: (lot) => lot.ruleId, orderBy: 'n.rule_id, n.lot_id' },
);

/** A supplier that a rule names. */
export interface NamedSupplier {
  readonly ruleId: number;
  readonly supplierId: number;
  readonly isAllowed: boolean;
}

/** The suppliers that each rule allows or denies. */
export const suppliersByRule = groupsBy<number, NamedSupplier>(
  {
    alias: 'n',
    from: 'customer_lot_rule_supplier n',
    columns: 'n.rule_id as "ruleId", n.supplier_id as "supplierId", n.is_allowed as "isAllowed"',
  },
  { name: 'suppliersByRule', column: 'n.rule_id', type: 'bigint', key: (supplier) => supplier.ruleId, orderBy: 'n.rule_id, n.supplier_id' },
);

/** A range that a rule asks for. */
export interface RangeOfRule extends AttributeRange {
  readonly ruleId: number;
}

/** The ranges of attributes that each rule asks for, by name. */
export const rangesByRule = groupsBy<number, RangeOfRule>(
  {
    alias: 'n',
    from: 'customer_lot_rule_attribute n',
    columns: 'n.rule_id as "ruleId", n.name, trim_scale(n.minimum)::text as minimum, trim_scale(n.maximum)::text as maximum',
  },
  { name: 'rangesByRule', column: 'n.rule_id', type: 'bigint', key: (range) => range.ruleId, orderBy: 'n.rule_id, n.name' },
);
