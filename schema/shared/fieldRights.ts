import type { PartnerRole } from '../../src/domain/access/apiKey.js';

/** Roles by field of one type. */
type FieldsOfType = Readonly<Record<string, readonly PartnerRole[]>>;

const ALL: readonly PartnerRole[] = ['supplier', 'customer', 'carrier', 'storefront'];
const SUPPLIER: readonly PartnerRole[] = ['supplier'];
const CUSTOMER: readonly PartnerRole[] = ['customer'];
const GOODS: readonly PartnerRole[] = ['supplier', 'customer'];
const STOREFRONT: readonly PartnerRole[] = ['storefront'];
const BUYERS: readonly PartnerRole[] = ['customer', 'storefront'];
const TOLD: readonly PartnerRole[] = ['supplier', ...BUYERS];
const ITEMS: readonly PartnerRole[] = [...GOODS, ...STOREFRONT];
const SITES: readonly PartnerRole[] = [...SUPPLIER, ...STOREFRONT];

const open = (roles: readonly PartnerRole[], fields: string): FieldsOfType =>
  Object.fromEntries(fields.split(' ').map((field) => [field, roles]));

const page = (roles: readonly PartnerRole[], node: string, more = ''): Readonly<Record<string, FieldsOfType>> => ({
  [`${node}Connection`]: open(roles, `edges nodes pageInfo totalCount${more}`),
  [`${node}Edge`]: open(roles, 'cursor node'),
});

/**
 * Which fields partners may read, and which fields of inputs they may fill: what does not stand here is closed to them, also when it is new.
 * Staff read every field. It tells a storefront what can be promised and not why, a supplier no cost, no bin, no stock, no hold and no other partner, and a customer no supplier either.
 * The matrix is printed to schema/fieldRights.txt and reviewed there. Which rows they see is another wall's business (docs/adr/0010).
 */
