import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createPool } from '../../src/platform/database/pool.js';
import { ReadSession, withReadSession } from '../../src/platform/database/readSession.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { aWorld, type World } from '../support/world.js';
import { someOfEverything } from './someOfEverything.js';

/** Names no tenant's data: the relay's and the schedulers' leases, and how far the clock was moved. */
const WITHOUT_TENANT_DATA = ['clock_offset', 'lease'];
/** Run as the tables' owner, so that the relay's login may open and drop partitions. */
const SECURITY_DEFINERS = ['advance_clock', 'close_event_partitions', 'forget_idempotency_keys', 'open_event_partitions'];
const RUNTIME_ROLES = ['lotgraph_app', 'lotgraph_partner', 'lotgraph_relay', 'lotgraph_verify'];
/** Facts and postings: corrected by new ones, never rewritten. */
const APPEND_ONLY = [
  'entry_serial',
  'genealogy_edge',
  'hold_quantity',
  'inventory_transaction',
  'ledger_entry',
  'lot_fact',
  'message_chunk',
  'receipt',
  'receipt_line',
  'receiving_discrepancy',
  'transformation',
  'transformation_input',
  'transformation_output',
];
const INSUFFICIENT_PRIVILEGE = '42501';

let database: TestDatabase;
let ours: World;
let theirs: World;
let app: pg.Pool;
let tables: readonly string[];

beforeAll(async () => {
  database = await testDatabase();
  ours = await aWorld();
  theirs = await aWorld();
  app = createPool(database.logins.app, 2);
  tables = (await ours.rows<{ name: string }>(`select c.relname as name ${TABLES} order by c.relname`)).map(({ name }) => name);
  for (const world of [ours, theirs]) await someOfEverything(world);
});
afterAll(async () => {
  await app.end();
  await Promise.all([ours.close(), theirs.close()]);
});

