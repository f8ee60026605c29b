import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { createPool } from '../../platform/database/pool.js';
import { ReadSession } from '../../platform/database/readSession.js';
import { encodeTypeId } from '../../platform/ids.js';
import { findTenants } from '../verifyDatabase.js';
import type { Cli } from './cli.js';
import { CliFailure } from './cliFailure.js';
import type { ExportedRow } from './exportPages.js';
import { openOwnerDatabase } from './ownerDatabase.js';

const PAGE = 1_000;

/**
 * Every entry of a tenant's ledger in ledger order, at one instant. The API publishes no entries, so it reads the database, as the login that
 * may read and nothing else.
 */
export async function* exportLedger(cli: Cli, tenantCode: string | undefined): AsyncGenerator<readonly ExportedRow[]> {
  const database = await openOwnerDatabase(cli, {});
  try {
    const { login, tenants } = await findTenants(database.owner);
    const tenant =
      tenants.find(({ code }) => code === tenantCode) ?? (tenantCode === undefined && tenants.length === 1 ? tenants[0] : undefined);
    if (tenant === undefined)
      throw noSuchTenant(
        tenantCode,
        tenants.map(({ code }) => code),
      );
    const pool = createPool(login, 1);
    const session = new ReadSession(pool, tenant.id);
    try {
      yield* entriesOf(session);
    } finally {
      await session.close();
      await pool.end();
    }
  } finally {
    await database.close();
  }
}

interface EntryRow {
  readonly entry: number;
  readonly transactionUuid: string;
  readonly lotUuid: string;
  readonly rest: ExportedRow;
}

async function* entriesOf(session: ReadSession): AsyncGenerator<readonly ExportedRow[]> {
  // A reader of the output may be slow.
  await session.rows(`select set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`);
  for (let after = 0; ; ) {
    const rows = await session.rows<EntryRow & Record<string, unknown>>(
      `/* exportLedger */ select e.id as entry, t.public_id as "transactionUuid", t.type, e.occurred_at as "occurredAt", e.recorded_at as "recordedAt",
         lot.public_id as "lotUuid", lot.lot_number as "lotNumber", item.sku as item, fs.code || '/' || fb.code as "from", ts.code || '/' || tb.code as "to",
         trim_scale(e.quantity)::text as quantity, item.base_unit as unit, trim_scale(e.value)::text as value, e.cost_source as "costSource",
         t.reason_code as "reasonCode", t.reason_note as "reasonNote", t.source_type as "sourceType", t.source_id as "sourceId",
         t.source_line as "sourceLine", p.name as principal
       from ledger_entry e
       join inventory_transaction t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
       join principal p on p.tenant_id = t.tenant_id and p.id = t.principal_id
       join lot on lot.tenant_id = e.tenant_id and lot.id = e.lot_id
       join item on item.tenant_id = e.tenant_id and item.id = lot.item_id
       join balance f on f.tenant_id = e.tenant_id and f.id = e.from_balance_id
       join bin fb on fb.tenant_id = f.tenant_id and fb.id = f.bin_id join site fs on fs.tenant_id = f.tenant_id and fs.id = f.site_id
       join balance o on o.tenant_id = e.tenant_id and o.id = e.to_balance_id
       join bin tb on tb.tenant_id = o.tenant_id and tb.id = o.bin_id join site ts on ts.tenant_id = o.tenant_id and ts.id = o.site_id
       where e.tenant_id = $1 and e.id > $2 order by e.id limit $3`,
      [session.tenantId, after, PAGE],
    );
    yield rows.map(published);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.entry;
  }
}

function published({ entry, transactionUuid, lotUuid, ...rest }: EntryRow & Record<string, unknown>): ExportedRow {
  const transactionId = encodeTypeId(ID_PREFIXES.inventoryTransaction, transactionUuid);
  return { entry, transactionId, lotId: encodeTypeId(ID_PREFIXES.lot, lotUuid), ...rest };
}

const noSuchTenant = (asked: string | undefined, codes: readonly string[]): CliFailure =>
  new CliFailure({
    code: 'NOT_FOUND',
    message: asked === undefined ? 'Several tenants live here, or none.' : `There is no tenant ${asked}.`,
    fix: `Name one with --tenant: ${codes.slice(0, 20).join(', ')}.`,
  });