export const FIELD_RIGHTS: Readonly<Record<string, FieldsOfType>> = {
  Node: open(ALL, 'id'),
  Me: open(ALL, 'id keyExpiresAt name partner role tenant'),
  MyPartner: open(ALL, 'code ediState id name'),
  MyTenant: open(ALL, 'code id name'),
  RateLimit: open(ALL, 'available cost maximum restorePerSecond'),
  PageInfo: open(ALL, 'endCursor hasNextPage hasPreviousPage startCursor'),
  Quantity: open(ITEMS, 'unit value'),

  Event: open(ALL, 'cursor id occurredAt payload recordedAt subjects type typeVersion'),
  EventSubject: open(ALL, 'ids noun'),
  EventConnection: open(ALL, 'asOfCursor edges nodes pageInfo'),
  EventEdge: open(ALL, 'cursor node'),
  SubscriptionReady: open(ALL, 'cursor'),
  Lagged: open(ALL, 'cursor lagSeconds'),
  StreamedEvent: open(TOLD, 'cursor id occurredAt recordedAt'),
  InboundMessageChangedEvent: open(SUPPLIER, 'cursor id inboundMessageId issueCount occurredAt partnerId recordedAt status'),
  OrderChangedEvent: {
    ...open(BUYERS, 'change cursor customerId externalId id lines occurredAt orderId recordedAt shipOn source status version'),
  },
  OrderLineState: open(BUYERS, 'allocated itemId lineNumber orderLineId quantity shipped'),
  ShipmentChangedEvent: open(
    BUYERS,
    'change customerId cursor deliveredAt id occurredAt orderId recordedAt shipmentId shipmentNumber shippedAt status trackingNumber version',
  ),

  Order: {
    ...open(BUYERS, 'cancelledAt externalId id isRush lines packages placedAt promisedOn shipOn shipments source status version'),
    ...open(STOREFRONT, 'site'),
  },
  ...page(BUYERS, 'Order', ' asOfCursor'),
  OrderLine: open(BUYERS, 'allocated id item lineNumber quantity shipped'),
  Shipment: open(BUYERS, 'billOfLading deliveredAt id lines order packages service shipmentNumber shippedAt status trackingNumber version'),
  ...page(BUYERS, 'Shipment', ' asOfCursor'),
  ShipmentLine: { ...open(BUYERS, 'id item orderLine package quantity shipment'), ...open(CUSTOMER, 'lot') },
  ...page(CUSTOMER, 'ShipmentLine'),
  Package: open(BUYERS, 'code deliveredAt id kind lines order packedAt shipment status trackingNumber version'),
  PlaceOrderPayload: open(STOREFRONT, 'order replayed shortages userErrors'),
  Reservation: {
    ...open(BUYERS, 'endedAt expiresAt id item quantity reservedAt status version'),
    ...open(STOREFRONT, 'site'),
  },
  ReserveStockPayload: open(STOREFRONT, 'replayed reservation userErrors'),
  ReleaseReservationPayload: open(STOREFRONT, 'replayed reservation userErrors'),
  InsufficientStock: open(STOREFRONT, 'available code message path requested'),

  Lot: {
    ...open(GOODS, 'bestBeforeOn countryOfOrigin createdAt expiresOn id item lotNumber manufacturedOn quality'),
    ...open(GOODS, 'traceabilityLotCode traceabilityLotCodeSource usableThrough version'),
    ...open(SUPPLIER, 'retestOn supplier supplierLotNumber'),
  },
  ...page(GOODS, 'Lot', ' asOfCursor'),
  Item: open(ITEMS, 'baseUnit id name packLevels scale sku'),
  ...page(STOREFRONT, 'Item'),
  PackLevel: open(ITEMS, 'denominator gtin numerator unit'),
  AvailableToPromise: open(STOREFRONT, 'available complete item on site'),
  Scan: {
    ...open(GOODS, 'bestBeforeOn elements expiresOn form gtin item lotNumber lots manufacturedOn packLevel packedOn problems quantity'),
    ...open(GOODS, 'serialNumber sscc symbology'),
    ...open(SUPPLIER, 'announcedIn'),
  },
  ScannedElement: open(GOODS, 'ai date decimal offset title unit value'),
  ScanProblem: open(GOODS, 'ai code expected offset seen'),
  Trace: open(GOODS, 'complete edges gaps lots'),
  TraceGap: open(GOODS, 'code'),
  TracedLot: open(GOODS, 'direction lot'),
  ...page(GOODS, 'TracedLot'),
  TracedEdge: open(GOODS, 'child parent'),
  ...page(GOODS, 'TracedEdge'),

  Partner: open(SUPPLIER, 'code id name'),
  Site: open(SITES, 'code id name'),
  InboundShipment: {
    ...open(SUPPLIER, 'billOfLading carrierCode discrepancies expectedOn handlingUnits id lines purpose receipts recordedAt'),
    ...open(SUPPLIER, 'shipmentNumber shippedOn site status supplier version'),
  },
  ...page(SUPPLIER, 'InboundShipment'),
  InboundShipmentLine: {
    ...open(SUPPLIER, 'announcedQuantity announcedUnit bestBeforeOn countryOfOrigin description expiresOn handlingUnit hlPath id item'),
    ...open(SUPPLIER, 'lineNumber manufacturedOn packedOn purchaseOrderNumber quantity received supplierLotNumber'),
    ...open(SUPPLIER, 'traceabilityLotCode traceabilityLotCodeSource'),
  },
  AnnouncedHandlingUnit: open(SUPPLIER, 'code kind parentCode'),
  Receipt: open(SUPPLIER, 'id lines occurredAt site'),
  ReceiptLine: open(SUPPLIER, 'lineNumber lot quantity'),
  ReceivingDiscrepancy: open(SUPPLIER, 'expected id line quantity recordedAt seen type'),

  InboundMessage: {
    ...open(SUPPLIER, 'acknowledgements attempts byteLength connector documents duplicateOf fileName id isTest issues partner'),
    ...open(SUPPLIER, 'processedAt receivedAt status version wayIn'),
  },
  ...page(SUPPLIER, 'InboundMessage'),
  InboundDocument: open(SUPPLIER, 'controlNumber documentNumber inboundShipment issues kind lineCount lines status'),
  UnderstoodLine: {
    ...open(SUPPLIER, 'baseQuantity baseUnit expiresOn handlingUnit hlPath itemCodes lineNumber lotNumber manufacturedOn packedOn'),
    ...open(SUPPLIER, 'purchaseOrderNumber quantity segment sku unit'),
  },
  MessageIssue: open(SUPPLIER, 'byte code element expected fix hl message seen segment severity tag'),
  Acknowledgement: open(SUPPLIER, 'body controlNumber createdAt id kind'),
  SubmitMessagePayload: open(SUPPLIER, 'inboundMessage replayed userErrors'),
  Payload: open([...SUPPLIER, ...STOREFRONT], 'userErrors'),
  ReplayablePayload: open([...SUPPLIER, ...STOREFRONT], 'replayed userErrors'),
  UserError: open([...SUPPLIER, ...STOREFRONT], 'code message path'),
  BasicUserError: open([...SUPPLIER, ...STOREFRONT], 'code message path'),

  EventFilter: open(ALL, 'types'),
  InboundMessageChangedFilter: open(SUPPLIER, 'inboundMessageIds statuses'),
  IdFilter: open(ITEMS, 'equals in'),
  TextFilter: open(ITEMS, 'equals in startsWith'),
  ItemRef: open(STOREFRONT, 'gtin id sku'),
  ItemFilter: open(STOREFRONT, 'and id not or sku'),
  SiteRef: open(STOREFRONT, 'code id'),
  PartnerRef: open(STOREFRONT, 'id'),
  LocalDateFilter: open(ITEMS, 'equals from through'),
  ShipmentRef: open(BUYERS, 'id shipmentNumber'),
  ShipmentFilter: open(BUYERS, 'and id not or order shipmentNumber status trackingNumber'),
  CarrierStatusFilter: open(BUYERS, 'equals in'),
  ShippedLotFilter: open(CUSTOMER, 'and id item lot not or'),
  ShipmentChangedFilter: open(BUYERS, 'customerIds orderIds shipmentIds'),
  OrderRef: open(BUYERS, 'id key'),
  OrderKey: open(BUYERS, 'externalId source'),
  OrderFilter: open(BUYERS, 'and externalId id not or shipOn status'),
  OrderStatusFilter: open(BUYERS, 'equals in'),
  OrderChangedFilter: open(BUYERS, 'orderIds'),
  PlaceOrderInput: open(STOREFRONT, 'allocate dryRun externalId idempotencyKey lines partial promisedOn reservationIds shipOn siteId'),
  ReserveStockInput: open(STOREFRONT, 'dryRun expiresInSeconds idempotencyKey itemId quantity siteId'),
  ReleaseReservationInput: open(STOREFRONT, 'dryRun idempotencyKey reservationId'),
  PlaceOrderLineInput: open(STOREFRONT, 'itemId quantity'),
  QuantityInput: open(STOREFRONT, 'unit value'),
  LotRef: open(GOODS, 'digitalLink gs1 id key'),
  LotKeyInput: { ...open(GOODS, 'itemSku lotNumber'), ...open(SUPPLIER, 'supplierCode') },
  LotFilter: { ...open(GOODS, 'and id item lotNumber not or quality usableThrough'), ...open(SUPPLIER, 'supplier supplierLotNumber') },
  LotQualityFilter: open(GOODS, 'equals in'),
  TraceStartInput: { ...open(GOODS, 'lot'), ...open(SUPPLIER, 'inboundShipmentId supplierLot supplierReceipts') },
  SupplierLotStartInput: open(SUPPLIER, 'supplierId supplierLotNumber'),
  SupplierReceiptsStartInput: open(SUPPLIER, 'receivedBefore receivedFrom supplierId'),
  InboundShipmentRef: open(SUPPLIER, 'id key'),
  InboundShipmentKey: open(SUPPLIER, 'shipmentNumber supplierCode'),
  InboundShipmentFilter: open(SUPPLIER, 'and expectedOn id not or shipmentNumber status supplier'),
  InboundShipmentStatusFilter: open(SUPPLIER, 'equals in'),
  InboundMessageFilter: open(SUPPLIER, 'and id not or partner status'),
  MessageStatusFilter: open(SUPPLIER, 'equals in'),
  SubmitMessageInput: open(SUPPLIER, 'content contentBase64 fileName idempotencyKey partnerCode partnerId test'),
};
