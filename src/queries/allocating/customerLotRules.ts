import type { CustomerLotRule } from '../../domain/allocation/customerLotRule.js';
import type { Instant } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { idField, referenceField, textField } from '../shared/filter.js';
import { groupsBy, rowsBy, type Source } from '../shared/lookUp.js';
import type { Listing } from '../shared/page.js';

/** A rule as queries read it; `publicId` is the UUID. Closed to partners. */
export interface CustomerLotRuleRow extends Omit<CustomerLotRule, 'approvedLotIds' | 'excludedLotIds'> {
  readonly definedAt: Instant;
}

const RULE_SOURCE = {
  alias: 'r',
  from: 'customer_lot_rule r',
  columns: `r.id, r.public_id as "publicId", r.customer_class as "customerClass", r.customer_id as "customerId", r.ship_to_id as "shipToId",
    r.item_id as "itemId", r.minimum_remaining_days as "minimumRemainingDays", r.minimum_remaining_percent as "minimumRemainingPercent",
    r.counted_on as "countedOn", r.allowed_origins as "allowedOrigins", r.denied_origins as "deniedOrigins", r.maximum_lots as "maximumLots",
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
