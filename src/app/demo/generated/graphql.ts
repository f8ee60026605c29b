/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Why stock is not available. ALLOCATED and PARTLY_HELD take a part of it, all others the whole. */
export type BlockReason =
  /** A part is promised to orders. */
  | 'ALLOCATED'
  /** It lies in receiving, staging, quarantine, damage or transit. */
  | 'BIN_NOT_PICKABLE'
  /** Its lot is released under conditions only. */
  | 'CONDITIONALLY_RELEASED'
  /** It belongs to a customer. */
  | 'CUSTOMER_OWNED'
  /** Its last usable day at the site is past. */
  | 'EXPIRED'
  /** It is damaged, opened or came back. */
  | 'NOT_IN_GOOD_CONDITION'
  /** A hold covers it. */
  | 'ON_HOLD'
  /** A part is held. */
  | 'PARTLY_HELD'
  /** Its lot waits for an inspection. */
  | 'PENDING_INSPECTION'
  /** Its lot is recalled. */
  | 'RECALLED'
  /** Its lot is rejected. */
  | 'REJECTED'
  /** Its lot must be tested again. */
  | 'RETEST_REQUIRED';

/** In what state goods are, beside what quality says of their lot. */
export type Condition =
  /** Damaged; may not be used. */
  | 'DAMAGED'
  /** As it should be. */
  | 'GOOD'
  /** Its package is open; may not be used. */
  | 'OPENED'
  /** Came back and nobody has looked at it; may not be used. */
  | 'RETURNED_UNINSPECTED';

/** Why a mutation was refused. A code never changes its meaning; new ones may come. */
export type ErrorCode =
  /** Another object has this code, number or identifier. */
  | 'ALREADY_EXISTS'
  /** Events at the cursor are no longer kept. */
  | 'CURSOR_EXPIRED'
  /** The message names something we do not know. */
  | 'EDI_MAPPING'
  /** The message does not follow its syntax. */
  | 'EDI_SYNTAX'
  /** Your role or site does not permit it. */
  | 'FORBIDDEN'
  /** An output would have no origin, or a lot its own descendant as parent. */
  | 'GENEALOGY_INCOMPLETE'
  /** The hold was released before. */
  | 'HOLD_ALREADY_RELEASED'
  /** The idempotency key was used with another input. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The object may not go from its state to the one asked for. */
  | 'ILLEGAL_STATUS_TRANSITION'
  /** The bin holds less of the lot than asked for. */
  | 'INSUFFICIENT_LOT_IN_BIN'
  /** There is less than asked for. */
  | 'INSUFFICIENT_STOCK'
  /** A field has a value that is not accepted. */
  | 'INVALID_INPUT'
  /** Goods may not be put, taken or kept there. */
  | 'LOCATION_NOT_PERMITTED'
  /** The item asks for an attribute of the lot that is missing. */
  | 'LOT_ATTRIBUTE_REQUIRED'
  /** The lot exists, and what was said of it now differs. */
  | 'LOT_DUPLICATE'
  /** The lot is past its last usable day at the site. */
  | 'LOT_EXPIRED'
  /** The lot or line is of another item. */
  | 'LOT_ITEM_MISMATCH'
  /** There is no such lot. */
  | 'LOT_NOT_FOUND'
  /** Quality has not released the lot. */
  | 'LOT_NOT_RELEASED'
  /** The lot number is written in a way that is not accepted. */
  | 'LOT_NUMBER_FORMAT'
  /** An open hold covers the lot there. */
  | 'LOT_ON_HOLD'
  /** An open recall covers the lot. */
  | 'LOT_RECALLED'
  /** Quality rejected the lot. */
  | 'LOT_REJECTED'
  /** There is no such object; ids of other tenants and malformed ids look the same. */
  | 'NOT_FOUND'
  /** More came than was announced or ordered, beyond the tolerance. */
  | 'OVER_RECEIPT'
  /** The message or object belongs to another partner. */
  | 'PARTNER_MISMATCH'
  /** The quantity is not one of this item. */
  | 'QUANTITY_INVALID'
  /** A reason is needed, or a comment to it. */
  | 'REASON_CODE_REQUIRED'
  /** The object is retired: it takes nothing new. */
  | 'RETIRED'
  /** The object changed since the version you named. */
  | 'STALE_VERSION'
  /** Inputs differ from outputs, loss and sample by more than the tolerance. */
  | 'TRANSFORMATION_IMBALANCE'
  /** The unit is neither the base unit nor a pack level of the item, or no unit of UN/ECE Recommendation 20. */
  | 'UNIT_UNKNOWN';

