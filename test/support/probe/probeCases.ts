import { said } from './probeShipments.js';
import { aDocument } from './aDocument.js';
import type { Facts } from './facts.js';
import type { ProbeTenant } from './probeTenant.js';
import type { Values } from './operation.js';

/** What root fields of Query, filters and starts of traces may be asked with, by the place in the schema. A place without a value fails the probe. */
export function queryValues({ facts: f, nodeIds }: ProbeTenant): Values {
  return {
    'node.id': nodeIds,
    'nodes.ids': nodeIds,
    'ItemRef.id': f['item'],
    'ItemRef.sku': f['sku'],
    'ItemRef.gtin': f['gtin'],
    'SiteRef.id': f['site'],
    'SiteRef.code': f['siteCode'],
    'SiteRef.gln': f['siteGln'],
    'BinRef.id': f['bin'],
    'BinCodeRef.siteCode': f['siteCode'],
    'BinCodeRef.binCode': f['binCode'],
    'PartnerRef.id': f['partner'],
    'PartnerRef.code': f['partnerCode'],
    'PartnerRef.gln': f['partnerGln'],
    'PartnerIdentifierInput.scheme': 'ISA',
    'PartnerIdentifierInput.qualifier': 'ZZ',
    'PartnerIdentifierInput.value': f['isa'],
    'LotRef.id': f['lot'],
    'LotRef.gs1': f['label'],
    'LotRef.digitalLink': f['link'],
    'scan.text': [f['label']!, f['palletLabel']!],
    'LotKeyInput.lotNumber': f['lotNumber'],
    'LotKeyInput.itemSku': f['sku'],
    'LotKeyInput.supplierCode': f['partnerCode'],
    'TraceStartInput.inboundShipmentId': f['shipment'],
    'TraceStartInput.transformationId': f['transformation'],
    'SupplierLotStartInput.supplierId': f['partner'],
    'SupplierLotStartInput.supplierLotNumber': f['supplierLot'],
    'SupplierReceiptsStartInput.supplierId': f['partner'],
    'SupplierReceiptsStartInput.receivedFrom': '2026-01-01T00:00:00Z',
    'SupplierReceiptsStartInput.receivedBefore': '2027-01-01T00:00:00Z',
    'inboundMessage.id': f['message'],
    'PurchaseOrderRef.id': f['purchaseOrder'],
    'PurchaseOrderRef.orderNumber': f['purchaseNumber'],
    'OrderRef.id': f['order'],
    'OrderKey.source': f['orderSource'],
    'OrderKey.externalId': f['externalOrder'],
    'ShipmentRef.id': f['outbound'],
    'ShipmentRef.shipmentNumber': f['shippedNumber'],
    'InboundShipmentRef.id': f['shipment'],
    'InboundShipmentKey.supplierCode': f['partnerCode'],
    'InboundShipmentKey.shipmentNumber': f['shipmentNumber'],
    'ExplainOrderLineInput.orderLineId': f['openLine'],
    'ExplainOrderLineInput.lotIds': f['lot'],
    'ExplainWhatIfInput.lotIds': f['lot'],
    'ExplainWhatIfInput.packUnit': 'KGM',
    'ExplainWhatIfInput.shipToId': f['buyerPlace'],
    'QuantityInput.value': '1',
    TraceDirection: 'BOTH',
  };
}

