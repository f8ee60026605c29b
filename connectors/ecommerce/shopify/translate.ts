import type { Issue } from '../../contract/connector.js';
import type { ItemMatch, PartnerLookups } from '../../contract/lookups.js';
import type { DecodedEvent, EndpointFacts, EventTranslation, ToldOrderLine } from '../../contract/webhookConnector.js';
import { MAXIMUM_ORDER_LINES } from '../../../src/domain/order/order.js';
import { convert, fitsScale, plus, quantity, type Quantity } from '../../../src/domain/shared/quantity.js';
import { SHOP_UNIT } from './config.js';
import type { ShopifyContent, ShopLine, ShopOrder } from './decode.js';

/** The order in our items and base units, lines of one item as one. What a cancelled order wanted need not be understood. */
export function translateShopify(
  { content, issues: found }: DecodedEvent,
  _endpoint: EndpointFacts,
  lookups: PartnerLookups,
): EventTranslation {
  const order = content as ShopifyContent;
  if (isStopped(found)) return { issues: [] };
  if (order === undefined) return { told: { kind: 'NOTHING' }, issues: [] };
  const { id, version, cancelled } = order;
  if (cancelled !== undefined) return { told: { kind: 'ORDER', order: { externalId: id, version, cancelled, lines: [] } }, issues: [] };
  const issues: Issue[] = [];
  const lines = readLines(order, lookups, issues);
  if (isStopped(issues)) return { issues };
  return { told: { kind: 'ORDER', order: { externalId: id, version, lines } }, issues };
}

const isStopped = (issues: readonly Issue[]): boolean => issues.some(({ severity }) => severity === 'hold' || severity === 'reject');

function readLines({ lines }: ShopOrder, lookups: PartnerLookups, issues: Issue[]): readonly ToldOrderLine[] {
  const wanted = new Map<number, Quantity>();
  const told = new Set<string>();
  for (const line of lines.filter((each) => each.quantity > 0)) {
    const known = readLine(line, lookups);
    if ('itemId' in known) wanted.set(known.itemId, plus(wanted.get(known.itemId) ?? quantity('0'), known.quantity));
    // Each code once, at its first place.
    else if (!told.has(`${known.code} ${known.seen}`)) {
      told.add(`${known.code} ${known.seen}`);
      issues.push(known);
    }
  }
  if (wanted.size > MAXIMUM_ORDER_LINES) issues.push(tooManyLines(wanted.size));
  return [...wanted].map(([itemId, each]) => ({ itemId, quantity: each }));
}

function readLine(line: ShopLine, lookups: PartnerLookups): ToldOrderLine | Issue {
  const item = lookups.item(line.codes);
  if (item === undefined) return unknownItem(line);
  const factor = lookups.unit(item.itemId, SHOP_UNIT);
  if (factor === undefined) return unknownUnit(line, item);
  const converted = convert(quantity(line.quantity), factor);
  return converted !== undefined && fitsScale(converted, item.scale) ? { itemId: item.itemId, quantity: converted } : unfit(line, item);
}

const unknownItem = ({ path, codes, title }: ShopLine): Issue => ({
  severity: 'hold',
  code: 'SHOP_MAPPING_ITEM_UNKNOWN',
  message: 'Neither the SKU nor the variant is known for this shop.',
  path: codes[0]?.qualifier === 'SKU' ? `${path}.sku` : path,
  seen: codes.length === 0 ? title : codes.map(({ qualifier, code }) => `${qualifier} ${code}`).join(', '),
  expected: 'the SKU of an item, or a code of the partner that means one',
  fix: `Map one of the codes to an item that has the unit ${SHOP_UNIT} or a conversion from it, then replay the message.`,
});

const unknownUnit = ({ path }: ShopLine, { sku, baseUnit }: ItemMatch): Issue => ({
  severity: 'hold',
  code: 'SHOP_MAPPING_UNIT_UNKNOWN',
  message: `How many ${baseUnit} of item ${sku} one piece holds is not known.`,
  path: `${path}.quantity`,
  seen: `${SHOP_UNIT} of ${sku}`,
  expected: `a conversion from ${SHOP_UNIT} to ${baseUnit}`,
  fix: `Add a conversion from ${SHOP_UNIT} to ${baseUnit} to the item or the partner, then replay the message.`,
});

const unfit = ({ path, quantity: asked }: ShopLine, { sku, baseUnit, scale }: ItemMatch): Issue => ({
  severity: 'hold',
  code: 'SHOP_MAPPING_QUANTITY_UNFIT',
  message: `The quantity is no whole multiple of the smallest amount of item ${sku}.`,
  path: `${path}.quantity`,
  seen: `${asked} ${SHOP_UNIT}`,
  expected: `at most ${scale} decimals in ${baseUnit}`,
  fix: 'Check the unit conversion of the item.',
});

const tooManyLines = (items: number): Issue => ({
  severity: 'hold',
  code: 'SHOP_ORDER_TOO_LONG',
  message: `An order has at most ${MAXIMUM_ORDER_LINES} items.`,
  path: '$.line_items',
  seen: String(items),
  expected: `at most ${MAXIMUM_ORDER_LINES} items`,
  fix: 'Place it as several orders by hand.',
});
