/** Part of what was picked. */
export interface PackContent {
  readonly allocationId: string;
  /** All of it if absent. */
  readonly quantity?: { readonly value: string; readonly unit?: string };
}

export interface PackPackage {
  /** An SSCC or a licence plate; a new SSCC behind the site's company prefix if absent. One that this order is being packed in gets more. */
  readonly code?: string;
  readonly kind?: 'PALLET' | 'PACKAGE';
  readonly trackingNumber?: string;
  /** All that is picked and not packed yet if absent: then there is one package. */
  readonly contents?: readonly PackContent[];
}

/** Picked goods that are put into packages. Ids are TypeIDs. */
export interface PackOrder {
  readonly orderId: string;
  readonly packages: readonly PackPackage[];
  readonly occurredAt?: string;
  readonly ifVersion?: number;
}

export interface OrderPackedResult {
  readonly orderId: string;
  /** One for each package of the input. */
  readonly packageIds: readonly string[];
}