/** What of the lot a hold covers. */
export type HoldScope =
  /** All of it, everywhere, also what comes later. */
  | 'LOT'
  /** All of it in one bin; it leaves that bin only for quarantine. */
  | 'LOT_BIN'
  /** All of it at one site. */
  | 'LOT_SITE'
  /** A quantity of it in one bin. */
  | 'QUANTITY';

/** Why stock is stopped. */
export type HoldType =
  /** It is being counted. */
  | 'COUNT_IN_PROGRESS'
  /** A customer complained. */
  | 'CUSTOMER_COMPLAINT'
  /** Customs has not released it. */
  | 'CUSTOMS'
  /** Something is being found out. */
  | 'INVESTIGATION'
  /** A certificate or paper is missing. */
  | 'MISSING_DOCUMENT'
  /** Quality looks at it. */
  | 'QUALITY'
  /** It is kept apart. */
  | 'QUARANTINE'
  /** It is recalled. */
  | 'RECALL'
  /** An authority says so. */
  | 'REGULATORY'
  /** It may be falsified (DSCSA). */
  | 'SUSPECT_PRODUCT'
  /** It was too warm or too cold. */
  | 'TEMPERATURE_EXCURSION';

/** What became of one document of a message. */
export type InboundDocumentStatus =
  /** It was applied, once. */
  | 'APPLIED'
  /** It came before with the same content; nothing was done again. */
  | 'DUPLICATE'
  /** It was understood and not applied: a person must act, or it was a test. Its issues say which. */
  | 'HELD'
  /** The sender must send it again. */
  | 'REJECTED';

/** What became of a message that came in. */
export type InboundMessageStatus =
  /** It came before; nothing was done again. */
  | 'DUPLICATE'
  /** A person must look at it. */
  | 'PARKED'
  /** It was read and applied. */
  | 'PROCESSED'
  /** It is kept, and waits to be read. */
  | 'RECEIVED'
  /** It was read and refused. */
  | 'REJECTED'
  /** It cannot be read at all. */
  | 'UNREADABLE';

/** How far an announced shipment came. */
export type InboundShipmentStatus =
  /** It will not come. */
  | 'CANCELLED'
  /** Nothing of it was received. */
  | 'EXPECTED'
  /** Something was, and more is expected. */
  | 'PARTIALLY_RECEIVED'
  /** All of it was, or nothing more will come. */
  | 'RECEIVED';

/** What happened to stock. */
export type InventoryTransactionType =
  /** Stock was corrected. */
  | 'ADJUST'
  /** Lots were mixed. */
  | 'BLEND'
  /** Goods came into another condition. */
  | 'CONDITION_CHANGE'
  /** A count found a difference. */
  | 'COUNT'
  /** Goods arrived at a customer. */
  | 'DELIVER'
  /** Goods were destroyed. */
  | 'DESTROY'
  /** An item was taken apart. */
  | 'DISASSEMBLE'
  /** Goods were taken for production. */
  | 'ISSUE'
  /** Items were put together as another. */
  | 'KIT'
  /** Lots of one item were put together. */
  | 'MERGE'
  /** Goods went from one bin to another. */
  | 'MOVE'
  /** A handling unit went into another. */
  | 'NEST'
  /** Stock was there when we began. */
  | 'OPENING_BALANCE'
  /** Goods came to another owner. */
  | 'OWNERSHIP_CHANGE'
  /** Goods were taken for an order. */
  | 'PICK'
  /** A lot was made. */
  | 'PRODUCE'
  /** Goods went from receiving to their bin. */
  | 'PUTAWAY'
  /** Goods came in. */
  | 'RECEIPT'
  /** Goods were labelled anew. */
  | 'RELABEL'
  /** Goods were packed anew. */
  | 'REPACK'
  /** A customer sent goods back. */
  | 'RETURN_IN'
  /** Goods went back to their supplier. */
  | 'RETURN_TO_VENDOR'
  /** An earlier transaction was taken back. */
  | 'REVERSAL'
  /** Goods were worked on again. */
  | 'REWORK'
  /** Goods were given up. */
  | 'SCRAP'
  /** Goods left for a customer. */
  | 'SHIP'
  /** A lot was divided. */
  | 'SPLIT'
  /** Goods arrived from another site. */
  | 'TRANSFER_IN'
  /** Goods left for another site. */
  | 'TRANSFER_OUT'
  /** A handling unit came out of another. */
  | 'UNNEST';