/** Tables and their partitions. */
const TABLES = `from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;
const namesOf = async (text: string, values: readonly unknown[] = []): Promise<readonly string[]> =>
  (await ours.rows<{ name: string }>(text, values)).map(({ name }) => name);

describe('the catalogue', () => {
  it('forces row security on every table and partition', async () => {
    expect(tables.length).toBeGreaterThan(40);
    expect(tables).toEqual(expect.arrayContaining(['ledger_entry', 'domain_event', 'domain_event_other']));
    expect(await namesOf(`select c.relname as name ${TABLES} and not (c.relrowsecurity and c.relforcerowsecurity)`)).toEqual([]);
  });

  it('names the tenant in every table, never null', async () => {
    const without = `select c.relname as name ${TABLES} and not exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'bigint'::regtype)`;
    expect(await namesOf(without)).toEqual([]);
  });

  it('puts the tenant first in every primary key, unique index and foreign key', async () => {
    const other = await namesOf(
      `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where c.relnamespace = 'public'::regnamespace and i.indisunique and a.attname <> 'tenant_id'
       union all
       select conrelid::regclass || '.' || conname from pg_constraint k
       where k.connamespace = 'public'::regnamespace and k.contype = 'f' and (
         (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) <> 'tenant_id'
         or (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) <> 'tenant_id')`,
    );
    expect(other).toEqual([]);
    expect(
      await namesOf(
        `select c.relname as name ${TABLES} and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
      ),
    ).toEqual([]);
  });

  it('lets the app login reach rows of its own tenant only, in every table', async () => {
    const policies = await ours.rows<{ table: string; using: string; check: string | null }>(
      `select tablename as table, qual as using, with_check as check from pg_policies
       where schemaname = 'public' and ('lotgraph_app' = any(roles) or 'public' = any(roles))`,
    );
    const own = '(tenant_id = current_tenant())';
    expect(policies.map(({ table }) => table).sort()).toEqual(tables);
    expect(policies.filter(({ using, check }) => using !== own || check !== own)).toEqual([]);
  });

  it('gives nobody but the owner a way past a policy', async () => {
    const roles = await ours.rows<{ name: string }>(
      `select r.rolname as name from pg_roles r where (r.rolname = any($1) or exists (
         select from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid and g.rolname = any($1)))`,
      [RUNTIME_ROLES],
    );
    const names = roles.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(RUNTIME_ROLES.length + 4);
    expect(names).toEqual(expect.arrayContaining(Object.values(database.logins).map(({ user }) => user)));
    const privileged = `select rolname as name from pg_roles where rolname = any($1)
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`;
    expect(await namesOf(privileged, [names])).toEqual([]);
    // Each login is in the one group of its name, and so not in the owner's.
    expect(
      await namesOf(
        `select m.rolname || ' in ' || g.rolname as name from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid
         where m.rolname = any($1) and not (g.rolname = any($2) and right(m.rolname, 4) = right(g.rolname, 4))`,
        [names, RUNTIME_ROLES],
      ),
    ).toEqual([]);
    const owned = `select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any($1)
      union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname = any($1)
      union all select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname = any($1)
      union all select d.datname from pg_database d join pg_roles r on r.oid = d.datdba where r.rolname = any($1)`;
    expect(await namesOf(owned, [names])).toEqual([]);
  });

  it('runs only the listed function as its owner, and no view as its owner', async () => {
    const definers = `select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1`;
    expect(await namesOf(definers)).toEqual(SECURITY_DEFINERS);
    const views = `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace
      and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false)))`;
    expect(await namesOf(views)).toEqual([]);
  });

  it('lets nobody change or take back what was posted', async () => {
    const changed = await namesOf(
      `select grantee || ' may ' || privilege_type || ' ' || table_name as name from information_schema.role_table_grants
       where table_schema = 'public' and grantee = any($1) and table_name = any($2) and privilege_type not in ('SELECT', 'INSERT')`,
      [RUNTIME_ROLES, APPEND_ONLY],
    );
    expect(changed).toEqual([]);
    const erased = await namesOf(
      `select grantee || ' may ' || privilege_type || ' ' || table_name as name from information_schema.role_table_grants
       where table_schema = 'public' and grantee = any($1) and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')`,
      [RUNTIME_ROLES],
    );
    expect(erased).toEqual([]);
  });
});

