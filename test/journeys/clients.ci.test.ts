import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Api } from '../../docs/examples/api.ts';
import {
  DashboardHoldsDocument,
  DashboardStateDocument,
  PortalOverviewDocument,
  type DashboardHoldsSubscription,
} from '../../docs/examples/generated/graphql.ts';
import { graphql } from '../../src/app/demo/generated/gql.js';
import { apolloClient } from '../support/clients/apolloClient.js';
import { compileForRelay, relayClient, type RelayArtifacts } from '../support/clients/relayClient.js';
import { requestClient } from '../support/clients/requestClient.js';
import type { ClientOptions, TriedClient } from '../support/clients/triedClient.js';
import { urqlClient } from '../support/clients/urqlClient.js';
import { eventually } from '../support/eventually.js';
import { startServer, type StartedServer } from '../support/startedServer.js';

const WATCHDOG_MS = 120_000;

const HELD_LOT = graphql(`
  query ClientsLot {
    lots(first: 1, filter: { lotNumber: { equals: "COCOA-P1" } }) {
      nodes {
        id
      }
    }
  }
`);

const PLACE_HOLD = graphql(`
  mutation ClientsHold($input: PlaceHoldInput!) {
    placeHold(input: $input) {
      hold {
        id
      }
    }
  }
`);

let server: StartedServer;
let artifacts: RelayArtifacts;

beforeAll(async () => {
  server = await startServer();
  artifacts = await compileForRelay([PortalOverviewDocument, DashboardStateDocument, DashboardHoldsDocument]);
}, WATCHDOG_MS);
afterAll(async () => await server?.stop(), WATCHDOG_MS);

const CLIENTS: readonly (readonly [string, (options: ClientOptions) => TriedClient])[] = [
  ['Apollo Client', apolloClient],
  ['urql', urqlClient],
  ['relay-runtime', (options) => relayClient(artifacts, options)],
  ['graphql-request and graphql-sse', requestClient],
];

describe.each(CLIENTS)('%s', (_name, open) => {
  it.each<[string, string, TypedDocumentNode<unknown, Record<string, never>>]>([
    ['a supplier', 'supplierAcme', PortalOverviewDocument],
    ['an operator', 'operator', DashboardStateDocument],
  ])('reads what %s sees', async (_who, principal, document) => {
    const key = server.keys[principal]!;
    const client = open({ url: server.url, key });
    const answer = await client.ask(document, {});
    expect(comparable(answer)).toEqual(comparable(await new Api(server.url.origin, key).ask(document, {})));
    await client.close();
  });

  it('hears of a hold', async () => {
    const key = server.keys['operator']!;
    const client = open({ url: server.url, key });
    const heard: DashboardHoldsSubscription['holdChanged'][] = [];
    client.listen(DashboardHoldsDocument, {}, ({ holdChanged }) => heard.push(holdChanged));
    await eventually('the subscription', () => heard[0]?.__typename === 'SubscriptionReady');
    const lotId = await hold(new Api(server.url.origin, key));
    const told = await eventually('the hold', () => heard.find((message) => 'lotId' in message && message.lotId === lotId));
    expect(told).toMatchObject({ __typename: 'HoldChangedEvent', type: 'QUALITY', released: false });
    await client.close();
  });
});

/** A quality hold on one lot. Answers the lot. */
async function hold(api: Api): Promise<string> {
  const [lot] = (await api.ask(HELD_LOT, {})).lots.nodes;
  const input = { type: 'QUALITY', scope: 'LOT', reason: { code: 'QUALITY_CHECK' }, idempotencyKey: randomUUID() } as const;
  const { placeHold } = await api.ask(PLACE_HOLD, { input: { ...input, lotId: lot!.id } });
  expect(placeHold.hold).not.toBeNull();
  return lot!.id;
}

/** Caches ask for the type of everything; where the stream is may be somewhere else a moment later. */
function comparable(data: unknown): unknown {
  const dropped = new Set(['__typename', 'asOfCursor']);
  return JSON.parse(JSON.stringify(data), (name, value: unknown) => (dropped.has(name) ? undefined : value));
}
