import { describe, expect, it } from '@jest/globals';
import type { PartnerLookups } from '../../../connectors/contract/lookups.js';
import { shopifyConnector } from '../../../connectors/ecommerce/shopify/connector.js';
import { formatQuantity } from '../../../src/domain/shared/quantity.js';
import { aShopOrder, shopifyHeaders, type ShopOrderFields } from '../../support/shopOrder.js';
import { keepsTheContract, requestOf, translated } from '../webhookKit.js';

const ITEMS: Readonly<Record<string, { itemId: number; scale: number }>> = {
  'SKU BAR': { itemId: 1, scale: 0 },
  'VARIANT 801': { itemId: 2, scale: 0 },
  'SKU FLOUR': { itemId: 3, scale: 0 },
  'SKU LOOSE': { itemId: 4, scale: 0 },
};
/** A bar is a piece; flour comes in bags of a kilogram and a half; nobody said what a piece of the loose one is. */
const UNITS: Readonly<Record<number, { numerator: bigint; denominator: bigint }>> = {
  1: { numerator: 1n, denominator: 1n },
  2: { numerator: 12n, denominator: 1n },
  3: { numerator: 3n, denominator: 2n },
};
const lookups: PartnerLookups = {
  partnerId: 1,
  item: (codes) => {
    const found = codes.map(({ qualifier, code }) => ITEMS[`${qualifier} ${code}`]).find((item) => item !== undefined);
    return found && { ...found, sku: `our ${found.itemId}`, baseUnit: 'KGM' };
  },
  unit: (itemId) => UNITS[itemId],
  site: () => undefined,
};
const subject = { connector: shopifyConnector, lookups };

const ID = '820982911946154508';
const order = (fields: Partial<ShopOrderFields> = {}) =>
  translated(subject, Buffer.from(aShopOrder({ id: ID, lines: [['BAR', 2]], ...fields })));
const told = (fields: Partial<ShopOrderFields> = {}) => {
  const { told: event } = order(fields);
  if (event?.kind !== 'ORDER') throw new Error('no order');
  return { ...event.order, lines: event.order.lines.map(({ itemId, quantity }) => [itemId, formatQuantity(quantity)]) };
};
const aLine = (more: object): object => ({ sku: 'BAR', quantity: 5, fulfillable_quantity: 5, fulfillment_status: null, ...more });