/** What filters that name something are asked with: `ofRoot.field`. */
export function filterValues({ facts: f }: ProbeTenant): Values {
  return {
    'apiKeys.id': f['apiKey'],
    'items.id': f['item'],
    'items.sku': f['sku'],
    'sites.id': f['site'],
    'sites.code': f['siteCode'],
    'bins.id': f['bin'],
    'bins.siteId': f['site'],
    'bins.code': f['binCode'],
    'partners.id': f['partner'],
    'partners.code': f['partnerCode'],
    'lots.id': f['lot'],
    'lots.lotNumber': f['lotNumber'],
    'lots.supplierLotNumber': f['supplierLot'],
    'lots.item': f['item'],
    'lots.supplier': f['partner'],
    'stock.lot': f['lot'],
    'stock.item': f['item'],
    'stock.site': f['site'],
    'stock.bin': f['bin'],
    'stock.handlingUnit': f['sscc'],
    'holds.id': f['hold'],
    'holds.lot': f['heldLot'],
    'holds.site': f['site'],
    'workExceptions.id': f['workException'],
    'workExceptions.lot': f['stoppedLot'],
    'purchaseOrders.id': f['purchaseOrder'],
    'purchaseOrders.orderNumber': f['purchaseNumber'],
    'purchaseOrders.supplier': f['partner'],
    'orders.id': f['order'],
    'orders.customer': f['buyer'],
    'orders.externalId': f['externalOrder'],
    'shipments.id': f['outbound'],
    'shipments.customer': f['buyer'],
    'shipments.order': f['shippedOrder'],
    'shipments.shipmentNumber': f['shippedNumber'],
    'shipments.trackingNumber': f['trackingNumber'],
    'shippedLots.id': f['shippedLine'],
    'shippedLots.customer': f['buyer'],
    'shippedLots.shipTo': f['buyerPlace'],
    'shippedLots.lot': f['shippedLot'],
    'shippedLots.item': f['item'],
    'customerLotRules.id': f['lotRule'],
    'customerLotRules.customer': f['buyer'],
    'customerLotRules.customerClass': f['lotRuleClass'],
    'customerLotRules.item': f['item'],
    'inboundShipments.id': f['shipment'],
    'inboundShipments.supplier': f['partner'],
    'inboundShipments.shipmentNumber': f['shipmentNumber'],
    'inboundEndpoints.id': f['endpoint'],
    'inboundEndpoints.code': f['endpointCode'],
    'inboundEndpoints.partner': f['buyer'],
    'inboundMessages.id': f['message'],
    'inboundMessages.partner': f['partner'],
  };
}

type Input = Readonly<Record<string, unknown>>;

const one = { value: '1' };
const MUCH = { value: '1000000' };
const reason = { code: 'OTHER', note: 'probe' };

