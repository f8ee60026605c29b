import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededRandom } from '../support/random.js';
import { aShopOrder, shopifyHeaders, type ShopOrderFields } from '../support/shopOrder.js';
import { eventually } from '../support/eventually.js';
import { aWebhookWorld, type Posted, type WebhookWorld } from '../support/webhookWorld.js';

/** How often each event is posted, and by how many senders at once. */
const TIMES = 100;
const SENDERS = 8;
const WORKERS = 8;
const SEED = 20_261_122;

interface Post {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

let hooks: WebhookWorld;

beforeAll(async () => {
  hooks = await aWebhookWorld('webhooks_in_any_order');
  await hooks.moreWorkers(WORKERS);
}, 60_000);
afterAll(async () => await hooks.close(), 60_000);

const random = seededRandom(SEED);

function shuffled<Value>(values: readonly Value[]): readonly Value[] {
  return values
    .map((value) => [random(), value] as const)
    .sort(([one], [other]) => one - other)
    .map(([, value]) => value);
}

/** Half of the posts are attempts of one event; the others bring the same under ids of their own, as other webhooks of a shop do. */
function posts(topic: string, fields: ShopOrderFields): readonly Post[] {
  const body = aShopOrder(fields);
  const secret = hooks.shop.secret;
  return Array.from({ length: TIMES }, (_, attempt) => ({
    path: hooks.shop.path,
    body,
    headers: shopifyHeaders(body, { secret, topic, eventId: attempt % 2 === 0 ? 'the event' : `another ${attempt}` }),
  }));
}

async function postAll(all: readonly Post[]): Promise<readonly Posted[]> {
  const waiting = [...shuffled(all)];
  const answers: Posted[] = [];
  const sender = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      answers.push(await hooks.post(next.path, next.body, next.headers));
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  return answers;
}

const unsettled = async (): Promise<number> =>
  (await hooks.world.rows(`select from inbound_message where tenant_id = $1 and status = 'RECEIVED'`, [hooks.world.tenantId])).length;

async function allSettled(): Promise<void> {
  for (let left = await unsettled(); left > 0; ) {
    const before = left;
    left = await eventually(`fewer than ${before} messages to wait`, async () => {
      const now = await unsettled();
      return now < before ? now || 'none' : undefined;
    }).then((now) => (now === 'none' ? 0 : Number(now)));
  }
}

describe(`each event ${TIMES} times, in random order, to several workers`, () => {
  it('has one effect', async () => {
    const item = await hooks.orders.anItemOf([{ lot: 'A', quantity: '100' }], { baseUnit: 'EA', scale: 0 });
    const state = (id: string, at: number, quantity: number, more: Partial<ShopOrderFields> = {}): ShopOrderFields => ({
      id,
      at,
      lines: [[item.code, quantity]],
      ...more,
    });
    const [changed, cancelled, paid] = ['900000000000000001', '900000000000000003', '900000000000000005'] as const;
    const answers = await postAll([
      ...posts('orders/create', state(changed, 0, 3)),
      ...posts('orders/updated', state(changed, 10, 9)),
      ...posts('orders/updated', state(changed, 20, 2)),
      ...posts('orders/create', state(cancelled, 0, 4)),
      ...posts('orders/cancelled', state(cancelled, 10, 4, { cancelled: true })),
      ...posts('orders/create', state(paid, 0, 1)),
      ...posts('orders/paid', state(paid, 10, 1, { more: { financial_status: 'paid' } })),
    ]);
    expect(answers.filter(({ status }) => status !== 202 && status !== 200)).toEqual([]);
    // One message for all attempts of an event, and one for each other id.
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(7 * (1 + TIMES / 2));
    await allSettled();
    expect(await hooks.ordersOf(changed)).toEqual([{ status: 'OPEN', wanted: 2, bound: 2 }]);
    expect(await hooks.ordersOf(paid)).toEqual([{ status: 'OPEN', wanted: 1, bound: 1 }]);
    // Whether it was placed before it was cancelled, nobody can say.
    expect((await hooks.ordersOf(cancelled)).filter(({ status, bound }) => status !== 'CANCELLED' || bound !== 0)).toEqual([]);
    expect((await hooks.ordersOf(cancelled)).length).toBeLessThanOrEqual(1);
    expect(await hooks.orders.allocatedOf(item)).toBe(3);
    const statuses = await hooks.world.rows(
      `select distinct status, issues from inbound_message where tenant_id = $1 and status not in ('PROCESSED', 'DUPLICATE')`,
      [hooks.world.tenantId],
    );
    expect(statuses).toEqual([]);
  });

  it('is kept once when its sender names it, whatever it was told meanwhile', async () => {
    const carrier = await hooks.anEndpoint({ code: 'parcels', connector: 'easypost' });
    const event = (attempt: number): Post => {
      const body = JSON.stringify({
        id: 'evt_1',
        description: 'tracker.updated',
        pending_urls: [`https://example.com/${attempt}`],
        result: {},
      });
      const signature = createHmac('sha256', carrier.secret).update(body).digest('hex');
      return { path: carrier.path, body, headers: { 'x-hmac-signature': `hmac-sha256-hex=${signature}` } };
    };
    const answers = await postAll(Array.from({ length: TIMES }, (_, attempt) => event(attempt)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.inboundMessageId)).size).toBe(1);
  });
});
