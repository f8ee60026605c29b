/** Goods of an order that leave together. Ids are TypeIDs. */
export interface ShipOrder {
  readonly orderId: string;
  /** Picked or packed; all of them if absent. A package leaves with all that is in it. */
  readonly allocationIds?: readonly string[];
  /** Ours, unique; made up if absent. */
  readonly shipmentNumber?: string;
  readonly carrierId?: string;
  readonly service?: string;
  /** Of all that leaves; a package may have one of its own. */
  readonly trackingNumber?: string;
  readonly billOfLading?: string;
  readonly occurredAt?: string;
  readonly ifVersion?: number;
}

export interface OrderShippedResult {
  readonly orderId: string;
  readonly shipmentId: string;
}
