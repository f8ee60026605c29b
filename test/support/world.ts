import pg from 'pg';
import { idempotencyConflict } from '../../src/domain/shared/refusals.js';
import { postedKeys } from '../../src/ledger/keyedSource.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { ID_PREFIXES, type Noun } from '../../src/domain/shared/nouns.js';
import { fixedClock, type FixedClock } from '../../src/platform/clock.js';
import { openDatabase, type Database } from '../../src/platform/database/database.js';
import { createExecutor, type Command, type Executor, type Outcome } from '../../src/platform/execute.js';
import { encodeTypeId, newPublicId } from '../../src/platform/ids.js';
import { allRecords } from '../../src/records/allRecords.js';
import { testDatabase, type TestDatabase } from './database.js';

export const WORLD_NOW = '2026-11-22T08:00:00.000Z';

/** One tenant of its own with a site, its bins, an item and a supplier: what most tests start from. Nothing is shared with other tests. */
export interface World {
  readonly tenantId: number;
  readonly principalId: number;
  readonly clock: FixedClock;
  readonly database: Database;
  readonly owner: pg.Client;
  readonly executor: Executor<Refusal>;
  readonly site: Known;
  readonly bins: Readonly<
    Record<'receiving' | 'shelf' | 'otherShelf' | 'staging' | 'quarantine' | 'customer' | 'inTransit' | 'scrap', Known>
  >;
  readonly supplier: Known;
  readonly item: Known;
  /** Runs one intent and answers its outcome. */
  run<Input, Result>(command: Command<Input, Result, Refusal>, input: Input, options?: RunOptions): Promise<Outcome<Result, Refusal>>;
  /** Runs one intent that must be accepted. */
  done<Input, Result>(command: Command<Input, Result, Refusal>, input: Input, options?: RunOptions): Promise<Result>;
  anItem(fields?: ItemFields): Promise<Known>;
  aSupplier(code?: string): Promise<Known>;
  aSite(timeZone?: string): Promise<{ readonly site: Known; readonly bins: World['bins'] }>;
  /** Rows of a query as the tables' owner, outside row security. */
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface Known {
  readonly id: number;
  readonly publicId: string;
  readonly code: string;
}

export interface RunOptions {
  readonly key?: string;
  readonly dryRun?: boolean;
}

export interface ItemFields {
  readonly sku?: string;
  readonly baseUnit?: string;
  readonly scale?: number;
  readonly shelfLifeDays?: number | null;
  readonly inspectionRequired?: boolean;
  readonly lotControlled?: boolean;
}

const BIN_KINDS = {
  receiving: 'RECEIVING',
  shelf: 'STORAGE',
  otherShelf: 'STORAGE',
  staging: 'STAGING',
  quarantine: 'QUARANTINE',
  customer: 'CUSTOMER',
  inTransit: 'IN_TRANSIT',
  scrap: 'SCRAP',
} as const;
const SILENT_BIN_KINDS = ['SUPPLIER', 'PRODUCTION', 'ADJUSTMENT'] as const;

export async function aWorld(on?: TestDatabase): Promise<World> {
  const { owner: ownerConnection, logins } = on ?? (await testDatabase());
  const owner = new pg.Client({ ...ownerConnection });
  await owner.connect();
  const database = await openDatabase({ logins, entities: allRecords });
  const clock = fixedClock(WORLD_NOW);
  const tenantId = await one(
    owner,
    `insert into tenant (public_id, code, name, created_at) values ($1, $2, 'Test', now()) returning tenant_id as id`,
    [newPublicId(), `t-${newPublicId().slice(-12)}`],
  );
  const make = maker(owner, tenantId);
  await make('legalEntity', 'legal_entity', { code: 'MAIN', name: 'Main', currency: 'EUR' });
  const principal = await make('principal', 'principal', { name: 'operator', role: 'operator' });
  const executor = createExecutor<Refusal>({
    orm: database.orm,
    now: () => clock.now(),
    conflict: idempotencyConflict,
    spentKeys: postedKeys,
  });
  const actor = { tenantId, principalId: principal.id };
  let keys = 0;
  const aSite = async (timeZone = 'UTC'): ReturnType<World['aSite']> => {
    const site = await make('site', 'site', {
      code: `S${newPublicId().slice(-6)}`,
      name: 'Site',
      time_zone: timeZone,
      legal_entity_id: await entityId(owner, tenantId),
    });
    const bins: Record<string, Known> = {};
    for (const [name, kind] of Object.entries(BIN_KINDS)) bins[name] = await make('bin', 'bin', { site_id: site.id, code: name, kind });
    for (const kind of SILENT_BIN_KINDS) await make('bin', 'bin', { site_id: site.id, code: kind, kind });
    return { site, bins: bins as World['bins'] };
  };
  const anItem = async (fields: ItemFields = {}): Promise<Known> =>
    await make('item', 'item', {
      sku: fields.sku ?? `SKU-${newPublicId().slice(-8)}`,
      name: 'Item',
      base_unit: fields.baseUnit ?? 'KGM',
      scale: fields.scale ?? 3,
      shelf_life_days: fields.shelfLifeDays ?? null,
      inspection_required: fields.inspectionRequired ?? false,
      lot_controlled: fields.lotControlled ?? true,
    });
  const aSupplier = async (code = `SUP${newPublicId().slice(-6)}`): Promise<Known> =>
    await make('partner', 'trading_partner', { code, name: code, is_supplier: true });
  const run: World['run'] = async (command, input, options = {}) => {
    keys += 1;
    const [outcome] = await executor.execute(command, { actor, ...(options.dryRun === undefined ? {} : { dryRun: options.dryRun }) }, [
      { key: options.key ?? `test-${keys}`, input },
    ]);
    if (outcome === undefined) throw new Error('no outcome');
    return outcome;
  };
  return {
    tenantId,
    principalId: principal.id,
    clock,
    database,
    owner,
    executor,
    ...(await aSite()),
    supplier: await aSupplier('ACME'),
    item: await anItem(),
    run,
    async done(command, input, options) {
      const outcome = await run(command, input, options);
      if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
      return outcome.value;
    },
    anItem,
    aSupplier,
    aSite,
    async rows<Row>(text: string, values: readonly unknown[] = []) {
      return (await owner.query(text, [...values])).rows as Row[];
    },
    async close() {
      await Promise.all([database.close(), owner.end()]);
    },
  };
}

type Make = (noun: Noun, table: string, fields: Readonly<Record<string, unknown>>) => Promise<Known>;

function maker(owner: pg.Client, tenantId: number): Make {
  return async (noun, table, fields) => {
    const uuid = newPublicId();
    const names = ['tenant_id', 'public_id', ...Object.keys(fields)];
    const values = [tenantId, uuid, ...Object.values(fields)];
    const id = await one(
      owner,
      `insert into ${table} (${names.join(', ')}) values (${values.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
      values,
    );
    return { id, publicId: encodeTypeId(ID_PREFIXES[noun], uuid), code: String(fields['code'] ?? fields['sku'] ?? fields['name']) };
  };
}

const entityId = (owner: pg.Client, tenantId: number): Promise<number> =>
  one(owner, `select id from legal_entity where tenant_id = $1`, [tenantId]);

async function one(owner: pg.Client, text: string, values: readonly unknown[]): Promise<number> {
  return Number((await owner.query(text, [...values])).rows[0].id);
}
