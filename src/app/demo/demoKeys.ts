import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { createApiKey } from '../../commands/access/createApiKey.js';
import { revokeApiKey } from '../../commands/access/revokeApiKey.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { ReadSession, withReadSession } from '../../platform/database/readSession.js';
import type { Executor } from '../../platform/execute.js';
import { encodeTypeId } from '../../platform/ids.js';
import { DEMO_PRINCIPALS } from './demoData.js';

/** {principal: key}; only the demo tenant's keys are ever written down. */
export type DemoKeys = Readonly<Record<string, string>>;

const FILE = 'demo-keys.json';

/** Where they are written down. */
export const keptIn = (dataDir: string): string => join(dataDir, FILE);

export async function readDemoKeys(dataDir: string): Promise<DemoKeys | undefined> {
  try {
    return JSON.parse(await readFile(keptIn(dataDir), 'utf8')) as DemoKeys;
  } catch {
    return undefined;
  }
}

/** A demo principal got a key in place of one that stands in the file: the file says the new one. Any other key is none of its business. */
export async function replaceDemoKey(
  dataDir: string,
  { name, oldIds, key }: { readonly name: string; readonly oldIds: readonly string[]; readonly key: string },
): Promise<void> {
  const keys = await readDemoKeys(dataDir);
  const written = keys?.[name]?.split('_')[2];
  if (written === undefined || !oldIds.includes(`${ID_PREFIXES.apiKey}_${written}`)) return;
  await keepDemoKeys(dataDir, { ...keys, [name]: key });
}

/** At once or not at all, for the owner's eyes only. */
export async function keepDemoKeys(dataDir: string, keys: DemoKeys): Promise<void> {
  const file = keptIn(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(keys, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export interface DemoKeyOptions {
  readonly executor: Executor<Refusal>;
  readonly app: pg.Pool;
  readonly tenantId: number;
  /** Whose deed it is. */
  readonly principalId: number;
  readonly dataDir: string;
}

/** Fresh keys for every demo principal, written last and at once: while the file is missing, a start makes them anew. */
export async function writeDemoKeys(options: DemoKeyOptions): Promise<DemoKeys> {
  const { executor, tenantId, principalId, dataDir } = options;
  const actor = { tenantId, principalId };
  const { partners, liveKeys } = await knownAccess(options);
  if (liveKeys.length > 0)
    await executor.execute(
      revokeApiKey,
      { actor },
      liveKeys.map((id) => ({ input: { id } })),
    );
  const outcomes = await executor.execute(
    createApiKey,
    { actor },
    DEMO_PRINCIPALS.map(({ name, role, partner }) => ({
      input: { principalName: name, role, ...(partner === undefined ? {} : { partnerId: partners.get(partner) as string }) },
    })),
  );
  const keys = Object.fromEntries(
    outcomes.map((outcome, index) => {
      if (!outcome.ok) throw new Error(`a demo key was refused: ${JSON.stringify(outcome.refusals)}`);
      return [DEMO_PRINCIPALS[index]?.name as string, outcome.value.key];
    }),
  );
  await keepDemoKeys(dataDir, keys);
  return keys;
}

/** Partners by code, and the live keys of demo principals that an earlier start made and did not write down. */
async function knownAccess({
  app,
  tenantId,
}: DemoKeyOptions): Promise<{ readonly partners: ReadonlyMap<string, string>; readonly liveKeys: readonly string[] }> {
  return await withReadSession(new ReadSession(app, tenantId), async (rows) => {
    const partners = await rows.rows<{ code: string; uuid: string }>(
      `select code, public_id as uuid from trading_partner where tenant_id = $1`,
      [tenantId],
    );
    const keys = await rows.rows<{ uuid: string }>(
      `select k.public_id as uuid from api_key k join principal p on p.tenant_id = k.tenant_id and p.id = k.principal_id
       where k.tenant_id = $1 and k.revoked_at is null and p.name = any($2::text[])`,
      [tenantId, DEMO_PRINCIPALS.map((principal) => principal.name)],
    );
    return {
      partners: new Map(partners.map((partner) => [partner.code, encodeTypeId(ID_PREFIXES.partner, partner.uuid)])),
      liveKeys: keys.map((key) => encodeTypeId(ID_PREFIXES.apiKey, key.uuid)),
    };
  });
}
