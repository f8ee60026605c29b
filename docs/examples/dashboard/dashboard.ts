// What a screen in the warehouse shows: the state, then everything that changes it, as it happens. See ../README.md.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { apiOfEnvironment } from '../api.ts';
import { follow } from '../follow.ts';
import { graphql } from '../generated/gql.ts';

const STATE = graphql(`
  query DashboardState {
    stock(first: 1) {
      totalCount
      asOfCursor
    }
    holds(first: 1, filter: { open: { equals: true } }) {
      totalCount
    }
    lots(first: 5, orderBy: USABLE_THROUGH) {
      nodes {
        id
        lotNumber
        usableThrough
        item {
          id
          sku
        }
      }
    }
  }
`);

const STOCK_CHANGED = graphql(`
  subscription DashboardStock($after: Cursor) {
    stockChanged(after: $after) {
      __typename
      ... on SubscriptionReady {
        cursor
      }
      ... on Lagged {
        cursor
        lagSeconds
      }
      ... on StockChangedEvent {
        id
        cursor
        transactionType
        changes {
          lotId
          binId
          difference {
            value
            unit
          }
          onHand {
            value
          }
        }
      }
    }
  }
`);

const HOLD_CHANGED = graphql(`
  subscription DashboardHolds($after: Cursor) {
    holdChanged(after: $after) {
      __typename
      ... on SubscriptionReady {
        cursor
      }
      ... on Lagged {
        cursor
        lagSeconds
      }
      ... on HoldChangedEvent {
        id
        cursor
        lotId
        type
        released
      }
    }
  }
`);

const LOT_EXPIRING = graphql(`
  subscription DashboardExpiries($after: Cursor) {
    lotExpiring(after: $after) {
      __typename
      ... on SubscriptionReady {
        cursor
      }
      ... on Lagged {
        cursor
        lagSeconds
      }
      ... on LotExpiringEvent {
        id
        cursor
        lotNumber
        daysLeft
        onHand {
          value
          unit
        }
      }
    }
  }
`);

const api = apiOfEnvironment();
/** Where the three streams are, from one run to the next; without it they begin anew. */
const file = process.env['DASHBOARD_PLACES'];
const places: Record<string, string> = file === undefined ? {} : await readPlaces(file);
let writing = Promise.resolve();
let reading: Promise<string> | undefined;

/** Streams that begin anew at the same time share one reading. */
const requery = (): Promise<string> => (reading ??= showState().finally(() => (reading = undefined)));

async function showState(): Promise<string> {
  const { stock, holds, lots } = await api.ask(STATE, {});
  console.log(`${stock.totalCount} balances, ${holds.totalCount} open holds`);
  for (const { lotNumber, item, usableThrough } of lots.nodes) console.log(`expires next: ${item.sku} ${lotNumber} ${usableThrough}`);
  return stock.asOfCursor;
}

const placeOf = (name: string) => ({
  read: async () => places[name],
  write: (cursor: string) => {
    places[name] = cursor;
    return file === undefined ? Promise.resolve() : (writing = writing.then(() => writePlaces(file)));
  },
});

async function showStock(): Promise<void> {
  for await (const event of follow(api.socket, {
    document: STOCK_CHANGED,
    variables: {},
    place: placeOf('stock'),
    requery,
    onLag,
  }))
    for (const { lotId, difference, onHand } of event.changes)
      console.log(`${event.transactionType} ${lotId}: ${difference.value} ${difference.unit}, now ${onHand.value}`);
}

async function showHolds(): Promise<void> {
  for await (const event of follow(api.socket, {
    document: HOLD_CHANGED,
    variables: {},
    place: placeOf('holds'),
    requery,
    onLag,
  }))
    console.log(`${event.released ? 'released' : 'held'} ${event.lotId}: ${event.type}`);
}

async function showExpiries(): Promise<void> {
  const place = placeOf('expiries');
  for await (const event of follow(api.socket, { document: LOT_EXPIRING, variables: {}, place, requery, onLag }))
    console.log(`${event.lotNumber} expires in ${event.daysLeft} days: ${event.onHand.value} ${event.onHand.unit}`);
}

function onLag(seconds: number): void {
  console.log(`(this is ${seconds} s old)`);
}

async function readPlaces(path: string): Promise<Record<string, string>> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  return JSON.parse(text) as Record<string, string>;
}

/** At once or not at all. */
async function writePlaces(path: string): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(places));
  await rename(`${path}.new`, path);
}

await Promise.all([showStock(), showHolds(), showExpiries()]);
