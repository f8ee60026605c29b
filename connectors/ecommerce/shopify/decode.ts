import type { Issue } from '../../contract/connector.js';
import { JsonFields } from '../../contract/jsonFields.js';
import type { ItemCode } from '../../contract/lookups.js';
import { isObject, readJson } from '../../contract/readJson.js';
import type { DecodedEvent, EventIdentity } from '../../contract/webhookConnector.js';

/** A line of an order as the shop tells it. */
export interface ShopLine {
  readonly path: string;
  readonly codes: readonly ItemCode[];
  readonly title: string;
  /** What is wanted now; 0 when the line was removed. */
  readonly quantity: number;
}

/** An order as it was at one time: each event but orders/edited brings the whole of it. */
export interface ShopOrder {
  readonly id: string;
  readonly version: string;
  readonly cancelled: string | undefined;
  readonly lines: readonly ShopLine[];
}

/** Undefined when the event is about nothing that concerns stock. */
export type ShopifyContent = ShopOrder | undefined;

/** customer, fraud, inventory, declined, other: whatever else stands there is not repeated. */
const REASON = /^[a-z_ ]{1,50}$/i;
const MAXIMUM_TITLE = 200;
const MAXIMUM_CODE = 200;

/**
 * What the event says. The body alone decides, for it alone was signed: whoever caught one could send it again under another topic. So an order
 * is cancelled when its state says so, not when the topic does.
 */
export function decodeShopify(bytes: Uint8Array, { topic, sentAt }: Pick<EventIdentity, 'topic' | 'sentAt'>): DecodedEvent {
  const read = readJson(bytes);
  if (!read.ok) return { isTest: false, issues: [read.issue], items: [], content: undefined };
  if (!isObject(read.value)) return { isTest: false, issues: [NO_OBJECT], items: [], content: undefined };
  const issues: Issue[] = [];
  const body = new JsonFields(read.value, '$', issues);
  if (!body.has('line_items')) return { isTest: false, issues: [notAnOrder(topic)], items: [], content: undefined };
  const order = readOrder(body, sentAt, issues);
  return { isTest: body.is('test', true), issues, items: order.lines.map(({ codes }) => codes), content: order };
}

function readOrder(body: JsonFields, sentAt: string | undefined, issues: Issue[]): ShopOrder {
  const isCancelled = body.has('cancelled_at');
  const told = body.text('cancel_reason') ?? '';
  return {
    id: body.neededId('id'),
    // updated_at is to the second: of two states of one second the cancelled one is the later, then the one that was told of later.
    version: `${body.neededInstant('updated_at')} ${isCancelled ? 1 : 0} ${sentAt ?? ''}`.trimEnd(),
    cancelled: isCancelled ? `Cancelled in the shop: ${REASON.test(told) ? told : 'no reason told'}.` : undefined,
    lines: body.list('line_items').flatMap((line) => readLine(line, issues)),
  };
}

function readLine(line: JsonFields, issues: Issue[]): readonly ShopLine[] {
  const quantity = wantedOf(line);
  const title = (line.text('title') ?? '').slice(0, MAXIMUM_TITLE);
  if (line.is('requires_shipping', false)) {
    issues.push({
      severity: 'info',
      code: 'SHOP_LINE_NOT_SHIPPED',
      message: 'Nothing of this line is shipped.',
      path: line.path,
      seen: title,
    });
    return [];
  }
  return [{ path: line.path, codes: codesOf(line), title, quantity }];
}

/** On an edit that removes a line `quantity` stays; `current_quantity` is there since the API of 2024-01, and before it nothing was left to fulfil. */
function wantedOf(line: JsonFields): number {
  const [quantity, current, fulfillable] = [line.count('quantity'), line.count('current_quantity'), line.count('fulfillable_quantity')];
  if (current !== undefined) return current;
  const isRemoved = fulfillable === 0 && !line.has('fulfillment_status');
  return isRemoved ? 0 : (quantity ?? 0);
}

function codesOf(line: JsonFields): readonly ItemCode[] {
  const sku = line.text('sku')?.trim() ?? '';
  const variant = line.id('variant_id');
  return [
    ...(sku === '' || sku.length > MAXIMUM_CODE ? [] : [{ qualifier: 'SKU', code: sku }]),
    ...(variant === undefined ? [] : [{ qualifier: 'VARIANT', code: variant }]),
  ];
}

const NO_OBJECT: Issue = {
  severity: 'reject',
  code: 'JSON_FIELD',
  message: 'The body is no object.',
  path: '$',
  seen: '',
  expected: 'an order',
};

/** orders/edited tells differences; the orders/updated that comes with it tells the order. */
const notAnOrder = (topic: string): Issue => ({
  severity: 'info',
  code: 'EVENT_NOT_USED',
  message: 'The event brings no whole order, and nothing is done for it.',
  path: '$',
  seen: topic,
});
