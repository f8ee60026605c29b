import type pg from 'pg';
import type { Rows } from '../../src/platform/database/rows.js';

interface PlanNode {
  readonly 'Node Type': string;
  readonly Alias?: string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** How PostgreSQL would run one statement. */
export interface Plan {
  readonly statement: string;
  readonly root: PlanNode;
}

/** The plans of all statements that `read` sends, in order, with the parameters it sends. The statements run as well, so that later ones know what to ask. */
export async function plansOf(rows: Rows, read: (rows: Rows) => Promise<unknown>): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  const recording: Rows = {
    tenantId: rows.tenantId,
    partnerId: rows.partnerId,
    remember: rows.remember,
    async rows<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]> {
      const [row] = await rows.rows<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(`explain (format json) ${statement}`, values);
      plans.push({ statement, root: row!['QUERY PLAN'][0]!.Plan });
      return await rows.rows<Row>(statement, values);
    },
  };
  await read(recording);
  return plans;
}

/** Key columns of every index, in order. */
export type IndexColumns = ReadonlyMap<string, readonly string[]>;

export async function indexColumns(owner: pg.Client): Promise<IndexColumns> {
  const { rows } = await owner.query(
    `select i.indexrelid::regclass::text as name, array_agg(a.attname::text order by k.place) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid, unnest(i.indkey) with ordinality as k (attribute, place)
     join pg_attribute a on a.attnum = k.attribute where a.attrelid = i.indrelid and k.place <= i.indnkeyatts
       and c.relnamespace = 'public'::regnamespace group by 1`,
  );
  return new Map(rows.map((row) => [row.name as string, row.columns as string[]]));
}

/**
 * No table is read whole, and the list's own is entered by an index whose first columns, the tenant and what is asked for, are all in
 * its condition; or by a partial index that holds nothing else than what is asked for.
 */
export function expectIndexed(
  plan: Plan,
  alias: string,
  { indexes, partialIndex }: { readonly indexes: IndexColumns; readonly partialIndex?: string | undefined },
): void {
  const wholes = nodesOf(plan.root).filter((node) => node['Node Type'] === 'Seq Scan');
  if (wholes.length > 0) throw new Error(`reads ${wholes.map((node) => node['Relation Name']).join(', ')} whole: ${told(plan)}`);
  const entries = entriesOf(plan.root, alias);
  if (entries.length === 0) throw new Error(`no index condition on ${alias}: ${told(plan)}`);
  for (const entry of entries) {
    if (entry['Index Name'] === partialIndex) continue;
    const inCondition = new Set(columnsOf(entry['Index Cond']!));
    const keys = indexes.get(entry['Index Name']!)!;
    if (!inCondition.has('tenant_id')) throw new Error(`an index without the tenant: ${told(plan)}`);
    if (inCondition.size === 1) throw new Error(`looks through the whole tenant: ${told(plan)}`);
    // A condition on a later column only filters what the index finds.
    if (!keys.slice(0, inCondition.size).every((key) => inCondition.has(key)))
      throw new Error(`skips a column of ${keys.join(', ')}: ${told(plan)}`);
  }
}

/** The list's own index gives the order, so that a page costs a page; at most ties are sorted by id (Incremental Sort). */
export function expectOrdered(plan: Plan, alias: string): void {
  const nodes = nodesOf(plan.root);
  if (nodes.some((node) => node['Node Type'] === 'Sort')) throw new Error(`is sorted: ${told(plan)}`);
  const entries = entriesOf(plan.root, alias);
  if (entries.length === 0 || !entries.every((entry) => columnsOf(entry['Index Cond']!).includes('tenant_id')))
    throw new Error(`no index of the tenant: ${told(plan)}`);
}

/** Where a table is entered by an index; partitions count as their table. */
function entriesOf(root: PlanNode, alias: string): readonly PlanNode[] {
  const partition = new RegExp(`^${alias}_\\d+$`);
  return nodesOf(root).flatMap((node) => {
    if (node.Alias !== alias && !partition.test(node.Alias ?? '')) return [];
    // A bitmap's conditions stand on the index scans below it.
    return nodesOf(node).filter((inner) => inner['Index Cond'] !== undefined);
  });
}

/** Columns that stand on the left of comparisons: "((tenant_id = 1) AND (ROW(sku, id) > ROW('A'::text, 7)))". */
function columnsOf(condition: string): readonly string[] {
  return condition.split(' AND ').flatMap((part) => /^\(*(?:ROW\()?"?(?:\w+\.)?"?(\w+)/.exec(part)?.[1] ?? []);
}

function nodesOf(root: PlanNode): readonly PlanNode[] {
  return [root, ...(root.Plans ?? []).flatMap(nodesOf)];
}

function told(plan: Plan): string {
  const line = (node: PlanNode, depth: number): string[] => [
    `${'  '.repeat(depth)}${node['Node Type']} ${node['Index Name'] ?? ''} ${node['Relation Name'] ?? ''} ${node.Alias ?? ''} ${node['Index Cond'] ?? ''}`,
    ...(node.Plans ?? []).flatMap((inner) => line(inner, depth + 1)),
  ];
  return `\n${line(plan.root, 0).join('\n')}\n${plan.statement}`;
}
