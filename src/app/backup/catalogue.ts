import type pg from 'pg';
import type { BackupManifest, BackupTable } from './backupFormat.js';

/** Names processes, not data: a restored one would keep the relay waiting for a process that is gone. */
const LEFT_OUT = ['lease'];

/** Bytes and times as text that does not depend on whose session or server it is. */
export const SAME_TEXT_EVERYWHERE = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`;

/** Every table that holds data, with its columns and primary key; referenced tables first. Partitions are read through their table. */
export async function tablesToBackUp(client: pg.ClientBase): Promise<readonly BackupTable[]> {
  const found = await client.query<BackupTable & { readonly references: string[] }>(
    `select c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select array_agg(a.attname::text order by k.place) from pg_index i, unnest(i.indkey) with ordinality as k (attnum, place), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key,
       array(select distinct k.confrelid::regclass::text from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as references
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all($1) order by c.relname`,
    [LEFT_OUT],
  );
  return referencedFirst(found.rows);
}

function referencedFirst(tables: readonly (BackupTable & { readonly references: readonly string[] })[]): readonly BackupTable[] {
  const ordered: BackupTable[] = [];
  const done = new Set<string>();
  for (let waiting = tables; waiting.length > 0; ) {
    const ready = waiting.filter(({ references }) => references.every((name) => done.has(name)));
    if (ready.length === 0) throw new Error(`tables that refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`);
    for (const { name, columns, key } of ready) {
      ordered.push({ name, columns, key });
      done.add(name);
    }
    waiting = waiting.filter(({ name }) => !done.has(name));
  }
  return ordered;
}

/** Rows in the order of their key, so that the same rows give the same bytes. */
export const copyOutStatement = ({ name, columns, key }: BackupTable): string =>
  `copy (select ${columns.join(', ')} from ${name} order by ${key.join(', ')}) to stdout`;

export async function eventMonths(client: pg.ClientBase): Promise<readonly string[]> {
  const found = await client.query<{ day: string }>(
    `select to_char(to_date(right(c.relname, 6) || '01', 'YYYYMMDD'), 'YYYY-MM-DD') as day from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'domain_event'::regclass and c.relname ~ '^domain_event_\\d{6}$' order by 1`,
  );
  return found.rows.map(({ day }) => day);
}

/** Where each identity goes on. Numbers may have been drawn for which there is no row. */
export async function sequencesOf(client: pg.ClientBase): Promise<BackupManifest['sequences']> {
  const found = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and a.attidentity <> '' and not c.relispartition order by 1, 2`,
  );
  const sequences = [];
  for (const { table, column, sequence } of found.rows) {
    const state = await client.query<{ last: string; isCalled: boolean }>(
      `select last_value::text as last, is_called as "isCalled" from ${sequence}`,
    );
    sequences.push({ table, column, ...(state.rows[0] as { last: string; isCalled: boolean }) });
  }
  return sequences;
}

/** Every tenant's sealed head, by its code. */
export async function sealHeads(client: pg.ClientBase): Promise<BackupManifest['seals']> {
  const found = await client.query<{ tenant: string; position: string; hash: string }>(
    `select t.code || '/' || t.tenant_id as tenant, h.position::text as position, encode(h.seal_hash, 'hex') as hash
     from event_head h join tenant t on t.tenant_id = h.tenant_id order by t.tenant_id`,
  );
  return found.rows.map(({ tenant, position, hash }) => ({ tenant, position: Number(position), hash }));
}
