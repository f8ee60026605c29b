/**
 * What the platform announces. Published: additive only; a new meaning is a new type. Payloads carry public ids and facts as plain JSON:
 * quantities are decimal text in the item's base unit, dates YYYY-MM-DD, instants ISO 8601 UTC.
 */
export interface EventPayloads {
  ItemDefined: { readonly item: string; readonly sku: string };
  SiteDefined: { readonly site: string; readonly code: string };
  BinDefined: { readonly bin: string; readonly site: string; readonly code: string };
  PartnerDefined: { readonly partner: string; readonly code: string };
  InboundShipmentRecorded: {
    readonly inboundShipment: string;
    readonly shipmentNumber: string;
    readonly supplier: string;
    readonly lineCount: number;
  };
  GoodsReceived: {
    readonly receipt: string;
    readonly inboundShipment: string | null;
    readonly site: string;
    readonly lots: readonly string[];
    readonly discrepancyCount: number;
  };
  /** One a ledger posting: every stored balance it touched, with the state after it. */
  StockChanged: { readonly transaction: string; readonly transactionType: string; readonly changes: readonly StockChange[] };
  HoldPlaced: HoldEvent;
  HoldReleased: HoldEvent;
  LotsTransformed: {
    readonly transformation: string;
    readonly kind: string;
    readonly inputLots: readonly string[];
    readonly outputLots: readonly string[];
  };
  /** A lot with stock at a site comes within a threshold of its last usable day. Once a lot, site, threshold and date. */
  LotExpiring: {
    readonly lot: string;
    readonly lotNumber: string;
    readonly item: string;
    readonly site: string;
    readonly usableThrough: string;
    readonly withinDays: number;
    readonly daysLeft: number;
    readonly quantityOnHand: string;
    readonly unit: string;
  };
  OrderPlaced: OrderEvent;
  OrderAmended: OrderEvent;
  OrderCancelled: OrderEvent;
  /** Stock was bound to an order, or set free of it. */
  OrderAllocated: OrderEvent;
  OrderPicked: OrderEvent;
  OrderPacked: OrderEvent;
  OrderShipped: OrderEvent;
  ShipmentShipped: ShipmentEvent;
  /** A carrier said something that changed how it stands. */
  ShipmentTracked: ShipmentEvent;
  StockReserved: ReservationEvent;
  /** Before its time: it was set free, or an order used it. That its time is over is not announced: it was told when it was made. */
  ReservationEnded: ReservationEvent & { readonly endReason: 'RELEASED' | 'USED'; readonly order: string | null };
  CustomerLotRuleDefined: { readonly customerLotRule: string; readonly customerClass: string | null; readonly customer: string | null };
  /** For whom alone a lot is since; for everybody when nobody is named. */
  LotRestricted: { readonly lot: string; readonly customers: readonly string[]; readonly customerClasses: readonly string[] };
  CertificateAttached: { readonly certificate: string; readonly lot: string; readonly kind: string };
  /** What that did to balances: for the tenant's own people. */
  AllocationChanged: { readonly order: string; readonly changes: readonly AllocationChange[] };
  InboundMessageChanged: {
    readonly inboundMessage: string;
    readonly status: string;
    readonly partner: string | null;
    readonly issueCount: number;
  };
  WorkExceptionRaised: { readonly workException: string; readonly kind: string; readonly severity: string; readonly summary: string };
  /** By a person, or because what it told of is no longer so (CONDITION_OVER). */
  WorkExceptionResolved: { readonly workException: string; readonly kind: string; readonly reasonCode: string };
}

export interface StockChange {
  readonly lot: string;
  readonly item: string;
  readonly site: string;
  readonly bin: string;
  readonly condition: string;
  readonly unit: string;
  /** Signed: what this posting added to or took from the balance. */
  readonly difference: string;
  readonly quantityOnHand: string;
  readonly quantityAllocated: string;
  readonly quantityHeld: string;
  /** The balance's version after the posting: of two events, the higher one is the later state. */
  readonly version: number;
}

/** An order as it is since. It tells its customer nothing of where goods lie. */
export interface OrderEvent {
  readonly order: string;
  readonly source: string;
  readonly externalId: string | null;
  readonly status: string;
  readonly customer: string;
  readonly shipOn: string;
  /** The order's version: of two events, the higher one is the later state. */
  readonly version: number;
  readonly lines: readonly OrderLineState[];
}

export interface OrderLineState {
  readonly orderLine: string;
  readonly lineNumber: number;
  readonly item: string;
  readonly unit: string;
  readonly quantity: string;
  readonly allocated: string;
  /** Absent in events from before anything was shipped. */
  readonly shipped?: string;
}

/** A shipment as it is since. */
export interface ShipmentEvent {
  readonly shipment: string;
  readonly shipmentNumber: string;
  readonly order: string;
  readonly customer: string;
  readonly status: string;
  readonly trackingNumber: string | null;
  readonly shippedAt: string;
  readonly deliveredAt: string | null;
  /** The shipment's version: of two events, the higher one is the later state. */
  readonly version: number;
}

export interface ReservationEvent {
  readonly reservation: string;
  readonly item: string;
  readonly customer: string | null;
  readonly unit: string;
  readonly quantity: string;
  readonly expiresAt: string;
}

export interface AllocationChange extends Omit<StockChange, 'condition'> {
  readonly orderLine: string;
}

export interface HoldEvent {
  readonly hold: string;
  readonly type: string;
  readonly scope: string;
  readonly lot: string | null;
  readonly site: string | null;
  readonly bin: string | null;
  readonly quantity: string | null;
  readonly reasonCode: string;
}

export type EventType = keyof EventPayloads;

export const EVENT_TYPES = [
  'ItemDefined',
  'SiteDefined',
  'BinDefined',
  'PartnerDefined',
  'InboundShipmentRecorded',
  'GoodsReceived',
  'StockChanged',
  'HoldPlaced',
  'HoldReleased',
  'LotsTransformed',
  'LotExpiring',
  'OrderPlaced',
  'OrderAmended',
  'OrderCancelled',
  'OrderAllocated',
  'OrderPicked',
  'OrderPacked',
  'OrderShipped',
  'ShipmentShipped',
  'ShipmentTracked',
  'AllocationChanged',
  'StockReserved',
  'ReservationEnded',
  'CustomerLotRuleDefined',
  'LotRestricted',
  'CertificateAttached',
  'InboundMessageChanged',
  'WorkExceptionRaised',
  'WorkExceptionResolved',
] as const satisfies readonly EventType[];

/** An event as a command announces it: no position yet, the relay gives one. */
export interface Announcement<Type extends EventType = EventType> {
  readonly type: Type;
  readonly payload: EventPayloads[Type];
  /** Public ids by noun: what a subscription filters on. */
  readonly subjects: Readonly<Record<string, readonly string[]>>;
  /** Partners that may see it (internal ids), beside the tenant's own people. */
  readonly partnerIds?: readonly number[];
  readonly siteId?: number;
  /** Set on the one event of a ledger posting (StockChanged): the relay seals that transaction. */
  readonly transactionId?: number;
  /** When it happened in the world; the unit of work's instant if absent. */
  readonly occurredAt?: string;
}
