import { PLACE_HOLD, RELEASE_HOLD } from '../client/operations.js';
import { check } from './check.js';
import { DemoEndpoint } from './demoEndpoint.js';
import { BINS, TRANSFORM } from './operations.js';
import * as operations from './shippingOperations.js';
import type { ShippingOptions, ToldLot } from './shippingOptions.js';
import { tellDelivery } from './tellDelivery.js';

/** A shop's order on its way: what is bound to it, and how the shop's doors are called. */
interface ShopOrder {
  readonly id: string;
  readonly allocationId: string;
  readonly lot: ToldLot;
}

const CUSTOMER = 'NORTH';
const SHOP = 'north-shop';
const SHOP_ORDER_ID = '820982911946154508';
const SKU = 'OAT-MILK-1L';
/** The GTIN of a carton of it, as its label bears it. */
const GTIN = '00614141010011';
const COMPANY_PREFIX = '4012345';
const TRACKING_NUMBER = '1Z-DEMO-1';
const ORDERED = '30';
const DIVIDED = [
  ['OAT-MILK-S1', ORDERED],
  ['OAT-MILK-S2', '18'],
] as const;

/** From a shop's order to its consignee: the lots that were allocated leave, no others, and nothing that was stopped meanwhile. */
export async function tellShipping(options: ShippingOptions): Promise<void> {
  const { operator } = options.clients;
  const facts = await factsOf(options);
  await divide(options);
  const ears = await operator.listen(operations.SHIPMENT_CHANGED);
  const order = await tellShopOrder(options, facts);
  await tellPick(options, order);
  const packageCode = await tellPack(options, order, facts);
  const holdId = await tellStopped(options, order);
  await options.clients.inspector.ask(RELEASE_HOLD, {
    input: { idempotencyKey: 'demo shipping release', holdId, reason: { code: 'CLEARED' } },
  });
  const shipmentId = await tellShipped(options, order, { packageCode, carrierId: facts.carrierId });
  await tellDelivery(options, { ears, shipmentId, lot: order.lot, quantity: ORDERED, trackingNumber: TRACKING_NUMBER, ...facts });
}

type Facts = Awaited<ReturnType<typeof factsOf>>;

async function factsOf({ clients: { operator } }: ShippingOptions) {
  const { partner, carrier, site } = await operator.ask(operations.SHIPPING_FACTS, { customer: CUSTOMER, carrier: 'SWIFT', site: 'MAIN' });
  check(partner != null && carrier != null && site != null, 'customer, carrier and site are there');
  return { customerId: partner.id, carrierId: carrier.id, site };
}

/** What leaves is not what came: the customer's lot is one that was made here of the supplier's. */
async function divide({ clients: { operator }, announced, tell }: ShippingOptions): Promise<void> {
  const { bins } = await operator.ask(BINS, { site: 'MAIN' });
  const binId = bins.nodes.find(({ code, site }) => code === 'A-01-01' && site.code === 'MAIN')?.id ?? '';
  const { transformLots } = await operator.ask(TRANSFORM, {
    input: {
      idempotencyKey: 'demo divide for the shop',
      kind: 'SPLIT',
      inputs: [{ lotId: announced.id, binId, quantity: { value: '48' } }],
      outputs: DIVIDED.map(([lotNumber, value]) => ({ lotNumber, binId, quantity: { value } })),
    },
  });
  check(transformLots.outputLots?.length === DIVIDED.length, `the lot is divided: ${JSON.stringify(transformLots.userErrors)}`);
  tell(`Lot ${announced.lotNumber} is divided for the shop: ${DIVIDED.map(([lot, value]) => `${value} in ${lot}`).join(', ')}.`);
}

async function tellShopOrder({ url, clients, tell }: ShippingOptions, { customerId, site }: Facts): Promise<ShopOrder> {
  const { administrator, operator } = clients;
  const shop = await DemoEndpoint.define(
    { url, administrator },
    { code: SHOP, connector: 'SHOPIFY', partnerId: customerId, siteId: site.id },
  );
  const lines = [{ sku: SKU, quantity: Number(ORDERED) }];
  const body = `{"id":${SHOP_ORDER_ID},"updated_at":"${new Date().toISOString()}","cancelled_at":null,"line_items":${JSON.stringify(lines)}}`;
  const forged = await shop.post(body, body.replace(ORDERED, '1'));
  check(forged.status === 401 && forged.inboundMessageId === '', 'what was signed over other bytes is not believed');
  const posted = await shop.post(body);
  const again = await shop.post(body);
  check(posted.status === 202 && again.status === 200, 'the order is taken once');
  check(again.inboundMessageId === posted.inboundMessageId, 'and the second answer names the first message');
  await shop.processed(posted);
  const { order } = await operator.ask(operations.SHOP_ORDER, { source: SHOP, externalId: SHOP_ORDER_ID });
  const [allocation, ...more] = order?.lines[0]?.allocations ?? [];
  check(order?.lines.length === 1 && allocation !== undefined && more.length === 0, 'one lot is bound to its one line');
  check(allocation.lot.lotNumber === DIVIDED[0][0] && allocation.quantity.value === ORDERED, 'it is the lot that expires first');
  tell(
    `${CUSTOMER}'s Shopify shop posts an order of ${ORDERED} ${SKU}, twice, and a forger once (401): one order, lot ${allocation.lot.lotNumber}. ${allocation.why}`,
  );
  return { id: order.id, allocationId: allocation.id, lot: allocation.lot };
}

