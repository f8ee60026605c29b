import type { Rows } from '../../platform/database/rows.js';

/** A row that breaks a rule: the ids to look for, and the figures that do not agree. */
export type Offender = Readonly<Record<string, unknown>>;

/** One rule that the tables of a tenant must keep. */
export interface LedgerCheck {
  /** For scripts; never changes. */
  readonly name: string;
  /** The rule in a sentence, for people. */
  readonly means: string;
  /** The first rows that break it, at most `limit`; none when it holds. */
  offenders(rows: Rows, limit: number): Promise<readonly Offender[]>;
}

/** A rule that one statement decides: $1 is the tenant, $2 the limit. */
export function statementCheck(rule: Pick<LedgerCheck, 'name' | 'means'>, statement: string): LedgerCheck {
  return { ...rule, offenders: async (rows, limit) => await rows.rows<Offender>(statement, [rows.tenantId, limit]) };
}
