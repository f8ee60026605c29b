import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { PgBoss } from 'pg-boss';
import { webhookConnectors } from '../../src/app/connectors.js';
import { startIntakeWorker } from '../../src/intake/intakeWorker.js';
import { createBoss } from '../../src/platform/jobs.js';
import { defineInboundEndpoint } from '../../src/commands/messaging/defineInboundEndpoint.js';
import type { DefineInboundEndpoint, InboundEndpointDefined } from '../../src/commands/messaging/defineInboundEndpointInput.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { Command } from '../../src/platform/execute.js';
import { decodeTypeId } from '../../src/platform/ids.js';
import { anOrderWorld, type OrderWorld } from '../commands/orderWorld.js';
import { cloneTemplate } from './database.js';
import { openDoor, type Door } from './door.js';
import { eventually } from './eventually.js';
import type { ServerDeps } from '../../src/app/server.js';
import { shopifyHeaders, type SignedBy } from './shopOrder.js';
import type { StoredIssue } from './intakeWorld.js';
import { aWorld, type World } from './world.js';

/** The started server with its worker on a database of its own, a tenant with a shop, and what posts to it. */
export interface WebhookWorld {
  readonly door: Door;
  readonly world: World;
  readonly orders: OrderWorld;
  readonly shop: Endpoint;
  anEndpoint(fields?: Partial<DefineInboundEndpoint>): Promise<Endpoint>;
  post(path: string, body: string | Uint8Array, headers: Readonly<Record<string, string>>): Promise<Posted>;
  /** Signed as Shopify does. */
  tell(body: string, more?: Partial<SignedBy> & { readonly to?: Endpoint }): Promise<Posted>;
  /** When nothing waits any more: the message, as it is then. */
  settled(inboundMessageId: string): Promise<Settled>;
  /** Orders of the shop with this number: status, and what is wanted and bound in all. */
  ordersOf(externalId: string, source?: string): Promise<readonly { status: string; wanted: number; bound: number }[]>;
  messages(): Promise<number>;
  /** Further workers beside the server's own: each takes a message every half second. */
  moreWorkers(count: number): Promise<void>;
  close(): Promise<void>;
}

export interface Endpoint {
  readonly inboundEndpointId: string;
  readonly code: string;
  readonly path: string;
  readonly secret: string;
}

export interface Posted {
  readonly status: number;
  readonly body: { readonly inboundMessageId: string; readonly status: string; readonly code?: string };
}

export interface Settled {
  readonly status: string;
  readonly isTest: boolean;
  readonly issues: readonly StoredIssue[];
}

export async function aWebhookWorld(name: string, server: Partial<ServerDeps> = {}): Promise<WebhookWorld> {
  const on = await cloneTemplate(name);
  const dataDir = await mkdtemp(join(tmpdir(), 'lotgraph-webhooks-'));
  const door = await openDoor({ intake: { dataDir, on }, server });
  const world = await aWorld(on);
  const orders = await anOrderWorld(world);
  let count = 0;
  const anEndpoint: WebhookWorld['anEndpoint'] = async (fields = {}) => {
    count += 1;
    const isShop = (fields.connector ?? 'shopify') === 'shopify';
    const input = {
      code: `shop-${count}`,
      connector: 'shopify' as const,
      partnerId: orders.customer.publicId,
      ...(isShop && { siteId: world.site.publicId }),
      ...fields,
    };
    const made = await unkeyed(world, defineInboundEndpoint, input);
    const letters = made.inboundEndpointId.split('_')[1];
    const path = `/webhooks/${input.connector}/${world.tenantId}_${letters}`;
    return { ...made, code: input.code, path, secret: made.secret ?? fields.secret ?? '' } satisfies Endpoint & InboundEndpointDefined;
  };
  const post: WebhookWorld['post'] = async (path, body, headers) => {
    const response = await fetch(`http://127.0.0.1:${door.address.port}${path}`, { method: 'POST', body: body as string, headers });
    return { status: response.status, body: (await response.json()) as Posted['body'] };
  };
  const shop = await anEndpoint();
  let boss: PgBoss | undefined;
  return {
    door,
    world,
    orders,
    shop,
    anEndpoint,
    post,
    tell: (body, { to = shop, ...more } = {}) => post(to.path, body, shopifyHeaders(body, { secret: to.secret, ...more })),
    settled: async (id) => await eventually(`message ${id} to be processed`, async () => await settledMessage(world, id)),
    ordersOf: async (externalId, source = shop.code) =>
      await world.rows(
        `select o.status, sum(l.quantity)::float as wanted, sum(l.allocated)::float as bound from demand_order o
         join demand_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id
         where o.tenant_id = $1 and o.source = $2 and o.external_id = $3 group by o.id, o.status`,
        [world.tenantId, source, externalId],
      ),
    messages: async () => (await world.rows('select from inbound_message where tenant_id = $1', [world.tenantId])).length,
    async moreWorkers(concurrency) {
      boss ??= createBoss(door.database.app, { supervise: false });
      await boss.start();
      const { orm, app: pool } = door.database;
      const intake = { orm, pool, executor: door.executor, now: () => door.clock.now(), logger: pino({ level: 'silent' }) };
      await startIntakeWorker(boss, { ...intake, connectors: new Map(), webhooks: webhookConnectors }, { concurrency });
    },
    async close() {
      await boss?.stop({ graceful: true, timeout: 2_000 });
      await door.close();
      await world.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function settledMessage(world: World, id: string): Promise<Settled | undefined> {
  const uuid = decodeTypeId(id)?.uuid;
  const [row] = await world.rows<Settled>(
    `select status, is_test as "isTest", issues from inbound_message where tenant_id = $1 and public_id = $2`,
    [world.tenantId, uuid],
  );
  return row === undefined || row.status === 'RECEIVED' ? undefined : row;
}

/** For commands whose result is a secret: they take no key. */
export async function unkeyed<Input, Result>(world: World, command: Command<Input, Result, Refusal>, input: Input): Promise<Result> {
  const actor = { tenantId: world.tenantId, principalId: world.principalId };
  const [outcome] = await world.executor.execute(command, { actor }, [{ input }]);
  if (outcome?.ok !== true) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.value;
}