/** Inputs that succeed with the tenant's own ids, in this order; together they fill every field of type ID that the inputs have. */
export const MUTATIONS: Readonly<Record<string, (facts: Facts) => readonly Input[]>> = {
  defineItem: (f) => [{ id: f['item'], sku: f['sku'], name: 'Item', baseUnit: 'KGM' }],
  defineSite: (f) => [{ id: f['site'], code: f['siteCode'], name: 'Site', timeZone: 'UTC', legalEntityCode: f['legalEntityCode'] }],
  defineBin: (f) => [
    { siteId: f['site'], code: 'NEW', zoneCode: f['zoneCode'], parentBinId: f['bin'] },
    { id: f['bin'], siteId: f['site'], code: f['binCode'] },
  ],
  definePartner: (f) => {
    const partner = { id: f['partner'], code: f['partnerCode'], name: 'Partner', roles: ['SUPPLIER', 'CUSTOMER'] };
    const code = (item: Input): Input => ({
      ...partner,
      itemCodes: [{ qualifier: 'VN', code: 'V', item }],
      unitCodes: [{ code: 'CA', numerator: 12, item }],
    });
    return [code({ id: f['item'] }), code({ sku: f['sku'] }), code({ gtin: f['gtin'] })];
  },
  createApiKey: (f) => [{ principalName: 'probe', role: 'SUPPLIER', partnerId: f['partner'] }],
  defineTrustedDocuments: (f) => [{ documents: [aDocument(`query New${f['sku']!.replaceAll('-', '')} { me { name } }`)] }],
  removeTrustedDocuments: (f) => [{ documentIds: [f['document']] }],
  advanceClock: () => [{ seconds: 60 }],
  revokeApiKey: (f) => [{ id: f['apiKey'] }],
  createPurchaseOrder: (f) => [
    {
      orderNumber: `${f['purchaseNumber']}-NEW`,
      supplierId: f['partner'],
      siteId: f['site'],
      lines: [{ itemId: f['item'], quantity: one }],
    },
  ],
  receiveGoods: (f) => [
    {
      siteId: f['site'],
      supplierId: f['partner'],
      lines: [{ itemId: f['item'], quantity: one, supplierLotNumber: 'PROBE', binId: f['bin'] }],
    },
    {
      siteId: f['site'],
      supplierId: f['partner'],
      lines: [{ purchaseOrderLineId: f['purchaseLine'], itemId: f['item'], quantity: one, supplierLotNumber: 'BOUGHT', binId: f['bin'] }],
    },
    {
      siteId: f['site'],
      supplierId: f['partner'],
      lines: [
        {
          itemId: f['item'],
          quantity: one,
          supplierLotNumber: 'CONSIGNED',
          binId: f['bin'],
          ownership: 'CONSIGNMENT',
          ownerId: f['partner'],
        },
      ],
    },
    { inboundShipmentId: f['shipment'], lines: [{ inboundShipmentLineId: f['otherLine'], quantity: one }] },
  ],
  moveStock: (f) => [{ lotId: f['lot'], fromBinId: f['bin'], toBinId: f['otherBin'], quantity: one }],
  transformLots: (f) => [
    {
      kind: 'BLEND',
      inputs: [{ lotId: f['lot'], binId: f['bin'], quantity: one }],
      outputs: [{ lotId: f['ownLot'], binId: f['bin'], quantity: one }],
    },
  ],
  placeOrder: (f) => {
    const order = { siteId: f['site'], lines: [{ itemId: f['item'], quantity: one }] };
    const customer = f['buyer'] === undefined ? {} : { customerId: f['buyer'], shipToId: f['buyerPlace'] };
    return [
      { ...order, ...customer },
      { ...order, ...customer, reservationIds: [f['reservation']], dryRun: true },
      // More than there is: on a dry run, so that the goods stay.
      { ...order, ...customer, lines: [{ itemId: f['item'], quantity: MUCH }], allocate: true, partial: true, dryRun: true },
    ];
  },
  reserveStock: (f) => [
    { itemId: f['item'], siteId: f['site'], quantity: one, ...(f['buyer'] === undefined ? {} : { customerId: f['buyer'] }) },
  ],
  releaseReservation: (f) => [{ reservationId: f['reservation'], dryRun: true }],
  defineCustomerLotRule: (f) => [
    { customerId: f['buyer'], shipToId: f['buyerPlace'], itemId: f['item'], approvedLotIds: [f['lot']], excludedLotIds: [f['ownLot']] },
    { customerId: f['buyer'], allowedSupplierIds: [f['partner']] },
    { customerId: f['buyer'], deniedSupplierIds: [f['partner']] },
    { customerId: f['buyer'] },
  ],
  restrictLot: (f) => [{ lotId: f['ownLot'], customerIds: [f['buyer']] }, { lotId: f['ownLot'] }],
  attachCertificate: (f) => [{ lotId: f['ownLot'], kind: 'COA', number: 'PROBE' }],
  defineInboundEndpoint: (f) => [
    { code: f['endpointCode'], connector: 'SHOPIFY', partnerId: f['buyer'], siteId: f['site'], shipToId: f['buyerPlace'] },
  ],
  rotateInboundEndpointSecret: (f) => [{ inboundEndpointId: f['endpoint'] }],
  amendOrder: (f) => [
    { orderId: f['hugeOrder'], lines: [{ orderLineId: f['hugeLine'], quantity: { value: '1000001' } }], partial: true, dryRun: true },
  ],
  cancelOrder: (f) => [{ orderId: f['spareOrder'], reason: 'probe' }],
  allocateOrder: (f) => [
    { orderId: f['openOrder'], lines: [{ orderLineId: f['openLine'], quantity: one, lotIds: [f['lot']] }] },
    { orderId: f['hugeOrder'], partial: true, dryRun: true },
  ],
  allocateOrders: (f) => [{ orderIds: [f['hugeOrder']], partial: true, dryRun: true }],
  releaseAllocation: (f) => [{ allocationIds: [f['allocation']] }],
  pickOrder: (f) => [
    { orderId: f['toPick'], picks: [{ allocationId: f['toPickAllocation'] }], toBinId: f['staging'] },
    // On a dry run: it stops all that should lie there.
    {
      orderId: f['toMiss'],
      picks: [{ allocationId: f['toMissAllocation'], quantity: one, short: true }],
      toBinId: f['staging'],
      dryRun: true,
    },
  ],
  packOrder: (f) => [
    { orderId: f['toPack'], packages: [{ code: `${f['crate']}-2`, contents: [{ allocationId: f['toPackAllocation'] }] }] },
  ],
  shipOrder: (f) => [{ orderId: f['toShip'], allocationIds: [f['toShipAllocation']], carrierId: f['carrier'] }],
  recordTracking: (f) => [said(f['trackingNumber']!, 'said-again')],
  placeHold: (f) => [
    { lotId: f['heldLot'], type: 'QUALITY', scope: 'LOT_SITE', siteId: f['site'], reason },
    { lotId: f['heldLot'], type: 'QUALITY', scope: 'QUANTITY', binId: f['bin'], quantity: one, reason },
    { lotId: f['stoppedLot'], type: 'QUALITY', scope: 'LOT', reason, dryRun: true },
  ],
  resolveException: (f) => [{ workExceptionId: f['spareException'], reason: { code: 'SOLVED' } }],
  submitMessage: (f) => [
    { partnerId: f['partner'], content: 'ISA' },
    { partnerCode: f['partnerCode'], content: 'ISA' },
  ],
  replayMessage: (f) => [{ inboundMessageId: f['message'] }],
  releaseHold: (f) => [{ holdId: f['spareHold'], reason: { code: 'CLEARED' } }],
};
