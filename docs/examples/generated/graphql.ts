/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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
  | 'UNREADABLE'
  /** It is a test, and a real one would have been applied: it was read, judged and answered, and nothing was changed. */
  | 'VALIDATED';

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

/** What quality says of a lot. */
export type LotQuality =
  /** Released under conditions; may not be allocated freely. */
  | 'CONDITIONALLY_RELEASED'
  /** Waits for an inspection; may not be used. */
  | 'PENDING_INSPECTION'
  /** May not be used, for good. */
  | 'REJECTED'
  /** May be used. */
  | 'RELEASED'
  /** Its retest date has come; may not be used until tested again. */
  | 'RETEST_REQUIRED';

export type DashboardStateQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardStateQuery = { stock: { totalCount: number, asOfCursor: string }, holds: { totalCount: number }, lots: { nodes: Array<{ id: string, lotNumber: string, usableThrough: string | null, item: { id: string, sku: string } }> } };

export type DashboardStockSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DashboardStockSubscription = { stockChanged:
    | { __typename: 'Lagged', cursor: string, lagSeconds: number }
    | { __typename: 'StockChangedEvent', id: string, cursor: string, transactionType: InventoryTransactionType, changes: Array<{ lotId: string, binId: string, difference: { value: string, unit: string }, onHand: { value: string } }> }
    | { __typename: 'SubscriptionReady', cursor: string }
   };

export type DashboardHoldsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DashboardHoldsSubscription = { holdChanged:
    | { __typename: 'HoldChangedEvent', id: string, cursor: string, lotId: string | null, type: HoldType, released: boolean }
    | { __typename: 'Lagged', cursor: string, lagSeconds: number }
    | { __typename: 'SubscriptionReady', cursor: string }
   };

export type DashboardExpiriesSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DashboardExpiriesSubscription = { lotExpiring:
    | { __typename: 'Lagged', cursor: string, lagSeconds: number }
    | { __typename: 'LotExpiringEvent', id: string, cursor: string, lotNumber: string, daysLeft: number, onHand: { value: string, unit: string } }
    | { __typename: 'SubscriptionReady', cursor: string }
   };

export type PortalOverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type PortalOverviewQuery = { me: { partner: { code: string, name: string } | null }, inboundShipments: { nodes: Array<{ id: string, shipmentNumber: string, status: InboundShipmentStatus, lines: Array<{ id: string }> }> }, inboundMessages: { nodes: Array<{ id: string, status: InboundMessageStatus, fileName: string | null, issues: Array<{ message: string }> }> }, lots: { totalCount: number, nodes: Array<{ id: string, lotNumber: string, quality: LotQuality, usableThrough: string | null, item: { id: string, sku: string } }> } };

export type PortalPlaceQueryVariables = Exact<{ [key: string]: never; }>;


export type PortalPlaceQuery = { events: { asOfCursor: string } };

export type PortalMessageChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  messages?: Array<string | number> | string | number | null | undefined;
}>;


export type PortalMessageChangedSubscription = { inboundMessageChanged:
    | { __typename: 'InboundMessageChangedEvent', id: string, cursor: string, status: InboundMessageStatus }
    | { __typename: 'Lagged', cursor: string, lagSeconds: number }
    | { __typename: 'SubscriptionReady', cursor: string }
   };


export const DashboardStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DashboardState"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"asOfCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"holds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"open"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"equals"},"value":{"kind":"BooleanValue","value":true}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"USABLE_THROUGH"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"usableThrough"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DashboardStateQuery, DashboardStateQueryVariables>;
export const DashboardStockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DashboardStock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionReady"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"transactionType"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotId"}},{"kind":"Field","name":{"kind":"Name","value":"binId"}},{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DashboardStockSubscription, DashboardStockSubscriptionVariables>;
export const DashboardHoldsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DashboardHolds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holdChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionReady"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HoldChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"lotId"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"released"}}]}}]}}]}}]} as unknown as DocumentNode<DashboardHoldsSubscription, DashboardHoldsSubscriptionVariables>;
export const DashboardExpiriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DashboardExpiries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotExpiring"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionReady"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LotExpiringEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DashboardExpiriesSubscription, DashboardExpiriesSubscriptionVariables>;
export const PortalOverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PortalOverview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"inboundShipments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"shipmentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"inboundMessages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"USABLE_THROUGH"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"usableThrough"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PortalOverviewQuery, PortalOverviewQueryVariables>;
export const PortalPlaceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PortalPlace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOfCursor"}}]}}]}}]} as unknown as DocumentNode<PortalPlaceQuery, PortalPlaceQueryVariables>;
export const PortalMessageChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PortalMessageChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"messages"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inboundMessageChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"inboundMessageIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"messages"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionReady"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InboundMessageChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<PortalMessageChangedSubscription, PortalMessageChangedSubscriptionVariables>;