import type pg from 'pg';
import { encodeTypeId } from '../../../src/platform/ids.js';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Columns of all tables that hold a text or a public id. */
export async function textColumns(owner: pg.Client): Promise<readonly Column[]> {
  const { rows } = await owner.query<Column>(
    `select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('uuid', 'text') order by 1, 2`,
  );
  return rows;
}

/** Public ids of a tenant, as they are kept and without their prefixes, and every text of its tables that bears one of the marks. */
export async function secretsOf(owner: pg.Client, tenantId: number, marks: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { table, column, type } of await textColumns(owner)) {
    const { rows } = await owner.query<{ text: string | null }>(
      `select distinct ${column}::text as text from ${table} where tenant_id = $1`,
      [tenantId],
    );
    for (const { text } of rows) {
      if (text === null) continue;
      if (type === 'uuid') found.add(text).add(idLetters(text));
      else if (marks.some((mark) => text.includes(mark))) found.add(text);
    }
  }
  for (const mark of marks) found.delete(mark);
  return found;
}

/** A public id's 26 letters, whatever its prefix. */
export const idLetters = (uuid: string): string => encodeTypeId('x', uuid).slice(2);
