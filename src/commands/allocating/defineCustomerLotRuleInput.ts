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
  readonly maximumLots?: number;
  readonly ifVersion?: number;
}

export interface CustomerLotRuleDefined {
  readonly customerLotRuleId: string;
}
