import type { RuledStrategy } from '../../domain/allocation/strategy.js';
import type { CountedOn } from '../../domain/allocation/customerLotRule.js';

/** What a class, a customer or one of its places asks of its lots, for all items or for one, as it shall be. Ids are TypeIDs. */
export interface DefineCustomerLotRule {
  /** Exactly one of class and customer. */
  readonly customerClass?: string;
  readonly customerId?: string;
  readonly shipToId?: string;
  readonly itemId?: string;
  readonly minimumRemainingDays?: number;
  readonly minimumRemainingPercent?: number;
  /** SHIPPING if absent. */
  readonly countedOn?: CountedOn;
  /** Of the item: these and no others. */
  readonly approvedLotIds?: readonly string[];
  readonly excludedLotIds?: readonly string[];
  readonly allowedOrigins?: readonly string[];
  readonly deniedOrigins?: readonly string[];
  readonly allowedSupplierIds?: readonly string[];
  readonly deniedSupplierIds?: readonly string[];
  /** Days since manufacture. */
  readonly maximumAgeDays?: number;
  /** Kinds of certificates. */
  readonly requiredCertificates?: readonly string[];
  readonly attributeRanges?: readonly AskedRange[];
  readonly maximumLots?: number;
  /** Null asks for nothing; false lifts what a less specific rule asks. */
  readonly oneLotPerOrder?: boolean | null;
  readonly noOlderThanLastShipped?: boolean | null;
  readonly strategy?: RuledStrategy;
  readonly packUnit?: string;
  readonly priority?: number;
  readonly ifVersion?: number;
}

/** Both included, decimals in plain notation; at least one of them. */
export interface AskedRange {
  readonly name: string;
  readonly minimum?: string | null;
  readonly maximum?: string | null;
}

export interface CustomerLotRuleDefined {
  readonly customerLotRuleId: string;
}
