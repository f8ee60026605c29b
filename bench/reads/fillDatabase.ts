import pg from 'pg';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { encodeTypeId, newSecret, sha256Hex } from '../../src/platform/ids.js';
import type { ConnectionOptions } from '../../src/platform/connectionOptions.js';

/** What the questions are asked of. */
export interface FilledDatabase {
  readonly tenantId: number;
  readonly lotCount: number;
  /** An auditor's: reads everything, changes nothing. */
  readonly apiKey: string;
}

const LOTS_AN_ITEM = 500;
const BINS_A_SITE = 500;
const SITES = 4;
const SUPPLIERS = 50;
const API_KEY_UUID = '0199a000-0000-7000-8000-00000000aaaa';
/** Fills in a second tenant, so that no wall stands around everything. */
const OTHER_LOTS = 1_000;

/**
 * Two tenants: the large one with `lotCount` lots, 1.5 balances and 2.3 genealogy edges a lot. The same rows at every run. Filled are the
 * tables that the questions read; no posting made these rows, so foreign keys to transactions are not checked. Nothing is done when they are there.
 */
export async function fillDatabase(owner: ConnectionOptions, lotCount: number): Promise<FilledDatabase> {
  const client = new pg.Client({ ...owner });
  await client.connect();
  try {
    // As the superuser: the owner's own policy lets it write any tenant's rows.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'`);
    const large = await fillTenant(client, 'bench', lotCount);
    await fillTenant(client, 'bench-other', OTHER_LOTS);
    const counted = await client.query<{ fresh: boolean }>(
      `select last_vacuum is null as fresh from pg_stat_user_tables where relname = 'lot'`,
    );
    if (counted.rows[0]?.fresh !== false) await client.query('vacuum analyze');
    return { tenantId: large, lotCount, apiKey: await renewKey(client, large) };
  } finally {
    await client.end();
  }
}

async function fillTenant(client: pg.Client, code: string, lotCount: number): Promise<number> {
  const known = await client.query<{ id: string; lots: string }>(
    `select t.tenant_id as id, (select count(*) from lot l where l.tenant_id = t.tenant_id) as lots from tenant t where t.code = $1`,
    [code],
  );
  const [tenant] = known.rows;
  if (tenant !== undefined) {
    if (Number(tenant.lots) !== lotCount)
      throw new Error(`the folder holds ${tenant.lots} lots, not ${lotCount}: name another, or remove it`);
    return Number(tenant.id);
  }
  await client.query('begin');
  const made = await client.query<{ id: string }>(
    `insert into tenant (public_id, code, name, created_at) values (gen_random_uuid(), $1, $1, now()) returning tenant_id as id`,
    [code],
  );
  const tenantId = Number(made.rows[0]?.id);
  const itemCount = Math.max(1, Math.ceil(lotCount / LOTS_AN_ITEM));
  for (const statement of [...masterData(tenantId, itemCount), ...stock(tenantId, { lotCount, itemCount })]) await client.query(statement);
  await client.query('commit');
  return tenantId;
}

/** Version 7 in form, so that public ids grow as real ones do, and the same at every run. */
const uuidOf = (tenantId: number, kind: number, number: string): string =>
  `(lpad(to_hex(1760000000000 + ${number}), 12, '0') || '7${String(tenantId % 10)}${kind}0' || '8' || substr(md5('${tenantId}/${kind}/' || ${number}), 1, 15))::uuid`;

function masterData(tenant: number, itemCount: number): readonly string[] {
  return [
    `insert into legal_entity (tenant_id, public_id, code, name, currency) values (${tenant}, gen_random_uuid(), 'MAIN', 'Main', 'EUR')`,
    `insert into trading_partner (tenant_id, public_id, code, name, is_supplier)
     select ${tenant}, ${uuidOf(tenant, 1, 'n')}, 'SUP' || n, 'Supplier ' || n, true from generate_series(1, ${SUPPLIERS}) n`,
    `insert into site (tenant_id, public_id, legal_entity_id, code, name, time_zone)
     select ${tenant}, ${uuidOf(tenant, 2, 'n')}, (select id from legal_entity where tenant_id = ${tenant}), 'SITE' || n, 'Site ' || n, 'Europe/Zurich'
     from generate_series(1, ${SITES}) n`,
    `insert into bin (tenant_id, public_id, site_id, code, kind)
     select ${tenant}, ${uuidOf(tenant, 3, 's.id * 1000 + n')}, s.id, 'A-' || lpad(n::text, 4, '0'), 'STORAGE'
     from site s, generate_series(1, ${BINS_A_SITE}) n where s.tenant_id = ${tenant} order by s.id, n`,
    `insert into item (tenant_id, public_id, sku, name, base_unit, scale)
     select ${tenant}, ${uuidOf(tenant, 4, 'n')}, 'SKU-' || lpad(n::text, 6, '0'), 'Item number ' || n, 'KGM', 3 from generate_series(1, ${itemCount}) n`,
  ];
}