describe('the Shopify connector', () => {
  keepsTheContract({
    ...subject,
    body: aShopOrder({ id: ID, lines: [['BAR', 2]] }),
    headers: (body, secret) => shopifyHeaders(body, { secret, eventId: 'evt_1' }),
    signatureHeader: 'x-shopify-hmac-sha256',
  });

  it('keeps every digit of an order number', () => {
    expect(told().externalId).toBe(ID);
  });

  it('finds items by SKU or else by variant, in base units, lines of one item as one', () => {
    expect(
      told({
        lines: [
          ['BAR', 2],
          ['nobody knows it', 1],
          ['FLOUR', 2],
          ['BAR', 3],
        ],
      }).lines,
    ).toEqual([
      [1, '5'],
      [2, '12'],
      [3, '3'],
    ]);
  });

  it.each([
    [{ current_quantity: 2 }, '2'],
    [{ current_quantity: 0 }, undefined],
    // Before the API of 2024-01: removed, and shipped.
    [{ fulfillable_quantity: 0 }, undefined],
    [{ fulfillable_quantity: 0, fulfillment_status: 'fulfilled' }, '5'],
    [{ requires_shipping: false }, undefined],
  ])('wants what is wanted now: %j', (more, expected) => {
    expect(told({ more: { line_items: [aLine(more)] } }).lines).toEqual(expected === undefined ? [] : [[1, expected]]);
  });

  it('tells everything unknown at once, each code once, and where', () => {
    const { told: nothing, issues } = order({
      lines: [
        ['LOOSE', 1],
        ['NEW', 1],
        ['FLOUR', 1],
        ['NEWER', 1],
        ['LOOSE', 2],
      ],
    });
    expect(nothing).toBeUndefined();
    expect(issues.map(({ severity, code, path }) => [severity, code, path])).toEqual([
      ['hold', 'SHOP_MAPPING_UNIT_UNKNOWN', '$.line_items[0].quantity'],
      // Its variant is another item, by chance of the numbers.
      ['hold', 'SHOP_MAPPING_QUANTITY_UNFIT', '$.line_items[2].quantity'],
      ['hold', 'SHOP_MAPPING_ITEM_UNKNOWN', '$.line_items[3].sku'],
    ]);
  });

  it('is cancelled by its state, not by its topic, and then needs no item', () => {
    const cancelled = Buffer.from(aShopOrder({ id: ID, lines: [['NEW', 1]], cancelled: true }));
    for (const topic of ['orders/cancelled', 'orders/create', '']) {
      const event = shopifyConnector.decode(cancelled, { topic });
      const { told: state } = shopifyConnector.translate(event, { source: 's' }, lookups);
      expect(state).toMatchObject({ kind: 'ORDER', order: { cancelled: 'Cancelled in the shop: customer.', lines: [] } });
    }
    const open = shopifyConnector.decode(Buffer.from(aShopOrder({ id: ID, lines: [['BAR', 1]] })), { topic: 'orders/cancelled' });
    expect(shopifyConnector.translate(open, { source: 's' }, lookups).told).not.toHaveProperty('order.cancelled');
  });

  it('orders states by when they changed, then cancelled ones last, then by when they were told', () => {
    const version = (fields: Partial<ShopOrderFields>, sentAt?: string): string => {
      const event = shopifyConnector.decode(Buffer.from(aShopOrder({ id: ID, ...fields })), { topic: '', ...(sentAt && { sentAt }) });
      const { told: state } = shopifyConnector.translate(event, { source: 's' }, lookups);
      return state?.kind === 'ORDER' ? state.order.version : '';
    };
    const early = '2026-11-22T07:00:05.100Z';
    const late = '2026-11-22T07:00:05.200Z';
    const versions = [
      version({ at: 1 }, late),
      version({ at: 5 }),
      version({ at: 5 }, early),
      version({ at: 5 }, late),
      version({ at: 5, cancelled: true }, early),
      version({ at: 6 }),
      // The same instant, written with another offset, is no later.
      version({ more: { updated_at: '2026-11-22T02:00:07-05:00' } }),
    ];
    expect([...versions].sort()).toEqual(versions);
    expect(version({ at: 7 })).toBe(versions.at(-1));
  });

  it('has no use for events that bring no whole order', () => {
    const edited = Buffer.from('{"order_edit": {"id": 1, "line_items": {"additions": [], "removals": []}}}');
    expect(translated(subject, edited)).toMatchObject({ told: { kind: 'NOTHING' }, codes: ['info EVENT_NOT_USED'] });
  });

  it('names what is not as it should be', () => {
    const { codes, told: nothing } = order({ more: { updated_at: null, line_items: [7, aLine({ quantity: -1 })] } });
    expect([nothing, codes]).toEqual([undefined, ['reject JSON_FIELD', 'reject JSON_FIELD', 'reject JSON_FIELD']]);
  });

  it('is another event with another topic or other content, and not in another attempt', () => {
    const key = (text: string, more: object): string =>
      shopifyConnector.identify(requestOf(Buffer.from(text), shopifyHeaders(text, { secret: 's', ...more }))).key;
    const first = key('{}', { eventId: 'e' });
    expect(key('{}', { eventId: 'e' })).toBe(first);
    expect(
      new Set([first, key('{}', { eventId: 'f' }), key('{}', { eventId: 'e', topic: 'orders/paid' }), key('[]', { eventId: 'e' })]).size,
    ).toBe(4);
  });
});
