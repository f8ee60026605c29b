import type { CheckProfile } from '../../domain/partner/partner.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { ConnectionOptions } from '../../platform/connectionOptions.js';
import type { Database } from '../../platform/database/database.js';
import type { Executor } from '../../platform/execute.js';
import { systemPrincipal } from '../systemPrincipal.js';
import { DEMO_TENANT } from './demoData.js';
import { demoLotIds, type DemoLotIds } from './demoLotIds.js';
import { demoOrderId } from './demoOrderId.js';
import { readDemoKeys, writeDemoKeys, type DemoKeys } from './demoKeys.js';
import { ensureTenant } from './ensureTenant.js';
import { seedDemo } from './seedDemo.js';

export interface DemoOptions {
  readonly owner: ConnectionOptions;
  readonly database: Database;
  readonly executor: Executor<Refusal>;
  readonly dataDir: string;
  readonly now: string;
  readonly checkProfile: CheckProfile;
}

export interface PreparedDemo {
  readonly tenantId: number;
  readonly keys: DemoKeys;
  readonly lots: DemoLotIds;
  readonly orderId: string | undefined;
}

/** The demo tenant with its stock and keys, seeded once. The keys are written last: without them the seed runs again and changes nothing. */
export async function prepareDemo({ owner, database, executor, dataDir, now, checkProfile }: DemoOptions): Promise<PreparedDemo> {
  const { tenantId, createdAt } = await ensureTenant(owner, DEMO_TENANT, now);
  const known = await readDemoKeys(dataDir);
  if (known !== undefined && belongsTo(known, tenantId) && createdAt !== now) {
    return { tenantId, keys: known, ...(await idsToBeginWith(database, tenantId)) };
  }
  const { principalId } = await systemPrincipal(executor, tenantId);
  await seedDemo({ executor, tenantId, principalId, seededAt: createdAt, checkProfile, app: database.app });
  const ids = await idsToBeginWith(database, tenantId);
  return { tenantId, ...ids, keys: await writeDemoKeys({ executor, app: database.app, tenantId, principalId, dataDir }) };
}

const idsToBeginWith = async ({ app }: Database, tenantId: number): Promise<Pick<PreparedDemo, 'lots' | 'orderId'>> => ({
  lots: await demoLotIds(app, tenantId),
  orderId: await demoOrderId(app, tenantId),
});

/** A data folder that once served another database has keys that open nothing here. */
const belongsTo = (keys: DemoKeys, tenantId: number): boolean => Object.values(keys).every((key) => key.startsWith(`lpk_${tenantId}_`));
