import { check } from './check.js';
import type { Heard } from './demoClient.js';
import { DemoEndpoint } from './demoEndpoint.js';
import type { DemoShipmentChangedSubscription } from './generated/graphql.js';
import { TRACE } from './operations.js';
import * as operations from './shippingOperations.js';
import type { ShippingOptions, ToldLot } from './shippingOptions.js';

/** What has left, and to whom. */
export interface LeftGoods {
  readonly shipmentId: string;
  readonly trackingNumber: string;
  readonly carrierId: string;
  readonly lot: ToldLot;
  readonly quantity: string;
  /** What was told of shipments since before it left. */
  readonly ears: Heard<DemoShipmentChangedSubscription>;
}

const HOUR_MS = 3_600_000;
const SIGNED_BY = 'A. North';

/** A carrier tells the end before the middle, and both again; then the customer's lot is traced to its supplier, and the supplier's lot to its customer. */
export async function tellDelivery(options: ShippingOptions, goods: LeftGoods): Promise<void> {
  await tellCarrier(options, goods);
  await tellWhoSees(options, goods);
  await tellBackward(options, goods);
  await tellForward(options, goods);
}

async function tellCarrier(
  { url, clients, tell }: ShippingOptions,
  { shipmentId, trackingNumber, carrierId, ears }: LeftGoods,
): Promise<void> {
  const { administrator, operator } = clients;
  const carrier = await DemoEndpoint.define({ url, administrator }, { code: 'swift-parcels', connector: 'EASYPOST', partnerId: carrierId });
  const now = Date.now();
  const delivered = parcelEvent(trackingNumber, { id: 'evt_2', status: 'delivered', at: now });
  const events = [
    await carrier.post(delivered),
    await carrier.post(parcelEvent(trackingNumber, { id: 'evt_1', status: 'in_transit', at: now - HOUR_MS })),
    await carrier.post(delivered),
  ];
  check(events.map(({ status }) => status).join() === '202,202,200', 'the repeated event is known by its id');
  await carrier.processed(...events);
  const { shipment } = await operator.ask(operations.SHIPMENT, { id: shipmentId });
  check(shipment?.status === 'DELIVERED' && shipment.deliveredAt != null, 'a late "in transit" does not undo the delivery');
  check(shipment.trackingEvents.map(({ status }) => status).join() === 'IN_TRANSIT,DELIVERED', 'each scan is kept once, as it happened');
  const heard = await ears.until('the delivery to be told', (all) => changesOf(all, shipmentId).length > 1);
  check(changesOf(heard, shipmentId).join() === 'SHIPMENT_SHIPPED,SHIPMENT_TRACKED DELIVERED', 'the delivery is told once');
  tell(
    `EasyPost tells DELIVERED (signed by ${SIGNED_BY}), then the scan before it, then DELIVERED again: ${shipment.trackingEvents.length} scans kept, delivered once; the dashboard saw both steps live.`,
  );
}

function changesOf(all: readonly DemoShipmentChangedSubscription[], shipmentId: string): readonly string[] {
  return all.flatMap(({ shipmentChanged: told }) => {
    if (told.__typename !== 'ShipmentChangedEvent' || told.shipmentId !== shipmentId) return [];
    return [told.change === 'SHIPMENT_TRACKED' ? `${told.change} ${told.status}` : told.change];
  });
}

interface Scan {
  readonly id: string;
  readonly status: string;
  readonly at: number;
}

const parcelEvent = (trackingCode: string, { id, status, at }: Scan): string =>
  JSON.stringify({
    id,
    description: 'tracker.updated',
    mode: 'production',
    result: {
      id: 'trk_1',
      tracking_code: trackingCode,
      signed_by: SIGNED_BY,
      tracking_details: [{ status, status_detail: 'unknown', datetime: new Date(at).toISOString(), message: status }],
    },
  });

async function tellWhoSees({ clients, tell }: ShippingOptions, { shipmentId, lot, quantity }: LeftGoods): Promise<void> {
  const asked = { lot: lot.id, shipment: shipmentId };
  const own = await clients.customer.ask(operations.SHIPPED_LOTS, asked);
  const [line] = own.shippedLots.nodes;
  check(own.shipment !== null && own.shippedLots.totalCount === 1, 'the customer sees what it got');
  check(line?.shipment.id === shipmentId && line.quantity.value === quantity, 'in that shipment');
  const others = await clients.otherCustomer.ask(operations.SHIPPED_LOTS, asked);
  check(others.shipment === null && others.shippedLots.totalCount === 0, 'another customer does not');
  tell(`NORTH sees with its own key that it got ${quantity} of lot ${line.lot.lotNumber}; SOUTH asks for the same and finds nothing.`);
}

/** The question of a complaint: which supplier's lot was it? */
async function tellBackward({ clients, announced, tell }: ShippingOptions, { lot }: LeftGoods): Promise<void> {
  const { trace } = await clients.operator.ask(TRACE, { lot: lot.id, direction: 'BACKWARD' });
  const origins = trace?.lots.nodes.filter((found) => found.lot.supplier?.code === 'ACME') ?? [];
  const receipts = trace?.movements.nodes.filter((movement) => movement.transactionType === 'RECEIPT') ?? [];
  check(trace?.complete === true && origins.length === 1, 'the trace is complete, with one origin');
  check(origins[0]?.lot.id === announced.id && receipts.length === 1, 'the lot that ACME had announced, and its receipt');
  tell(
    `Traced from the customer's lot ${lot.lotNumber} back to ACME's ${origins[0].lot.supplierLotNumber ?? ''}, as announced: complete, in ${trace.elapsedMs} ms.`,
  );
}

/** The question of a recall: who has of it? */
async function tellForward({ clients, announced, tell }: ShippingOptions, { lot, quantity }: LeftGoods): Promise<void> {
  const { trace } = await clients.operator.ask(TRACE, { lot: announced.id, direction: 'FORWARD' });
  check(trace?.complete === true && trace.totals != null, 'the trace is complete');
  const { input, onHand, inTransit, atCustomers, unexplained } = trace.totals;
  check(atCustomers.value === quantity && inTransit.value === '0', 'all that left has arrived');
  check(Number(input.value) === Number(onHand.value) + Number(quantity) && unexplained.value === '0', 'every unit is accounted for');
  const arrived = trace.movements.nodes.filter(({ transactionType }) => transactionType === 'DELIVER');
  const [delivery] = arrived;
  check(arrived.length === 1 && delivery?.lot.id === lot.id && delivery.to.kind === 'CUSTOMER', 'delivered once, to the consignee');
  check(delivery.attributedQuantity.value === quantity, 'all of it');
  tell(
    `Traced forward from ACME's ${announced.lotNumber}: ${input.value} came, ${onHand.value} on hand, ${atCustomers.value} at customers (${lot.lotNumber} in ${delivery.to.code}), ${unexplained.value} unexplained.`,
  );
}
