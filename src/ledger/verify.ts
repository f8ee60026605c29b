import type { Rows } from '../platform/database/rows.js';
import { allocationChecks } from './verify/allocationChecks.js';
import { balanceChecks } from './verify/balanceChecks.js';
import { blocksCheck } from './verify/blocksCheck.js';
import { eventChecks } from './verify/eventChecks.js';
import type { LedgerCheck, Offender } from './verify/ledgerCheck.js';
import { lotChecks } from './verify/lotChecks.js';
import { shippingChecks } from './verify/shippingChecks.js';
import { receiptChecks } from './verify/receiptChecks.js';
import { transformationChecks } from './verify/transformationChecks.js';

export interface CheckResult {
  readonly name: string;
  readonly means: string;
  readonly holds: boolean;
  /** The first rows that break the rule. */
  readonly offenders: readonly Offender[];
}

export interface LedgerVerification {
  readonly tenantId: number;
  readonly holds: boolean;
  readonly checks: readonly CheckResult[];
}

/** Offending rows that are named for each check. */
export const OFFENDERS_NAMED = 20;

export const ledgerChecks: readonly LedgerCheck[] = [
  ...balanceChecks,
  ...allocationChecks,
  blocksCheck,
  ...lotChecks,
  ...transformationChecks,
  ...receiptChecks,
  ...shippingChecks,
  ...eventChecks,
];

/**
 * Checks the rules of a tenant's ledger that no constraint can hold, in constant memory of this process. `rows` reads one snapshot, best
 * under the verify login; a ledger that is being written to may be verified.
 */
export async function verifyLedger(rows: Rows, offendersNamed = OFFENDERS_NAMED): Promise<LedgerVerification> {
  const checks: CheckResult[] = [];
  for (const check of ledgerChecks) {
    const offenders = await check.offenders(rows, offendersNamed);
    checks.push({ name: check.name, means: check.means, holds: offenders.length === 0, offenders });
  }
  return { tenantId: rows.tenantId, holds: checks.every((check) => check.holds), checks };
}