describe('the app login', () => {
  it('reads nothing without a tenant', async () => {
    const client = await app.connect();
    for (const table of await readable())
      expect([table, (await client.query(`select from ${table} limit 1`)).rowCount]).toEqual([table, 0]);
    client.release();
  });

  it("reads its own rows of every table and none of another tenant's", async () => {
    const filled: string[] = [];
    await withReadSession(new ReadSession(app, ours.tenantId), async (rows) => {
      for (const table of await readable()) {
        const [seen] = await rows.rows<{ own: number; foreign: number }>(
          `select count(*) filter (where tenant_id = $1)::int as own, count(*) filter (where tenant_id <> $1)::int as foreign from ${table}`,
          [ours.tenantId],
        );
        expect([table, seen?.foreign]).toEqual([table, 0]);
        if ((seen?.own ?? 0) > 0) filled.push(table);
      }
    });
    // The positive control: these hold rows of both tenants.
    const bothHave = await tablesOf(theirs);
    expect(filled.filter((table) => bothHave.includes(table)).length).toBeGreaterThanOrEqual(25);
    expect(filled.sort()).toEqual((await tablesOf(ours)).filter((table) => !table.startsWith('domain_event_')).sort());
  });

  it('neither writes into another tenant nor changes its rows', async () => {
    const client = await app.connect();
    await client.query(`begin; select set_config('app.tenant', '${ours.tenantId}', true)`);
    const insert = (tenantId: number) =>
      client.query(
        `insert into site (tenant_id, public_id, legal_entity_id, code, name, time_zone)
         select $1, gen_random_uuid(), $2, 'X', 'X', 'UTC'`,
        [tenantId, theirs.site.id],
      );
    await client.query('savepoint before');
    await expect(insert(theirs.tenantId)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    await client.query('rollback to before');
    const update = `update site set name = 'taken' where tenant_id = $1`;
    expect((await client.query(update, [theirs.tenantId])).rowCount).toBe(0);
    expect((await client.query(update, [ours.tenantId])).rowCount).toBeGreaterThan(0);
    await expect(client.query(`update site set tenant_id = $1`, [theirs.tenantId])).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    await client.query('rollback');
    client.release();
  });

  it('forgets the tenant when the transaction ends', async () => {
    const client = await app.connect();
    await client.query(`begin; select set_config('app.tenant', '${ours.tenantId}', true)`);
    expect((await client.query('select from site')).rowCount).toBeGreaterThan(0);
    await client.query('commit');
    expect((await client.query('select from site')).rowCount).toBe(0);
    client.release();
  });
});

describe('the partner login', () => {
  it('reads what its grants name of its own rows, and no other table or column', async () => {
    const pool = createPool(database.logins.partner, 1);
    const read = async (text: string): Promise<unknown[]> =>
      await withReadSession(new ReadSession(pool, ours.tenantId, ours.supplier.id), (rows) => rows.rows(text));
    const granted = await columnsOf('lotgraph_partner');
    expect(Object.keys(granted).sort()).toEqual(expect.arrayContaining(['inbound_shipment', 'partner_grant', 'trading_partner']));
    for (const [table, columns] of Object.entries(granted)) {
      expect(columns).toContain('tenant_id');
      await read(`select ${columns.join(', ')} from ${table}`);
    }
    expect(await read('select code from trading_partner')).toEqual([{ code: ours.supplier.code }]);
    expect(await read('select shipment_number from inbound_shipment')).toEqual([{ shipment_number: 'ASN-1' }]);
    const all = await columnsOf(undefined);
    const denied = Object.entries(all).flatMap(([table, columns]) =>
      columns.filter((column) => granted[table]?.includes(column) !== true).map((column) => `select ${column} from ${table}`),
    );
    expect(denied.length).toBeGreaterThan(300);
    const client = await pool.connect();
    for (const text of denied) await expect(client.query(text)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    client.release();
    await pool.end();
  });

  it('reads nothing of another partner, and nothing without one', async () => {
    const pool = createPool(database.logins.partner, 1);
    const other = await ours.aSupplier();
    const count = async (session: ReadSession, table: string): Promise<number> =>
      (await withReadSession(session, (rows) => rows.rows(`select tenant_id from ${table}`))).length;
    for (const table of Object.keys(await columnsOf('lotgraph_partner'))) {
      expect([table, await count(new ReadSession(pool, ours.tenantId), table)]).toEqual([table, 0]);
      expect([table, await count(new ReadSession(pool, theirs.tenantId, ours.supplier.id), table)]).toEqual([table, 0]);
    }
    expect(await count(new ReadSession(pool, ours.tenantId, ours.supplier.id), 'inbound_shipment')).toBe(1);
    expect(await count(new ReadSession(pool, ours.tenantId, other.id), 'inbound_shipment')).toBe(0);
    await pool.end();
  });
});

/** Tables that the app login has a grant on. */
async function readable(): Promise<readonly string[]> {
  const names = `select c.relname as name ${TABLES} and has_table_privilege('lotgraph_app', c.oid, 'select') order by 1`;
  return (await namesOf(names)).filter((name) => !WITHOUT_TENANT_DATA.includes(name));
}

async function tablesOf(world: World): Promise<readonly string[]> {
  const found: string[] = [];
  for (const table of tables) {
    if ((await ours.rows(`select from ${table} where tenant_id = $1 limit 1`, [world.tenantId])).length > 0) found.push(table);
  }
  return found;
}

/** Columns by table: those a role may read, or all. */
async function columnsOf(role: string | undefined): Promise<Record<string, string[]>> {
  const rows = await ours.rows<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and ($1::text is null or has_column_privilege($1, c.oid, a.attnum, 'select')) group by 1`,
    [role ?? null],
  );
  return Object.fromEntries(rows.map(({ table, columns }) => [table, columns]));
}
