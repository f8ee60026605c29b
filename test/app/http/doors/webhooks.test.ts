import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rotateInboundEndpointSecret } from '../../../../src/commands/messaging/rotateInboundEndpointSecret.js';
import { aShopOrder, shopifyHeaders } from '../../../support/shopOrder.js';
import { aWebhookWorld, unkeyed, type Endpoint, type WebhookWorld } from '../../../support/webhookWorld.js';

const MEBIBYTE = 1_048_576;

let hooks: WebhookWorld;
let count = 0;
/** 18 digits, as shops number: JavaScript would round them. */
const aNumber = (): string => String(820_982_911_946_000_001n + BigInt((count += 1)) * 3n);

beforeAll(async () => {
  hooks = await aWebhookWorld('webhook_door');
}, 30_000);
afterAll(async () => await hooks.close());

describe('the door for webhooks', () => {
  it('takes an order, binds what expires first, and takes it once', async () => {
    const item = await hooks.orders.anItemOf(
      [
        { lot: 'LATE', quantity: '10', expiresOn: '2027-06-30' },
        { lot: 'SOON', quantity: '2', expiresOn: '2027-01-31' },
      ],
      { baseUnit: 'EA', scale: 0 },
    );
    const id = aNumber();
    const body = aShopOrder({ id, lines: [[item.code, 3]] });
    const first = await hooks.tell(body, { eventId: 'event-1' });
    expect(first).toMatchObject({ status: 202, body: { status: 'RECEIVED' } });
    expect(await hooks.settled(first.body.inboundMessageId)).toMatchObject({ status: 'PROCESSED', issues: [{ code: 'ORDER_PLACED' }] });
    expect(await hooks.ordersOf(id)).toEqual([{ status: 'OPEN', wanted: 3, bound: 3 }]);
    const [{ seen = '' } = {}] = (await hooks.settled(first.body.inboundMessageId)).issues;
    expect(await hooks.orders.bound(seen)).toMatchObject([
      { lot: 'SOON', quantity: 2 },
      { lot: 'LATE', quantity: 1 },
    ]);
    // The same event, and the same content under another id.
    expect(await hooks.tell(body, { eventId: 'event-1' })).toMatchObject({
      status: 200,
      body: { inboundMessageId: first.body.inboundMessageId },
    });
    const again = await hooks.tell(body, { eventId: 'event-2' });
    expect(again.status).toBe(202);
    expect(await hooks.settled(again.body.inboundMessageId)).toMatchObject({ status: 'DUPLICATE' });
    expect(await hooks.ordersOf(id)).toEqual([{ status: 'OPEN', wanted: 3, bound: 3 }]);
  });

  it('believes nothing that was not signed over the very bytes with a secret of the endpoint', async () => {
    const other = await hooks.anEndpoint();
    const body = aShopOrder({ id: aNumber() });
    const good = shopifyHeaders(body, { secret: hooks.shop.secret });
    const signature = good['x-shopify-hmac-sha256'];
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    const hex = createHmac('sha256', hooks.shop.secret).update(body).digest('hex');
    const before = await hooks.messages();
    const refused: readonly (readonly [string, Record<string, string>])[] = [
      [`${body} `, good],
      [body, shopifyHeaders(body, { secret: other.secret })],
      [body, shopifyHeaders(body, { secret: 'nobody signs with this secret' })],
      ...[flipped, hex, '', `${signature}=`, signature.slice(0, -4)].map(
        (each) => [body, { ...good, 'x-shopify-hmac-sha256': each }] as const,
      ),
    ];
    for (const [sent, headers] of refused) {
      expect(await hooks.post(hooks.shop.path, sent, headers)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    }
    expect(await hooks.messages()).toBe(before);
    expect(await hooks.post(hooks.shop.path, body, good)).toMatchObject({ status: 202 });
  });

  it('has one answer for every endpoint that is not there', async () => {
    const body = aShopOrder({ id: aNumber() });
    const headers = shopifyHeaders(body, { secret: 'nobody signs with this secret' });
    const [tenant, letters] = hooks.shop.path.split('/').at(-1)!.split('_');
    const paths = [
      `/webhooks/shopify/${tenant}_${letters!.slice(0, -1)}${letters!.endsWith('0') ? '1' : '0'}`,
      `/webhooks/shopify/${Number(tenant) + 1}_${letters}`,
      `/webhooks/shopify/999999999999999_${letters}`,
      `/webhooks/easypost/${tenant}_${letters}`,
      '/webhooks/shopify/nonsense',
      '/webhooks/elsewhere/nonsense',
    ];
    for (const path of paths) expect([path, (await hooks.post(path, body, headers)).status]).toEqual([path, 404]);
  });

  it('takes nothing by an endpoint that was retired', async () => {
    const shop = await hooks.anEndpoint();
    await hooks.anEndpoint({ code: shop.code, retiredOn: '2026-11-22' });
    expect(await hooks.tell(aShopOrder({ id: aNumber() }), { to: shop })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('takes one mebibyte and no byte more', async () => {
    const exact = aShopOrder({ id: aNumber() }).padEnd(MEBIBYTE);
    expect(await hooks.tell(exact)).toMatchObject({ status: 202 });
    expect(await hooks.tell(`${exact} `)).toMatchObject({ status: 413, body: { code: 'LIMIT_EXCEEDED' } });
  });

  it('takes two secrets while one is replaced, and never more', async () => {
    const shop = await hooks.anEndpoint();
    const of = ({ inboundEndpointId }: Endpoint) => ({ inboundEndpointId });
    const rotate = async (): Promise<Endpoint> => {
      const { secret = '' } = await unkeyed(hooks.world, rotateInboundEndpointSecret, of(shop));
      return { ...shop, secret };
    };
    const tried = async (...endpoints: readonly Endpoint[]): Promise<readonly number[]> => {
      const answers: number[] = [];
      for (const to of endpoints) answers.push((await hooks.tell(aShopOrder({ id: aNumber() }), { to })).status);
      return answers;
    };
    const second = await rotate();
    expect(await tried(shop, second)).toEqual([202, 202]);
    const third = await rotate();
    expect(await tried(shop, second, third)).toEqual([401, 202, 202]);
    const given = randomUUID();
    expect(await unkeyed(hooks.world, rotateInboundEndpointSecret, { ...of(shop), secret: given, endEarlier: true })).not.toHaveProperty(
      'secret',
    );
    expect(await tried(third, { ...shop, secret: given })).toEqual([401, 202]);
  });

  it('keeps what it cannot read, and says where', async () => {
    const broken = await hooks.tell(aShopOrder({ id: aNumber() }).slice(0, -1));
    expect(broken.status).toBe(202);
    expect(await hooks.settled(broken.body.inboundMessageId)).toMatchObject({
      status: 'UNREADABLE',
      issues: [{ code: 'JSON_UNREADABLE', path: '$' }],
    });
    const odd = await hooks.tell(aShopOrder({ id: aNumber(), lines: [['X', 1]], more: { updated_at: 'yesterday' } }));
    expect(await hooks.settled(odd.body.inboundMessageId)).toMatchObject({
      status: 'REJECTED',
      issues: [{ code: 'JSON_FIELD', path: '$.updated_at', seen: '"yesterday"' }],
    });
  });
});
