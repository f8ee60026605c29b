import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { openApi, type Cli } from './cli.js';
import { EXPORT_EVENTS, EXPORT_LOTS, EXPORT_STOCK } from './exportOperations.js';

/** A row of an export: flat, the same fields in each row of a kind. */
export type ExportedRow = Readonly<Record<string, unknown>>;

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null | undefined };
}

/** What is exported by asking the API, page by page: at most one page is in memory. */
export const EXPORTS: Readonly<Record<string, (cli: Cli) => AsyncGenerator<readonly ExportedRow[]>>> = {
  events: (cli) =>
    pages(cli, {
      document: EXPORT_EVENTS,
      page: ({ events }) => ({ nodes: events.edges, pageInfo: events.pageInfo }),
      row: ({ cursor, node: { id, type, typeVersion, occurredAt, recordedAt, payload } }) => ({
        cursor,
        id,
        type,
        typeVersion,
        occurredAt,
        recordedAt,
        payload,
      }),
    }),
  lots: (cli) =>
    pages(cli, {
      document: EXPORT_LOTS,
      page: ({ lots }) => lots,
      row: ({ id, lotNumber, item, supplier, ...lot }) => ({ id, lotNumber, item: item.sku, supplier: supplier?.code ?? null, ...lot }),
    }),
  stock: (cli) =>
    pages(cli, {
      document: EXPORT_STOCK,
      page: ({ stock }) => stock,
      row: ({ site, bin, item, lot, onHand, allocated, held, ...balance }) => ({
        site: site.code,
        bin: bin.code,
        item: item.sku,
        lotId: lot.id,
        lotNumber: lot.lotNumber,
        ...balance,
        onHand: onHand.value,
        allocated: allocated.value,
        held: held.value,
        unit: onHand.unit,
      }),
    }),
};

interface Paged<Data, Node> {
  readonly document: TypedDocumentNode<Data, { after?: string | null }>;
  readonly page: (data: Data) => Page<Node>;
  readonly row: (node: Node) => ExportedRow;
}

async function* pages<Data, Node>(cli: Cli, { document, page, row }: Paged<Data, Node>): AsyncGenerator<readonly ExportedRow[]> {
  const api = await openApi(cli, 'auditor');
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo }: Page<Node> = page(await api.ask(document, { after }));
    yield nodes.map(row);
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor ?? null;
  }
}
