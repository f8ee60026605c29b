import pg from 'pg';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { encodeTypeId, newSecret, sha256Hex } from '../../src/platform/ids.js';
import type { ConnectionOptions } from '../../src/platform/connectionOptions.js';

export interface StockSize {
  readonly items: number;
  readonly sites: number;
  /** Of each item at each site. */
  readonly balances: number;
}

/** What the questions are asked of. */
export interface FilledStock {
  readonly tenantId: number;
  /** An auditor's: reads everything, changes nothing. */
  readonly apiKey: string;
}

const API_KEY_UUID = '0199a000-0000-7000-8000-00000000aaab';
const BINS_A_SITE = 50;
const SUPPLIERS = 20;
/** Announced lines and open lines of orders, of each item. */
const LINES_AN_ITEM = 8;

/**
 * A tenant whose items lie at every site in `balances` lots, one in ten of them expired, one in 20 blocked, some held and allocated; with shipments on
 * their way, and orders that are open, served and cancelled. The same rows at every run, and nothing is done when they are there.
 */
export async function fillStock(owner: ConnectionOptions, size: StockSize): Promise<FilledStock> {
  const client = new pg.Client({ ...owner });
  await client.connect();
  try {
    // As the superuser, foreign keys aside: no posting made these rows.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'`);
    const known = await client.query<{ id: string }>(`select tenant_id as id from tenant where code = 'bench'`);
    const tenantId = known.rows[0] === undefined ? await fillTenant(client, size) : Number(known.rows[0].id);
    return { tenantId, apiKey: await renewKey(client, tenantId) };
  } finally {
    await client.end();
  }
}

async function fillTenant(client: pg.Client, size: StockSize): Promise<number> {
  await client.query('begin');
  const made = await client.query<{ id: string }>(
    `insert into tenant (public_id, code, name, created_at) values (gen_random_uuid(), 'bench', 'bench', now()) returning tenant_id as id`,
  );
  const tenantId = Number(made.rows[0]?.id);
  for (const statement of [...masterData(tenantId, size), ...stock(tenantId, size), ...comingAndGoing(tenantId, size)])
    await client.query(statement);
  await client.query('commit');
  await client.query('vacuum analyze');
  return tenantId;
}

const uuidOf = (kind: number, number: string): string =>
  `(lpad(to_hex(1760000000000 + ${number}), 12, '0') || '70${kind}0' || '8' || substr(md5('${kind}/' || ${number}), 1, 15))::uuid`;

/** Ids are numbers from 1 on, so that rows can name each other. */
const into = (table: string, columns: string): string =>
  `insert into ${table} (tenant_id, id, public_id, ${columns}) overriding system value`;

function masterData(tenant: number, { items, sites }: StockSize): readonly string[] {
  return [
    `${into('legal_entity', 'code, name, currency')} values (${tenant}, 1, gen_random_uuid(), 'MAIN', 'Main', 'EUR')`,
    `${into('trading_partner', 'code, name, is_supplier, is_customer')}
     select ${tenant}, n, ${uuidOf(1, 'n')}, 'P' || n, 'Partner ' || n, true, true from generate_series(1, ${SUPPLIERS}) n`,
    `${into('site', 'legal_entity_id, code, name, time_zone')}
     select ${tenant}, n, ${uuidOf(2, 'n')}, 1, 'SITE' || n, 'Site ' || n, (array['Europe/Zurich', 'America/New_York', 'UTC'])[1 + n % 3]
     from generate_series(1, ${sites}) n`,
    `${into('bin', 'site_id, code, kind')}
     select ${tenant}, (s - 1) * ${BINS_A_SITE} + n, ${uuidOf(3, `(s * 1000 + n)`)}, s, 'A-' || lpad(n::text, 4, '0'), 'STORAGE'
     from generate_series(1, ${sites}) s, generate_series(1, ${BINS_A_SITE}) n`,
    `${into('item', 'sku, name, base_unit, scale')}
     select ${tenant}, n, ${uuidOf(4, 'n')}, 'SKU-' || lpad(n::text, 6, '0'), 'Item number ' || n, 'KGM', 3 from generate_series(1, ${items}) n`,
  ];
}