async function tellPick({ clients: { operator }, other, tell }: ShippingOptions, { id, allocationId, lot }: ShopOrder): Promise<void> {
  const pick = async (lotNumber: string) => {
    const scanned = `]C101${GTIN}10${lotNumber}`;
    const input = { idempotencyKey: `demo pick ${lotNumber}`, orderId: id, picks: [{ allocationId, scanned }] };
    return (await operator.ask(operations.PICK, { input })).pickOrder;
  };
  const wrong = await pick(other.lotNumber);
  check(wrong.userErrors[0]?.code === 'WRONG_LOT_SCANNED' && wrong.allocations.length === 0, 'another lot is not picked');
  const { allocations, userErrors } = await pick(lot.lotNumber);
  const [picked] = allocations;
  check(allocations.length === 1 && picked?.state === 'PICKED', `the lot is picked: ${JSON.stringify(userErrors)}`);
  tell(
    `The picker scans lot ${other.lotNumber} (${wrong.userErrors[0].code}), then the label of ${lot.lotNumber}: ${ORDERED} stand in ${picked.bin.code}.`,
  );
}

async function tellPack({ clients, tell }: ShippingOptions, { id }: ShopOrder, { site }: Facts): Promise<string> {
  const { defineSite } = await clients.administrator.ask(operations.DEFINE_PACKING_SITE, {
    input: { ...site, gs1CompanyPrefix: COMPANY_PREFIX },
  });
  check(defineSite.site?.gs1CompanyPrefix === COMPANY_PREFIX, `the site numbers its packages: ${JSON.stringify(defineSite.userErrors)}`);
  const { packOrder } = await clients.operator.ask(operations.PACK, {
    input: { idempotencyKey: 'demo pack', orderId: id, packages: [{}] },
  });
  const code = packOrder.packages[0]?.code;
  check(code?.length === 18 && code.startsWith(`0${COMPANY_PREFIX}`), `the package has an SSCC: ${JSON.stringify(packOrder.userErrors)}`);
  tell(`Packed under SSCC ${code}.`);
  return code;
}

/** The goods stand packed at the door, and still a hold is a hold. */
async function tellStopped({ clients, tell }: ShippingOptions, { id, lot }: ShopOrder): Promise<string> {
  const { placeHold } = await clients.inspector.ask(PLACE_HOLD, {
    input: { idempotencyKey: 'demo shipping hold', type: 'QUALITY', scope: 'LOT', lotId: lot.id, reason: { code: 'QUALITY_CHECK' } },
  });
  check(placeHold.hold != null, `the lot is held: ${JSON.stringify(placeHold.userErrors)}`);
  const { shipOrder } = await clients.operator.ask(operations.SHIP, { input: { idempotencyKey: 'demo ship', orderId: id } });
  const [error] = shipOrder.userErrors;
  check(shipOrder.shipment === null && error?.code === 'LOT_ON_HOLD', 'a lot that was held after the pick does not leave');
  const { order } = await clients.operator.ask(operations.SHOP_ORDER, { source: SHOP, externalId: SHOP_ORDER_ID });
  check(order?.shipments.length === 0 && order.lines[0]?.allocations[0]?.state === 'PACKED', 'and nothing of it has');
  tell(
    `A hold on ${lot.lotNumber} comes after the packing: the shipment is refused (${error.code}), and nothing leaves until its release.`,
  );
  return placeHold.hold.id;
}

async function tellShipped(
  { clients: { operator }, tell }: ShippingOptions,
  { id, lot }: ShopOrder,
  { packageCode, carrierId }: { readonly packageCode: string; readonly carrierId: string },
): Promise<string> {
  const input = { idempotencyKey: 'demo ship', orderId: id, carrierId, trackingNumber: TRACKING_NUMBER };
  const { order, shipment, userErrors } = (await operator.ask(operations.SHIP, { input })).shipOrder;
  check(shipment != null && order?.status === 'SHIPPED', `all of the order has left: ${JSON.stringify(userErrors)}`);
  const [line, ...more] = shipment.lines;
  check(line?.lot.id === lot.id && line.quantity.value === ORDERED && more.length === 0, 'with the lot that was allocated');
  check(line.package?.code === packageCode, 'in its package');
  tell(`Shipment ${shipment.shipmentNumber} leaves under ${TRACKING_NUMBER}: ${ORDERED} of lot ${lot.lotNumber}.`);
  return shipment.id;
}
