// What a supplier's portal shows, and how it sends a ship notice. See ../README.md.
import { readFile } from 'node:fs/promises';
import { apiOfEnvironment, type Api } from '../api.ts';
import { follow } from '../follow.ts';
import { graphql } from '../generated/gql.ts';

const OVERVIEW = graphql(`
  query PortalOverview {
    me {
      partner {
        code
        name
      }
    }
    inboundShipments(first: 10) {
      nodes {
        id
        shipmentNumber
        status
        lines {
          id
        }
      }
    }
    inboundMessages(first: 10) {
      nodes {
        id
        status
        fileName
        issues {
          message
        }
      }
    }
    lots(first: 10, orderBy: USABLE_THROUGH) {
      totalCount
      nodes {
        id
        lotNumber
        quality
        usableThrough
        item {
          id
          sku
        }
      }
    }
  }
`);

const PLACE = graphql(`
  query PortalPlace {
    events(first: 1) {
      asOfCursor
    }
  }
`);

const MESSAGE_CHANGED = graphql(`
  subscription PortalMessageChanged($after: Cursor, $messages: [ID!]) {
    inboundMessageChanged(after: $after, filter: { inboundMessageIds: $messages }) {
      __typename
      ... on SubscriptionReady {
        cursor
      }
      ... on Lagged {
        cursor
        lagSeconds
      }
      ... on InboundMessageChangedEvent {
        id
        cursor
        status
      }
    }
  }
`);

async function showOverview(api: Api): Promise<void> {
  const { me, inboundShipments, inboundMessages, lots } = await api.ask(OVERVIEW, {});
  console.log(`${me.partner?.name} (${me.partner?.code})`);
  console.log('\nShipments you announced');
  for (const { shipmentNumber, status, lines } of inboundShipments.nodes)
    console.log(`  ${shipmentNumber}  ${status}  ${lines.length} lines`);
  console.log('\nMessages you sent');
  for (const { id, status, issues } of inboundMessages.nodes)
    console.log(`  ${id}  ${status}  ${issues.map(({ message }) => message).join(' ')}`);
  console.log(`\nYour lots: ${lots.totalCount}; these expire first`);
  for (const { lotNumber, item, quality, usableThrough } of lots.nodes)
    console.log(`  ${item.sku}  ${lotNumber}  ${quality}  ${usableThrough ?? 'does not expire'}`);
}

/** Sends a file and waits until it is known what became of it. The place in the stream is taken before, so that no answer is too quick. */
async function send(api: Api, file: string): Promise<void> {
  const { me } = await api.ask(OVERVIEW, {});
  let cursor = await placeNow(api);
  const posted = await api.send(`/connectors/${me.partner?.code}/edi`, { method: 'POST', body: await readFile(file) });
  const { inboundMessageId, report, message } = (await posted.json()) as Record<string, string>;
  if (inboundMessageId === undefined || report === undefined) throw new Error(`${file} was not taken: ${message}`);
  console.log(`${file} is message ${inboundMessageId}`);
  const place = { read: async () => cursor, write: async (next: string) => void (cursor = next) };
  const changes = follow(api.socket, {
    document: MESSAGE_CHANGED,
    variables: { messages: [inboundMessageId] },
    place,
    requery: () => placeNow(api),
  });
  for await (const { status } of changes) {
    console.log(`It is ${status}`);
    if (status !== 'RECEIVED') break;
  }
  console.log(`\n${await (await api.send(report, { headers: { accept: 'text/plain' } })).text()}`);
}

const placeNow = async (api: Api): Promise<string> => (await api.ask(PLACE, {})).events.asOfCursor;

const [command, file] = process.argv.slice(2);
const api = apiOfEnvironment();
if (command === 'send' && file !== undefined) await send(api, file);
else await showOverview(api);
