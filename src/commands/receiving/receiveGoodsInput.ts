import type { Condition, Ownership } from '../../domain/stock/codes.js';

/** One line of goods as they came. What it leaves out is taken from the announced line it names. Ids are TypeIDs. */
export interface ReceiveGoodsLine {
  readonly inboundShipmentLineId?: string;
  /** The line of a purchase order it came of; where an announced line is named, its purchase order number tells. */
  readonly purchaseOrderLineId?: string;
  readonly itemId?: string;
  readonly quantity?: { readonly value: string; readonly unit?: string };
  readonly lotNumber?: string;
  readonly supplierLotNumber?: string;
  readonly manufacturedOn?: string;
  readonly expiresOn?: string;
  readonly bestBeforeOn?: string;
  readonly countryOfOrigin?: string;
  readonly traceabilityLotCode?: string;
  readonly traceabilityLotCodeSource?: string;
  /** A physical bin of the site; the site's receiving bin if absent. */
  readonly binId?: string;
  readonly condition?: Condition;
  /** OWNED if absent; anything else has an owner. */
  readonly ownership?: Ownership;
  /** Whose they are, if they are not ours. */
  readonly ownerId?: string;
  /** SSCC or licence plate. */
  readonly handlingUnit?: string;
}

export interface ReceiveGoods {
  /** Needed unless the announcement names the site. */
  readonly siteId?: string;
  readonly supplierId?: string;
  readonly inboundShipmentId?: string;
  /** When the goods came; now if absent, never later. */
  readonly occurredAt?: string;
  /** Nothing more will come of this shipment: what is missing is a shortage. */
  readonly complete?: boolean;
  readonly reference?: { readonly type: string; readonly id: string };
  readonly note?: string;
  /** Empty with a shipment: everything still open, as announced. */
  readonly lines: readonly ReceiveGoodsLine[];
}

export interface GoodsReceivedResult {
  readonly receiptId: string;
  readonly transactionId: string;
  readonly inboundShipmentId: string | null;
  readonly lotIds: readonly string[];
  readonly discrepancyCount: number;
}
