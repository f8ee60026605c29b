import type { Facts } from './facts.js';
import { idIn, type Goods, type Made, type Making } from './probeThings.js';
import { within } from './within.js';

interface Wanted extends Pick<Goods, 'site' | 'item'> {
  readonly lot: string;
  readonly ownLot: string;
}

/** A buyer with a place, an order of it that stock is bound to, one that nothing serves, and one to cancel. */
export async function makeOrders({ make, mark }: Making, { site, item, lot, ownLot }: Wanted): Promise<Facts> {
  const codes = { orderSource: `${mark}-SHOP`, externalOrder: `${mark}-4711`, lotRuleClass: `${mark}-CLASS` };
  const defined = await make('definePartner', {
    code: `${mark}-BUYER`,
    name: `${mark} buyer`,
    roles: ['CUSTOMER'],
    locations: [{ code: `${mark}-DOOR`, name: `${mark} door` }],
  });
  const buyer = idIn(defined, 'DefinePartnerPayload__partner');
  const buyerPlace = idIn(within(defined, 'DefinePartnerPayload__partner'), 'Partner__locations');
  const place = async (more: Made): Promise<string> => {
    const lines = [{ itemId: item, quantity: { value: '5' } }];
    return idIn(
      await make('placeOrder', { customerId: buyer, shipToId: buyerPlace, siteId: site, lines, ...more }),
      'PlaceOrderPayload__order',
    );
  };
  const order = await place({ source: codes.orderSource, externalId: codes.externalOrder, allocate: true, promisedOn: '2026-12-24' });
  const wanting = await place({});
  const allocated = within(await make('allocateOrder', { orderId: order }), 'AllocateOrderPayload__order');
  const line = within(allocated, 'Order__lines');
  const hugeOrder = await place({ lines: [{ itemId: item, quantity: { value: '1000000' } }] });
  const lineOf = async (orderId: string): Promise<string> =>
    idIn(within(await make('allocateOrder', { orderId, partial: true, dryRun: true }), 'AllocateOrderPayload__order'), 'Order__lines');
  const claim = { itemId: item, siteId: site, quantity: { value: '1' }, customerId: buyer, expiresInSeconds: 2_592_000 };
  const rule = await make('defineCustomerLotRule', {
    customerClass: codes.lotRuleClass,
    minimumRemainingDays: 30,
    attributeRanges: [{ name: 'brix', minimum: '10' }],
  });
  const lots = { approvedLotIds: [lot], excludedLotIds: [ownLot] };
  await make('defineCustomerLotRule', { customerId: buyer, shipToId: buyerPlace, itemId: item, ...lots });
  await make('attachCertificate', { lotId: lot, kind: 'COA', number: `${mark}-COA` });
  const shop = { code: `${mark}-WEBSHOP`, connector: 'SHOPIFY', partnerId: buyer, siteId: site, shipToId: buyerPlace };
  const endpoint = idIn(await make('defineInboundEndpoint', shop), 'DefineInboundEndpointPayload__inboundEndpoint');
  return {
    ...codes,
    endpoint,
    endpointCode: shop.code,
    lotRule: idIn(rule, 'DefineCustomerLotRulePayload__customerLotRule'),
    buyer,
    buyerPlace,
    order,
    allocation: idIn(line, 'OrderLine__allocations'),
    reservation: idIn(await make('reserveStock', claim), 'ReserveStockPayload__reservation'),
    openOrder: wanting,
    openLine: await lineOf(wanting),
    spareOrder: await place({}),
    hugeOrder,
    hugeLine: await lineOf(hugeOrder),
  };
}
