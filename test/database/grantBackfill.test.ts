import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase } from '../support/database.js';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');
const GRANTS = '0009_partner_visibility.sql';

/** What a tenant had before partners were granted things one by one. */
const BEFORE = `
  insert into tenant (tenant_id, public_id, code, name, created_at) overriding system value values (1, gen_random_uuid(), 't', 'T', now());
  insert into legal_entity (tenant_id, public_id, code, name, currency) values (1, gen_random_uuid(), 'E', 'E', 'EUR');
  insert into trading_partner (tenant_id, id, public_id, code, name) overriding system value
    select 1, n, gen_random_uuid(), 'P' || n, 'P' from generate_series(1, 2) n;
  insert into site (tenant_id, id, public_id, legal_entity_id, code, name, time_zone) overriding system value
    select 1, n, gen_random_uuid(), e.id, 'S' || n, 'S', 'UTC' from generate_series(1, 2) n, legal_entity e;
  insert into item (tenant_id, id, public_id, sku, name, base_unit, scale) overriding system value
    select 1, n, gen_random_uuid(), 'I' || n, 'I', 'KGM', 0 from generate_series(1, 3) n;
  insert into lot (tenant_id, id, public_id, item_id, supplier_id, lot_number, quality, created_at) overriding system value
    values (1, 1, gen_random_uuid(), 1, 1, 'L1', 'RELEASED', now()), (1, 2, gen_random_uuid(), 1, 2, 'L2', 'RELEASED', now()),
      (1, 3, gen_random_uuid(), 3, null, 'OWN', 'RELEASED', now());
  insert into inbound_shipment (tenant_id, id, public_id, supplier_id, shipment_number, content_sha256, purpose, status, site_id, recorded_at)
    overriding system value values (1, 1, gen_random_uuid(), 1, 'N', '\\x00', '00', 'EXPECTED', 2, now());
  insert into inbound_shipment_line (tenant_id, public_id, shipment_id, line_number, item_id, quantity, announced_quantity, announced_unit)
    values (1, gen_random_uuid(), 1, 1, 2, 1, '1', 'KG');
  insert into principal (tenant_id, id, public_id, name, role) overriding system value values (1, 1, gen_random_uuid(), 'p', 'operator');
  insert into inventory_transaction (tenant_id, id, public_id, type, principal_id, occurred_at, recorded_at, source_type, source_id, source_line)
    overriding system value values (1, 1, gen_random_uuid(), 'RECEIPT', 1, now(), now(), 'RECEIPT', '1', '1');
  insert into receipt (tenant_id, public_id, transaction_id, supplier_id, inbound_shipment_id, site_id, occurred_at)
    values (1, gen_random_uuid(), 1, 1, 1, 1, now());
  -- Written by receipts already.
  insert into partner_grant (tenant_id, partner_id, noun, object_id, granted_at) values (1, 1, 'lot', 1, now());`;

describe('a database that had goods before partners saw them', () => {
  let owner: pg.Client;
  beforeAll(async () => {
    const { owner: connection } = await testDatabase();
    const maker = new pg.Client({ ...connection });
    await maker.connect();
    await maker.query('create database grant_backfill');
    await maker.end();
    owner = new pg.Client({ ...connection, database: 'grant_backfill' });
    await owner.connect();
    const files = (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql') && file < GRANTS).sort();
    for (const file of files) await owner.query(await readFile(join(MIGRATIONS, file), 'utf8'));
    await owner.query(BEFORE);
    await owner.query(await readFile(join(MIGRATIONS, GRANTS), 'utf8'));
  }, 60_000);
  afterAll(() => owner.end());

  it('grants each supplier its shipments and lots, with their items and sites', async () => {
    const { rows } = await owner.query(`select partner_id::int, noun, object_id::int from partner_grant order by 1, 2, 3`);
    expect(rows.map(({ partner_id, noun, object_id }) => `${partner_id} ${noun} ${object_id}`)).toEqual([
      '1 inboundShipment 1',
      '1 item 1',
      '1 item 2',
      '1 lot 1',
      '1 site 1',
      '1 site 2',
      '2 item 1',
      '2 lot 2',
    ]);
  });
});
