import type { Tenant } from '../tenant.js';
import type { Facts } from './facts.js';
import { makeExceptions } from './probeExceptions.js';
import { makeMessages } from './probeMessages.js';
import { makeOrders } from './probeOrders.js';
import { makeShipments } from './probeShipments.js';
import { makePurchases } from './probePurchases.js';
import { announceShipment, idIn, makeGoods, makeStock, type Asking, type Made, type Making, type Places } from './probeThings.js';

export interface Supplying {
  readonly tenant: Tenant;
  readonly making: Making;
  readonly places: Places & { readonly legalEntityCode: string };
}

/** A supplier and customer with its item, lots, holds on them, an announced and partly received shipment, messages and keys. */
export async function makeSupplier(
  asking: Asking,
  { tenant, making, places }: Supplying,
): Promise<{ readonly facts: Facts; readonly secret: string }> {
  const goods = await makeGoods(making, places);
  const stock = await makeStock(making, { ...places, ...goods });
  const orders = await makeOrders(making, { ...places, ...goods, ...stock });
  const shipments = await makeShipments(making, {
    site: places.site,
    item: goods.item,
    buyer: orders['buyer']!,
    buyerPlace: orders['buyerPlace']!,
  });
  const facts: Facts = { ...places, ...goods, ...stock, ...orders, ...shipments };
  const shipment = await announceShipment(asking, tenant, facts);
  const { apiKey, secret } = await makeKeys(making, goods);
  // More than announced, and other than announced.
  const line = { inboundShipmentLineId: shipment.shipmentLine, quantity: { value: '12' }, expiresOn: '2026-12-24' };
  await making.make('receiveGoods', { inboundShipmentId: shipment.shipment, lines: [line] });
  const exceptions = await makeExceptions(asking.door, tenant, { making, facts });
  const known = { ...facts, ...shipment, ...exceptions, ...(await makePurchases(making, facts)), apiKey };
  return { facts: { ...known, ...(await makeMessages(asking.door, tenant, known)) }, secret };
}

async function makeKeys({ make, mark }: Making, { partner }: { readonly partner: string }) {
  const aKey = (principalName: string): Promise<Made> => make('createApiKey', { principalName, role: 'SUPPLIER', partnerId: partner });
  const spare = await aKey(`${mark} spare`);
  const live = await aKey(`${mark} supplier`);
  return { apiKey: idIn(spare, 'CreateApiKeyPayload__apiKey'), secret: live['CreateApiKeyPayload__key'] as string };
}
