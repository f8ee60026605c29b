/** Some of one lot in one bin. Ids are TypeIDs. */
export interface TransformLotsInput {
  readonly lotId: string;
  readonly binId: string;
  readonly quantity: { readonly value: string; readonly unit?: string };
}

/** A new lot by its number, or an existing lot of our own production by its id: then it is poured into that. */
export interface TransformLotsOutput {
  readonly lotNumber?: string;
  readonly lotId?: string;
  readonly binId: string;
  readonly quantity: { readonly value: string; readonly unit?: string };
  /** Not later than the earliest of the inputs, which it takes if absent. */
  readonly expiresOn?: string;
}

export interface TransformLots {
  readonly kind: 'SPLIT' | 'BLEND';
  readonly inputs: readonly TransformLotsInput[];
  readonly outputs: readonly TransformLotsOutput[];
  /** Decimal text in the item's base unit; BLEND only. */
  readonly declaredLoss?: string;
  readonly sample?: string;
  readonly occurredAt?: string;
  readonly note?: string;
  readonly reference?: { readonly type: string; readonly id: string };
}

export interface LotsTransformedResult {
  readonly transformationId: string;
  readonly transactionId: string;
  readonly inputLotIds: readonly string[];
  readonly outputLotIds: readonly string[];
}