/** Stock comes as it comes: what lies side by side in the table is of any item. */
function stock(tenant: number, { items, sites, balances }: StockSize): readonly string[] {
  const lots = items * balances;
  const usableThrough = `case when n % 10 = 0 then current_date - (n % 90)::int - 1 when n % 10 = 1 then current_date + (n % 40)::int
    when n % 10 = 2 then 'infinity'::date else current_date + 60 + (n % 700)::int end`;
  return [
    `${into('lot', 'item_id, supplier_id, lot_number, usable_through, quality, created_at')}
     select ${tenant}, n, ${uuidOf(5, 'n')}, 1 + (n::bigint * 7919) % ${items}, 1 + n % ${SUPPLIERS}, 'L' || lpad(n::text, 8, '0'), ${usableThrough}, 'RELEASED', now()
     from generate_series(1, ${lots}) n`,
    `insert into balance (tenant_id, lot_id, bin_id, condition, ownership, item_id, site_id, stored, on_hand, allocated, held, blocked_bits, usable_through)
     select ${tenant}, l.id, (s - 1) * ${BINS_A_SITE} + 1 + (l.id * 31) % ${BINS_A_SITE}, 'GOOD', 'OWNED', l.item_id, s, true, 10 + (l.id * 37 + s) % 500,
       case when (l.id + s) % 4 = 0 then (l.id + s) % 9 else 0 end, case when (l.id + s) % 25 = 0 then 1 else 0 end,
       case when (l.id + s) % 20 = 0 then 2 else 0 end, l.usable_through
     from generate_series(1, ${sites}) s, lot l where l.tenant_id = ${tenant} order by l.id, s`,
  ];
}

function comingAndGoing(tenant: number, { items, sites }: StockSize): readonly string[] {
  const lines = items * LINES_AN_ITEM;
  return [
    `${into('inbound_shipment', 'supplier_id, shipment_number, content_sha256, purpose, status, site_id, expected_on, recorded_at')}
     select ${tenant}, n, ${uuidOf(6, 'n')}, 1 + n % ${SUPPLIERS}, 'ASN' || n, '\\x00', '00', case when n % 2 = 0 then 'EXPECTED' else 'RECEIVED' end,
       1 + n % ${sites}, current_date + (n % 60)::int - 5, now() from generate_series(1, ${lines / 4}) n`,
    `${into('inbound_shipment_line', 'shipment_id, line_number, item_id, quantity, received, announced_quantity, announced_unit')}
     select ${tenant}, n, ${uuidOf(7, 'n')}, 1 + n / 4 % ${lines / 4}, 1 + n % 4, 1 + (n::bigint * 7919) % ${items}, 40 + n % 200, n % 30, '1', 'KGM'
     from generate_series(1, ${lines}) n`,
    `${into('demand_order', 'kind, source, external_id, status, customer_id, site_id, ship_on, placed_by, placed_at, cancelled_at')}
     select ${tenant}, n, ${uuidOf(8, 'n')}, 'SALES', 'OWN', 'O' || n, case when n % 10 = 0 then 'CANCELLED' else 'OPEN' end, 1 + n % ${SUPPLIERS}, 1 + n % ${sites},
       current_date + (n % 60)::int - 30, 1, now(), case when n % 10 = 0 then now() end from generate_series(1, ${lines / 2}) n`,
    `${into('demand_order_line', 'order_id, line_number, item_id, quantity, allocated')}
     select ${tenant}, n, ${uuidOf(9, 'n')}, 1 + n / 2 % ${lines / 2}, 1 + n % 2, 1 + (n::bigint * 104729) % ${items}, 1 + n % 20, case when n % 3 = 0 then 0 else 1 + n % 20 end
     from generate_series(1, ${lines}) n`,
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
