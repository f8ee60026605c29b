// What a shop shows: items, and how much of each can be promised now. It sends hashes of documents, never a text. See ../README.md.
import { apiOfEnvironment } from '../api.ts';
import { graphql } from './generated/gql.ts';

const CATALOGUE = graphql(`
  query StorefrontCatalogue($after: Cursor) {
    items(first: 50, after: $after) {
      nodes {
        id
        sku
        name
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PROMISE = graphql(`
  query StorefrontPromise($sku: String!) {
    availableToPromise(item: { sku: $sku }) {
      item {
        id
        sku
        name
      }
      available {
        value
        unit
      }
    }
  }
`);

const api = apiOfEnvironment();

async function showPromise(sku: string): Promise<void> {
  const { availableToPromise: promise } = await api.ask(PROMISE, { sku });
  if (promise === null || promise === undefined) console.log(`${sku}  is not sold here`);
  else console.log(`${sku}  ${promise.item.name}: ${promise.available.value} ${promise.available.unit}`);
}

async function showAll(): Promise<void> {
  let after: string | null | undefined;
  do {
    const { nodes, pageInfo } = (await api.ask(CATALOGUE, { after: after ?? null })).items;
    for (const { sku } of nodes) await showPromise(sku);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
  } while (after);
}

const skus = process.argv.slice(2);
for (const sku of skus) await showPromise(sku);
if (skus.length === 0) await showAll();
