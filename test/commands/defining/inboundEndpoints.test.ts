import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { webhookConnectors } from '../../../src/app/connectors.js';
import { defineInboundEndpoint } from '../../../src/commands/messaging/defineInboundEndpoint.js';
import type { DefineInboundEndpoint, InboundEndpointDefined } from '../../../src/commands/messaging/defineInboundEndpointInput.js';
import { WEBHOOK_CONNECTORS } from '../../../src/domain/inbound/inboundEndpoint.js';
import type { Refusal } from '../../../src/domain/shared/refusal.js';
import type { Outcome } from '../../../src/platform/execute.js';
import { aWorld, type World } from '../../support/world.js';
import { anOrderWorld, type OrderWorld } from '../orderWorld.js';

let world: World;
let orders: OrderWorld;
let count = 0;

beforeAll(async () => {
  world = await aWorld();
  orders = await anOrderWorld(world);
});
afterAll(async () => await world.close());

async function define(fields: Partial<DefineInboundEndpoint> = {}): Promise<Outcome<InboundEndpointDefined, Refusal>> {
  const input = {
    code: `shop-${(count += 1)}`,
    connector: 'shopify' as const,
    partnerId: orders.customer.publicId,
    siteId: world.site.publicId,
    ...fields,
  };
  const [outcome] = await world.executor.execute(
    defineInboundEndpoint,
    { actor: { tenantId: world.tenantId, principalId: world.principalId } },
    [{ input }],
  );
  return outcome!;
}
const refused = (outcome: Outcome<unknown, Refusal>): readonly unknown[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code, path }) => `${code} ${path?.at(-1)}`);

describe('defining an inbound endpoint', () => {
  it('knows every connector that events are posted to', () => {
    expect([...webhookConnectors.keys()].sort()).toEqual([...WEBHOOK_CONNECTORS].sort());
  });

  it('tells its secret when it is made, and never again', async () => {
    const made = await define({ code: 'acme-shop' });
    expect(made).toMatchObject({ ok: true, value: { secret: expect.stringMatching(/^[0-9a-z]{52}$/) } });
    const changed = await define({ code: 'acme-shop', partial: false, ifVersion: 1 });
    expect(changed.ok && changed.value).toEqual({ inboundEndpointId: made.ok && made.value.inboundEndpointId });
    expect(await define({ secret: 'a secret that Shopify made' })).toMatchObject({
      ok: true,
      value: expect.not.objectContaining({ secret: expect.anything() }),
    });
  });

  it('refuses all that is wrong at once', async () => {
    const { publicId: supplierId } = await world.aSupplier('NO-BUYER');
    expect(
      refused(
        await define({
          partnerId: supplierId,
          siteId: 'site_nonsense',
          shipToId: 'ploc_nonsense',
          secret: 'short',
          retiredOn: '2026-02-30',
        }),
      ),
    ).toEqual(['INVALID_INPUT partnerId', 'NOT_FOUND siteId', 'NOT_FOUND shipToId', 'INVALID_INPUT secret', 'INVALID_INPUT retiredOn']);
  });

  it.each<[string, () => Partial<DefineInboundEndpoint>, readonly string[]]>([
    ['a source that a partner orders under', () => ({ code: orders.customer.code }), ['INVALID_INPUT code']],
    ['our own source', () => ({ code: 'OWN' }), ['INVALID_INPUT code']],
    ['a carrier with a site', () => ({ connector: 'easypost' }), ['INVALID_INPUT siteId']],
    ["another version's change", () => ({ code: 'acme-shop', ifVersion: 7 }), ['STALE_VERSION ifVersion']],
    ['another secret by the way', () => ({ code: 'acme-shop', secret: 'another secret of sixteen' }), ['INVALID_INPUT secret']],
  ])('refuses %s', async (_what, fields, expected) => {
    expect(refused(await define(fields()))).toEqual(expected);
  });

  it('keeps whose it is', async () => {
    const other = await orders.aCustomer();
    expect(refused(await define({ code: 'acme-shop', partnerId: other.publicId }))).toEqual(['INVALID_INPUT partnerId']);
    expect(refused(await define({ code: 'acme-shop', connector: 'easypost' }))).toEqual([
      'INVALID_INPUT siteId',
      'INVALID_INPUT connector',
    ]);
  });
});
