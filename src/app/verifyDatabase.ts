import pg from 'pg';
import { verifyLedger, type CheckResult, type LedgerVerification } from '../ledger/verify.js';
import type { Offender } from '../ledger/verify/ledgerCheck.js';
import type { ConnectionOptions } from '../platform/connectionOptions.js';
import { createPool } from '../platform/database/pool.js';
import { ReadSession, withReadSession } from '../platform/database/readSession.js';

export interface VerifyDatabase {
  /** The owner's: it finds the verify login that migrate made. Nothing is migrated and nothing is written. */
  readonly owner: ConnectionOptions;
  readonly write: (line: string) => void;
}

/** Offending rows printed for each check, over all tenants. */
const ROWS_PRINTED = 20;
const UNDEFINED_TABLE = '42P01';

export interface VerifiedDatabase {
  /** True when all checks hold in all tenants. */
  readonly holds: boolean;
  readonly tenantCount: number;
  readonly checks: readonly VerifiedCheck[];
}

export interface VerifiedCheck extends Pick<CheckResult, 'name' | 'means'> {
  readonly holds: boolean;
  /** Codes of the tenants in which it does not hold. */
  readonly tenants: readonly string[];
  /** Rows that break it, at most 20. */
  readonly offenders: readonly Offender[];
}

/** Verifies every tenant's ledger, each in one snapshot. */
export async function checkDatabase(owner: ConnectionOptions): Promise<VerifiedDatabase> {
  const { login, tenants } = await findTenants(owner);
  const pool = createPool(login, 1);
  try {
    const found = new Map<string, FoundCheck>();
    for (const tenant of tenants) addTo(found, tenant, await verifyTenant(pool, tenant.id));
    const checks = [...found.values()].map((check) => ({ ...check, holds: check.tenants.length === 0 }));
    return { holds: checks.every((check) => check.holds), tenantCount: tenants.length, checks };
  } finally {
    await pool.end();
  }
}

/** The same, and prints a line a check and the rows that break it. True when all hold. */
export async function verifyDatabase({ owner, write }: VerifyDatabase): Promise<boolean> {
  const verified = await checkDatabase(owner);
  checkLines(verified).forEach(write);
  return verified.holds;
}

/** As people read it. */
export function checkLines({ checks, holds, tenantCount }: VerifiedDatabase): readonly string[] {
  const broken = checks.filter((check) => !check.holds).length;
  return [
    ...checks.flatMap((check) => [
      `${check.holds ? 'ok  ' : 'FAIL'} ${check.name}: ${check.means}`,
      ...check.offenders.map((offender) => `       ${JSON.stringify(offender)}`),
    ]),
    holds
      ? `All ${checks.length} checks hold in ${tenantCount === 1 ? '1 tenant' : `${tenantCount} tenants`}.`
      : `${broken} of ${checks.length} checks do not hold.`,
  ];
}

export interface VerifiedTenant {
  readonly id: number;
  readonly code: string;
}

interface FoundCheck extends Pick<CheckResult, 'name' | 'means'> {
  /** Codes of the tenants in which it does not hold. */
  readonly tenants: string[];
  readonly offenders: Offender[];
}

/** The login that reads everything and changes nothing, and the tenants in the order of their making. */
export async function findTenants(
  owner: ConnectionOptions,
): Promise<{ readonly login: ConnectionOptions; readonly tenants: readonly VerifiedTenant[] }> {
  const client = new pg.Client({ ...owner });
  await client.connect();
  try {
    // A database that was renamed or cloned since it was last migrated knows the login of its original.
    const found = await client.query<{ user: string; password: string }>(
      `select name as user, password from lotgraph_meta.login where right(name, 7) = '_verify' order by name = $1 desc limit 1`,
      [`${owner.database}_login_verify`],
    );
    const login = found.rows[0];
    if (login === undefined) throw notMigrated(owner);
    const tenants = await client.query<{ id: string; code: string }>(`select tenant_id as id, code from tenant order by tenant_id`);
    return { login: { ...owner, ...login }, tenants: tenants.rows.map(({ id, code }) => ({ id: Number(id), code })) };
  } catch (error) {
    throw error instanceof pg.DatabaseError && error.code === UNDEFINED_TABLE ? notMigrated(owner) : error;
  } finally {
    await client.end();
  }
}

const notMigrated = (owner: ConnectionOptions): Error =>
  new Error(`The database ${owner.database} holds no Lotgraph yet: start the server once, it migrates.`);

/** Whole-tenant statements may take longer than a request may. */
async function verifyTenant(pool: pg.Pool, tenantId: number): Promise<LedgerVerification> {
  return await withReadSession(new ReadSession(pool, tenantId), async (rows) => {
    await rows.rows(`select set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`);
    return await verifyLedger(rows, ROWS_PRINTED);
  });
}

function addTo(found: Map<string, FoundCheck>, tenant: VerifiedTenant, { checks }: LedgerVerification): void {
  for (const { name, means, offenders, holds } of checks) {
    const check = found.get(name) ?? { name, means, tenants: [], offenders: [] };
    found.set(name, check);
    if (holds) continue;
    check.tenants.push(tenant.code);
    const room = Math.max(0, ROWS_PRINTED - check.offenders.length);
    check.offenders.push(...offenders.slice(0, room).map((offender) => ({ tenant: tenant.code, ...offender })));
  }
}
