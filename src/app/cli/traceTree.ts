interface TracedLots {
  readonly lots: readonly {
    readonly lot: {
      readonly id: string;
      readonly lotNumber: string;
      readonly item: { readonly sku: string };
      readonly supplier?: { readonly code: string } | null | undefined;
    };
    readonly attributedQuantity: { readonly value: string; readonly unit: string };
  }[];
  readonly edges: readonly { readonly parent: { readonly id: string }; readonly child: { readonly id: string } }[];
}

/** Deeper is told as the number of lots left out: nobody reads on, and the lists have everything. */
const LINES_AT_MOST = 2_000;

/** The lots of a trace as trees from the start: what became of it, and what it was made of. A lot that is reached twice is drawn once. */
export function traceTree(start: string, { lots, edges }: TracedLots): string {
  const names = new Map(
    lots.map(({ lot, attributedQuantity: { value, unit } }) => [
      lot.id,
      `${lot.lotNumber}  ${lot.item.sku}${lot.supplier ? `  ${lot.supplier.code}` : ''}  ${value} ${unit}`,
    ]),
  );
  const downstream = grouped(edges.map(({ parent, child }) => [parent.id, child.id]));
  const upstream = grouped(edges.map(({ parent, child }) => [child.id, parent.id]));
  const name = (id: string): string => names.get(id) ?? id;
  const draw = (title: string, next: ReadonlyMap<string, readonly string[]>): string[] =>
    next.has(start) ? ['', title, ...branches(start, { next, name })] : [];
  const lines = [name(start), ...draw('became', downstream), ...draw('was made of', upstream)];
  return lines.length > LINES_AT_MOST
    ? [...lines.slice(0, LINES_AT_MOST), `... and ${lines.length - LINES_AT_MOST} lines more`].join('\n')
    : lines.join('\n');
}

interface Drawing {
  readonly next: ReadonlyMap<string, readonly string[]>;
  readonly name: (id: string) => string;
}

/** Without recursion: a chain of lots may be as long as the years of a perpetual blend. */
function branches(start: string, { next, name }: Drawing): string[] {
  const lines: string[] = [];
  const drawn = new Set([start]);
  const waiting: { id: string; indent: string; isLast: boolean }[] = [];
  const push = (id: string, indent: string): void => {
    const children = next.get(id) ?? [];
    children.toReversed().forEach((child, index) => waiting.push({ id: child, indent, isLast: index === 0 }));
  };
  push(start, '');
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const again = drawn.has(at.id) && (next.get(at.id) ?? []).length > 0;
    lines.push(`${at.indent}${at.isLast ? '└─' : '├─'} ${name(at.id)}${again ? '  (above)' : ''}`);
    if (!drawn.has(at.id)) push(at.id, `${at.indent}${at.isLast ? '   ' : '│  '}`);
    drawn.add(at.id);
  }
  return lines;
}

function grouped(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const [from, to] of pairs) groups.set(from, (groups.get(from) ?? new Set()).add(to));
  return new Map([...groups].map(([from, to]) => [from, [...to]]));
}
