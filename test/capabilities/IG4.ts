import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { settledMessages } from '../support/capability/messages.js';
import { aShopOrder, shopifyHeaders } from '../support/shopOrder.js';

const ORDERS = `query { orders { totalCount nodes { externalId source status lines { quantity { value } allocated { value } } } } }`;

interface Orders {
  readonly orders: { readonly totalCount: number; readonly nodes: readonly object[] };
}

interface Endpoint {
  readonly inboundEndpoint: { readonly path: string };
  readonly secret: string;
}

export const IG4: Scenario = {
  shows: "a shop's webhook that comes again and again, under the same id or another, makes one order and binds stock to it once",
  missing: 'stock is not pushed to the shop: it has to ask for what can be promised',
  async run(warehouse) {
    const item = await warehouse.anItem({ sku: 'TEA', baseUnit: 'EA', scale: 0 });
    await warehouse.aLot(item, 'T-1', { quantity: { value: '10' } });
    const partnerId = await warehouse.aCustomer();
    const shop = { code: 'shop', connector: 'SHOPIFY', partnerId, siteId: warehouse.siteId };
    const { inboundEndpoint, secret } = await warehouse.done<Endpoint>('defineInboundEndpoint', shop, 'inboundEndpoint { path } secret');
    const body = aShopOrder({ id: '5001', lines: [['TEA', 3]] });
    const post = (eventId: string, by = secret) =>
      warehouse.post(inboundEndpoint.path, body, shopifyHeaders(body, { secret: by, eventId }));
    const answers = await Promise.all(['first', 'first', 'second', 'first'].map((eventId) => post(eventId)));
    expect(answers.every(({ status }) => status >= 200 && status < 300)).toBe(true);
    await settledMessages(warehouse);
    expect((await post('forged', 'not the secret')).status).toBe(401);
    await post('first');
    await post('third');
    const messages = await settledMessages(warehouse);
    expect(messages).toHaveLength(3);
    const { orders } = await warehouse.ask<Orders>(ORDERS);
    expect(orders).toEqual({
      totalCount: 1,
      nodes: [{ externalId: '5001', source: 'shop', status: 'OPEN', lines: [{ quantity: { value: '3' }, allocated: { value: '3' } }] }],
    });
  },
};