/** Who must act on an issue. */
export type IssueSeverity =
  /** A person here must: define or map something, then replay the message. */
  | 'HOLD'
  /** Nobody; it was noted. */
  | 'INFO'
  /** The sender must mend it and send it again. */
  | 'REJECT'
  /** Nobody; it was noted, and the sender told. */
  | 'WARN';

/** A quantity of one lot from one bin to another of the same site. */
export type MoveStockInput = {
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Where it lies. */
  fromBinId: string | number;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** Which lot. */
  lotId: string | number;
  /** Why, in words. */
  note?: string | null | undefined;
  /** When it happened; now when absent, never later. */
  occurredAt?: string | null | undefined;
  /** How much. */
  quantity: QuantityInput;
  /** Why, as a code of your own. */
  reasonCode?: string | null | undefined;
  /** What it belongs to. */
  reference?: ReferenceInput | null | undefined;
  /** Where it goes. */
  toBinId: string | number;
};

/** A hold to be placed. LOT names the lot alone; LOT_SITE also siteId; LOT_BIN binId; QUANTITY binId and quantity. */
export type PlaceHoldInput = {
  /** In which bin. */
  binId?: string | number | null | undefined;
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** Which lot. */
  lotId: string | number;
  /** How much. */
  quantity?: QuantityInput | null | undefined;
  /** Reason code and note. */
  reason: ReasonInput;
  /** What it covers. */
  scope: HoldScope;
  /** At which site. */
  siteId?: string | number | null | undefined;
  /** Why. */
  type: HoldType;
};

/** An amount as you count it. */
export type QuantityInput = {
  /** The base unit or a pack level of the item; the base unit when absent. Errors: UNIT_UNKNOWN. */
  unit?: string | null | undefined;
  /** How many units, exactly. No more digits than the item allows in its base unit. */
  value: string;
};

/** Why. */
export type ReasonInput = {
  /** A reason code; OTHER needs a note. Errors: REASON_CODE_REQUIRED. */
  code: string;
  /** In words. */
  note?: string | null | undefined;
};

/** Goods that came. With an inbound shipment and no lines: everything still open, as announced. */
export type ReceiveGoodsInput = {
  /** Nothing more will come of this shipment: what is missing is recorded as SHORTAGE. */
  complete?: boolean | null | undefined;
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** The announcement it is received against. */
  inboundShipmentId?: string | number | null | undefined;
  /** What came, at most 1,000 lines. */
  lines?: Array<ReceiveGoodsLineInput>;
  /** In words. */
  note?: string | null | undefined;
  /** When the goods came; now when absent, never later. */
  occurredAt?: string | null | undefined;
  /** What it belongs to. */
  reference?: ReferenceInput | null | undefined;
  /** Where; needed unless the announcement names the site. */
  siteId?: string | number | null | undefined;
  /** From whom; taken from the announcement when absent. */
  supplierId?: string | number | null | undefined;
};

/** One line of goods as they came. What it leaves out is taken from the announced line it names. */
export type ReceiveGoodsLineInput = {
  /** Best before. */
  bestBeforeOn?: string | null | undefined;
  /** A physical bin of the site; the site's receiving bin when absent. */
  binId?: string | number | null | undefined;
  /** In what state; GOOD when absent. */
  condition?: Condition | null | undefined;
  /** Country of origin. */
  countryOfOrigin?: string | null | undefined;
  /** Last day it may be used; counted from manufacture by the shelf life when absent. */
  expiresOn?: string | null | undefined;
  /** SSCC or licence plate it came in. */
  handlingUnit?: string | null | undefined;
  /** The announced line it belongs to. */
  inboundShipmentLineId?: string | number | null | undefined;
  /** Which item; needed without an announced line. */
  itemId?: string | number | null | undefined;
  /** Our number of the lot; the supplier's number when absent. Errors: LOT_ATTRIBUTE_REQUIRED, LOT_NUMBER_FORMAT, LOT_DUPLICATE. */
  lotNumber?: string | null | undefined;
  /** Day of manufacture. */
  manufacturedOn?: string | null | undefined;
  /** How much came; what is still open of the announced line when absent. */
  quantity?: QuantityInput | null | undefined;
  /** The supplier's number, as on the label. */
  supplierLotNumber?: string | null | undefined;
  /** Traceability lot code, as on the label. */
  traceabilityLotCode?: string | null | undefined;
  /** Who assigned it. */
  traceabilityLotCodeSource?: string | null | undefined;
};

/** What an operation belongs to in your own system. */
export type ReferenceInput = {
  /** Its number. */
  id: string;
  /** Kind of document, for example PURCHASE_ORDER. */
  type: string;
};

