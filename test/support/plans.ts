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
    async rows<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]> {
      const [row] = await rows.rows<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(`explain (format json) ${statement}`, values);
      plans.push({ statement, root: row!['QUERY PLAN'][0]!.Plan });
      return await rows.rows<Row>(statement, values);
    },
  };
  await read(recording);
  return plans;
}

/**
 * No table is read whole, and the list's own is entered by an index on the tenant and what is asked for: in the index's condition, or by
 * a partial index that holds nothing else.
 */
export function expectIndexed(plan: Plan, alias: string, partialIndex?: string): void {
  const wholes = nodesOf(plan.root).filter((node) => node['Node Type'] === 'Seq Scan');
  if (wholes.length > 0) throw new Error(`reads ${wholes.map((node) => node['Relation Name']).join(', ')} whole: ${told(plan)}`);
  const entries = conditionsOn(plan.root, alias);
  if (partialIndex !== undefined && nodesOf(plan.root).some((node) => node['Index Name'] === partialIndex)) return;
  if (entries.length === 0) throw new Error(`no index condition on ${alias}: ${told(plan)}`);
  for (const condition of entries) {
    if (!condition.includes('tenant_id')) throw new Error(`an index without the tenant: ${told(plan)}`);
    if (columnsOf(condition).every((column) => column === 'tenant_id')) throw new Error(`looks through the whole tenant: ${told(plan)}`);
  }
}

/** The list's own index gives the order, so that a page costs a page; at most ties are sorted by id (Incremental Sort). */
export function expectOrdered(plan: Plan, alias: string): void {
  const nodes = nodesOf(plan.root);
  if (nodes.some((node) => node['Node Type'] === 'Sort')) throw new Error(`is sorted: ${told(plan)}`);
  const conditions = conditionsOn(plan.root, alias);
  if (conditions.length === 0 || !conditions.every((condition) => condition.includes('tenant_id')))
    throw new Error(`no index of the tenant: ${told(plan)}`);
}

/** Index conditions under which rows of a table are read; partitions count as their table. */
function conditionsOn(root: PlanNode, alias: string): readonly string[] {
  const partition = new RegExp(`^${alias}_\\d+$`);
  return nodesOf(root).flatMap((node) => {
    if (node.Alias !== alias && !partition.test(node.Alias ?? '')) return [];
    // A bitmap's condition stands on the index scans below it.
    return nodesOf(node).flatMap((inner) => inner['Index Cond'] ?? []);
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
