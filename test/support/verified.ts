import { verifyLedger, type CheckResult } from '../../src/ledger/verify.js';
import { createPool } from '../../src/platform/database/pool.js';
import { ReadSession, withReadSession } from '../../src/platform/database/readSession.js';
import { testDatabase, type TestDatabase } from './database.js';

/** The checks of a tenant's ledger that do not hold, read under the verify login: none when all is well. */
export async function brokenChecks(tenantId: number, on?: TestDatabase): Promise<readonly CheckResult[]> {
  const { logins } = on ?? (await testDatabase());
  const pool = createPool(logins.verify, 1);
  try {
    const { checks } = await withReadSession(new ReadSession(pool, tenantId), (rows) => verifyLedger(rows));
    return checks.filter((check) => !check.holds);
  } finally {
    await pool.end();
  }
}