/** A hold to be released. */
export type ReleaseHoldInput = {
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Which hold. */
  holdId: string | number;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** Release it only if it still has this version. Errors: STALE_VERSION. */
  ifVersion?: number | null | undefined;
  /** Reason code and note. */
  reason: ReasonInput;
};

/** Which way a trace goes. */
export type TraceDirection =
  /** Upstream: what it was made of, and where that came from (trace). */
  | 'BACKWARD'
  /** Both; the two are computed apart. */
  | 'BOTH'
  /** Downstream: what became of it, and where that is (track). */
  | 'FORWARD';

/** Inputs = outputs + declared loss + sample, within the tolerance of the item; a split exactly. */
export type TransformLotsInput = {
  /** What is lost, in the base unit; BLEND only. */
  declaredLoss?: string | null | undefined;
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** What goes in. */
  inputs: Array<TransformLotsInputLine>;
  /** What is done. */
  kind: TransformationKind;
  /** In words. */
  note?: string | null | undefined;
  /** When it happened; now when absent, never later. */
  occurredAt?: string | null | undefined;
  /** What comes out. */
  outputs: Array<TransformLotsOutputLine>;
  /** What it belongs to. */
  reference?: ReferenceInput | null | undefined;
  /** What is taken as a sample, in the base unit; BLEND only. */
  sample?: string | null | undefined;
};

/** Some of one lot in one bin. */
export type TransformLotsInputLine = {
  /** Where it lies. */
  binId: string | number;
  /** Which lot. */
  lotId: string | number;
  /** How much of it. */
  quantity: QuantityInput;
};

/** What comes of it: a new lot by its number, or an existing lot of our own by its id. */
export type TransformLotsOutputLine = {
  /** Where it is put. */
  binId: string | number;
  /** Not later than the earliest of the inputs, which it takes when absent. */
  expiresOn?: string | null | undefined;
  /** An existing lot that it is poured into. */
  lotId?: string | number | null | undefined;
  /** Number of a new lot. Errors: LOT_NUMBER_FORMAT, LOT_DUPLICATE. */
  lotNumber?: string | null | undefined;
  /** How much. */
  quantity: QuantityInput;
};

/** What is done to lots. */
export type TransformationKind =
  /** Lots of one item are mixed into new lots or poured into existing ones of our own. */
  | 'BLEND'
  /** One lot is divided into new lots, exactly. */
  | 'SPLIT';

export type DemoMessageQueryVariables = Exact<{
  id: string | number;
}>;


export type DemoMessageQuery = { inboundMessage: { id: string, status: InboundMessageStatus, issues: Array<{ severity: IssueSeverity, code: string, message: string }>, acknowledgements: Array<{ kind: string, body: string }>, documents: Array<{ status: InboundDocumentStatus, inboundShipment: { id: string, shipmentNumber: string, status: InboundShipmentStatus, supplier: { code: string }, lines: Array<{ lineNumber: number, supplierLotNumber: string | null, expiresOn: string | null, handlingUnit: string | null, item: { sku: string }, quantity: { value: string, unit: string } }> } | null }> } | null };

export type DemoReceiveMutationVariables = Exact<{
  input: ReceiveGoodsInput;
}>;


