import type { Facts } from './facts.js';
import { idIn, type Made, type Making } from './probeThings.js';
import { within } from './within.js';

interface Wanted {
  readonly site: string;
  readonly item: string;
  readonly buyer: string;
  readonly buyerPlace: string;
}

/** A shipment in a package with a carrier that said something of it, and an order each to pick, to pack and to ship. */
export async function makeShipments({ make, mark }: Making, { site, item, buyer, buyerPlace }: Wanted): Promise<Facts> {
  const codes = { shippedNumber: `${mark}-SHIP`, trackingNumber: `${mark}-TRACK`, crate: `${mark}-CRATE` };
  const staging = idIn(await make('defineBin', { siteId: site, code: `${mark}-STAGE`, kind: 'STAGING' }), 'DefineBinPayload__bin');
  const hauler = await make('definePartner', { code: `${mark}-HAULER`, name: `${mark} hauler`, roles: ['CARRIER'] });
  const carrier = idIn(hauler, 'DefinePartnerPayload__partner');
  const place = async (): Promise<{ readonly orderId: string; readonly allocation: string }> => {
    const lines = [{ itemId: item, quantity: { value: '2' } }];
    const placed = await make('placeOrder', { customerId: buyer, shipToId: buyerPlace, siteId: site, lines, allocate: true });
    const line = within(within(placed, 'PlaceOrderPayload__order'), 'Order__lines');
    return { orderId: idIn(placed, 'PlaceOrderPayload__order'), allocation: idIn(line, 'OrderLine__allocations') };
  };
  const pick = async (orderId: string): Promise<string> =>
    idIn(await make('pickOrder', { orderId, toBinId: staging }), 'PickOrderPayload__allocations');
  const shipped = await place();
  await pick(shipped.orderId);
  await make('packOrder', { orderId: shipped.orderId, packages: [{ code: codes.crate, trackingNumber: `${mark}-PACK-TRACK` }] });
  const { shippedNumber: shipmentNumber, trackingNumber } = codes;
  const left = await make('shipOrder', { orderId: shipped.orderId, shipmentNumber, trackingNumber, carrierId: carrier });
  await make('recordTracking', said(trackingNumber, `${mark}-SAID`));
  await make('recordTracking', said(`${mark}-PACK-TRACK`, `${mark}-PACK-SAID`));
  const [toPick, toMiss, toPack, toShip] = [await place(), await place(), await place(), await place()];
  return {
    ...codes,
    staging,
    carrier,
    shippedOrder: shipped.orderId,
    shippedLot: idIn(within(within(left, 'ShipOrderPayload__shipment'), 'Shipment__lines'), 'ShipmentLine__lot'),
    outbound: idIn(left, 'ShipOrderPayload__shipment'),
    shippedLine: idIn(within(left, 'ShipOrderPayload__shipment'), 'Shipment__lines'),
    package: idIn(within(left, 'ShipOrderPayload__shipment'), 'Shipment__packages'),
    toPick: toPick.orderId,
    toPickAllocation: toPick.allocation,
    toMiss: toMiss.orderId,
    toMissAllocation: toMiss.allocation,
    toPack: toPack.orderId,
    toPackAllocation: await pick(toPack.orderId),
    toShip: toShip.orderId,
    toShipAllocation: await pick(toShip.orderId),
  };
}

export const said = (trackingNumber: string, externalId: string): Made => ({
  trackingNumber,
  status: 'IN_TRANSIT',
  occurredAt: '2026-11-22T07:00:00Z',
  source: 'PROBE',
  externalId,
});