/** Lot n: made of lots n / 3 and one that a hash picks; every 2nd lies in two bins, one in 20 waits for an inspection. */
function stock(tenant: number, { lotCount, itemCount }: { readonly lotCount: number; readonly itemCount: number }): readonly string[] {
  const numbered = (table: string): string =>
    `(select id, row_number() over (order by id) as place from ${table} where tenant_id = ${tenant})`;
  return [
    `insert into lot (tenant_id, public_id, item_id, supplier_id, lot_number, supplier_lot_number, supplier_lot_normalised, manufactured_on,
       expires_on, usable_through, country_of_origin, quality, created_at)
     select ${tenant}, ${uuidOf(tenant, 5, 'n')}, i.id, p.id, 'L' || lpad(n::text, 8, '0'), case when p.id is not null then 'S-' || n end,
       case when p.id is not null then 'S' || n end, date '2030-01-01' + (n % 300)::int, date '2031-01-01' + (n % 900)::int, date '2031-01-01' + (n % 900)::int,
       'CH', case when (n / 41) % 20 = 0 then 'PENDING_INSPECTION' else 'RELEASED' end, timestamptz '2026-01-01Z' + n * interval '1 second 137 milliseconds'
     from generate_series(1, ${lotCount}) n
     join ${numbered('item')} i on i.place = 1 + (n::bigint * 7919) % ${itemCount}
     left join ${numbered('trading_partner')} p on p.place = 1 + (n % ${SUPPLIERS}) and n % 4 > 0
     order by n`,
    `insert into balance (tenant_id, lot_id, bin_id, condition, ownership, item_id, site_id, stored, on_hand, blocked_bits, usable_through)
     select ${tenant}, l.id, b.id, 'GOOD', 'OWNED', l.item_id, b.site_id, true, 1 + (l.n * 37 + k) % 5000 + ((l.n % 1000) / 1000.0),
       case when l.quality = 'RELEASED' then 0 else 2 end, l.usable_through
     from (select *, row_number() over (order by id) as n from lot where tenant_id = ${tenant}) l
     cross join generate_series(0, 1) k
     join (select id, site_id, row_number() over (order by id) as n from bin where tenant_id = ${tenant}) b
       on b.n = 1 + (l.n * 104729 + k * 977) % ${SITES * BINS_A_SITE}
     where k = 0 or l.n % 2 = 0 order by l.id, k`,
    `insert into genealogy_edge (tenant_id, parent_lot_id, child_lot_id, transformation_id, quantity, entry_id, occurred_at)
     select distinct on (c.place, p.place) ${tenant}, p.id, c.id, c.place, 1 + (c.place % 97) + 0.5, c.place * 3 + k, timestamptz '2026-06-01Z' + c.place * interval '1 second'
     from ${numbered('lot')} c cross join generate_series(0, 2) k
     join ${numbered('lot')} p on p.place = case k when 0 then c.place / 3 else 1 + (c.place * 2654435761 + k * 40503) % c.place end
     where p.place < c.place and (k < 2 or c.place % 3 = 0) order by c.place, p.place, k`,
  ];
}

/** A key whose secret nobody keeps: each run draws a new one. */
async function renewKey(client: pg.Client, tenantId: number): Promise<string> {
  const secret = newSecret();
  await client.query(`delete from api_key where tenant_id = ${tenantId}; delete from principal where tenant_id = ${tenantId}`);
  await client.query(
    `with holder as (
       insert into principal (tenant_id, public_id, name, role) values ($1, gen_random_uuid(), 'bench', 'auditor') returning id)
     insert into api_key (tenant_id, public_id, principal_id, secret_sha256, created_at)
     select $1, $2, id, decode($3, 'hex'), now() from holder`,
    [tenantId, API_KEY_UUID, sha256Hex(secret)],
  );
  return `lpk_${tenantId}_${encodeTypeId(ID_PREFIXES.apiKey, API_KEY_UUID).slice(ID_PREFIXES.apiKey.length + 1)}_${secret}`;
}