export type DemoReceiveMutation = { receiveGoods: { receiptId: string | null, discrepancyCount: number | null, replayed: boolean, lots: Array<{ id: string, lotNumber: string }> | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type DemoStockQueryVariables = Exact<{
  lots: Array<string | number> | string | number;
}>;


export type DemoStockQuery = { lots: { totalCount: number, nodes: Array<{ id: string, lotNumber: string, usableThrough: string | null, item: { sku: string }, stock: Array<{ handlingUnit: string | null, bin: { id: string, code: string }, onHand: { value: string, unit: string }, availability: { reasons: Array<BlockReason>, available: { value: string } } }> }> } };

export type DemoBinsQueryVariables = Exact<{
  site: string;
}>;


export type DemoBinsQuery = { site: { id: string } | null, bins: { nodes: Array<{ id: string, code: string, site: { code: string } }> } };

export type DemoMoveMutationVariables = Exact<{
  input: MoveStockInput;
}>;


export type DemoMoveMutation = { moveStock: { transactionId: string | null, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoPlaceHoldMutationVariables = Exact<{
  input: PlaceHoldInput;
}>;


export type DemoPlaceHoldMutation = { placeHold: { hold: { id: string } | null, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoReleaseHoldMutationVariables = Exact<{
  input: ReleaseHoldInput;
}>;


export type DemoReleaseHoldMutation = { releaseHold: { hold: { id: string, releasedAt: string | null } | null, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoTransformMutationVariables = Exact<{
  input: TransformLotsInput;
}>;


export type DemoTransformMutation = { transformLots: { transformationId: string | null, outputLots: Array<{ id: string, lotNumber: string, usableThrough: string | null }> | null, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoTraceQueryVariables = Exact<{
  lot: string | number;
  direction: TraceDirection;
}>;


export type DemoTraceQuery = { trace: { complete: boolean, elapsedMs: number, lots: { totalCount: number, nodes: Array<{ generation: number, lot: { id: string, lotNumber: string, supplierLotNumber: string | null, supplier: { code: string } | null }, attributedQuantity: { value: string } }> }, onHand: { totalCount: number, nodes: Array<{ lot: { lotNumber: string }, bin: { code: string }, attributedQuantity: { value: string } }> }, movements: { nodes: Array<{ transactionType: string, lot: { lotNumber: string } }> }, totals: { input: { value: string }, onHand: { value: string }, declaredLoss: { value: string }, unexplained: { value: string } } | null } | null };

export type DemoStockChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DemoStockChangedSubscription = { stockChanged:
    | { __typename: 'Lagged' }
    | { __typename: 'StockChangedEvent', transactionId: string, transactionType: InventoryTransactionType, changes: Array<{ lotId: string }> }
    | { __typename: 'SubscriptionReady' }
   };

export type DemoHoldChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DemoHoldChangedSubscription = { holdChanged:
    | { __typename: 'HoldChangedEvent', holdId: string, released: boolean }
    | { __typename: 'Lagged' }
    | { __typename: 'SubscriptionReady' }
   };

export type DemoLotExpiringSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DemoLotExpiringSubscription = { lotExpiring:
    | { __typename: 'Lagged' }
    | { __typename: 'LotExpiringEvent', lotId: string, lotNumber: string, daysLeft: number, withinDays: number }
    | { __typename: 'SubscriptionReady' }
   };


export const DemoMessageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoMessage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inboundMessage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"inboundShipment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"shipmentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lineNumber"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supplierLotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"handlingUnit"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoMessageQuery, DemoMessageQueryVariables>;
export const DemoReceiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoReceive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiveGoodsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiveGoods"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiptId"}},{"kind":"Field","name":{"kind":"Name","value":"discrepancyCount"}},{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DemoReceiveMutation, DemoReceiveMutationVariables>;
export const DemoStockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoStock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lots"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lots"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"usableThrough"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"handlingUnit"}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoStockQuery, DemoStockQueryVariables>;
export const DemoBinsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoBins"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"site"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"site"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"site"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bins"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoBinsQuery, DemoBinsQueryVariables>;
export const DemoMoveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoMove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moveStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoMoveMutation, DemoMoveMutationVariables>;
export const DemoPlaceHoldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoPlaceHold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceHoldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeHold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoPlaceHoldMutation, DemoPlaceHoldMutationVariables>;
export const DemoReleaseHoldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoReleaseHold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReleaseHoldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseHold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"releasedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoReleaseHoldMutation, DemoReleaseHoldMutationVariables>;
export const DemoTransformDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoTransform"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TransformLotsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transformLots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transformationId"}},{"kind":"Field","name":{"kind":"Name","value":"outputLots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"usableThrough"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoTransformMutation, DemoTransformMutationVariables>;
export const DemoTraceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoTrace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lot"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"direction"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TraceDirection"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"start"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lot"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lot"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"direction"},"value":{"kind":"Variable","name":{"kind":"Name","value":"direction"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"elapsedMs"}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"generation"}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"supplierLotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributedQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributedQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"movements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionType"}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"input"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"declaredLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unexplained"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoTraceQuery, DemoTraceQueryVariables>;
export const DemoStockChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DemoStockChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"transactionType"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoStockChangedSubscription, DemoStockChangedSubscriptionVariables>;
export const DemoHoldChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DemoHoldChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holdChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HoldChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holdId"}},{"kind":"Field","name":{"kind":"Name","value":"released"}}]}}]}}]}}]} as unknown as DocumentNode<DemoHoldChangedSubscription, DemoHoldChangedSubscriptionVariables>;
export const DemoLotExpiringDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DemoLotExpiring"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotExpiring"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LotExpiringEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotId"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"withinDays"}}]}}]}}]}}]} as unknown as DocumentNode<DemoLotExpiringSubscription, DemoLotExpiringSubscriptionVariables>;