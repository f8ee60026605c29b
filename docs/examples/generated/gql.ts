/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query DashboardState {\n    stock(first: 1) {\n      totalCount\n      asOfCursor\n    }\n    holds(first: 1, filter: { open: { equals: true } }) {\n      totalCount\n    }\n    lots(first: 5, orderBy: USABLE_THROUGH) {\n      nodes {\n        id\n        lotNumber\n        usableThrough\n        item {\n          id\n          sku\n        }\n      }\n    }\n  }\n": typeof types.DashboardStateDocument,
    "\n  subscription DashboardStock($after: Cursor) {\n    stockChanged(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on StockChangedEvent {\n        id\n        cursor\n        transactionType\n        changes {\n          lotId\n          binId\n          difference {\n            value\n            unit\n          }\n          onHand {\n            value\n          }\n        }\n      }\n    }\n  }\n": typeof types.DashboardStockDocument,
    "\n  subscription DashboardHolds($after: Cursor) {\n    holdChanged(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on HoldChangedEvent {\n        id\n        cursor\n        lotId\n        type\n        released\n      }\n    }\n  }\n": typeof types.DashboardHoldsDocument,
    "\n  subscription DashboardExpiries($after: Cursor) {\n    lotExpiring(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on LotExpiringEvent {\n        id\n        cursor\n        lotNumber\n        daysLeft\n        onHand {\n          value\n          unit\n        }\n      }\n    }\n  }\n": typeof types.DashboardExpiriesDocument,
    "\n  query PortalOverview {\n    me {\n      partner {\n        code\n        name\n      }\n    }\n    inboundShipments(first: 10) {\n      nodes {\n        id\n        shipmentNumber\n        status\n        lines {\n          id\n        }\n      }\n    }\n    inboundMessages(first: 10) {\n      nodes {\n        id\n        status\n        fileName\n        issues {\n          message\n        }\n      }\n    }\n    lots(first: 10, orderBy: USABLE_THROUGH) {\n      totalCount\n      nodes {\n        id\n        lotNumber\n        quality\n        usableThrough\n        item {\n          id\n          sku\n        }\n      }\n    }\n  }\n": typeof types.PortalOverviewDocument,
    "\n  query PortalPlace {\n    events(first: 1) {\n      asOfCursor\n    }\n  }\n": typeof types.PortalPlaceDocument,
    "\n  subscription PortalMessageChanged($after: Cursor, $messages: [ID!]) {\n    inboundMessageChanged(after: $after, filter: { inboundMessageIds: $messages }) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on InboundMessageChangedEvent {\n        id\n        cursor\n        status\n      }\n    }\n  }\n": typeof types.PortalMessageChangedDocument,
};
const documents: Documents = {
    "\n  query DashboardState {\n    stock(first: 1) {\n      totalCount\n      asOfCursor\n    }\n    holds(first: 1, filter: { open: { equals: true } }) {\n      totalCount\n    }\n    lots(first: 5, orderBy: USABLE_THROUGH) {\n      nodes {\n        id\n        lotNumber\n        usableThrough\n        item {\n          id\n          sku\n        }\n      }\n    }\n  }\n": types.DashboardStateDocument,
    "\n  subscription DashboardStock($after: Cursor) {\n    stockChanged(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on StockChangedEvent {\n        id\n        cursor\n        transactionType\n        changes {\n          lotId\n          binId\n          difference {\n            value\n            unit\n          }\n          onHand {\n            value\n          }\n        }\n      }\n    }\n  }\n": types.DashboardStockDocument,
    "\n  subscription DashboardHolds($after: Cursor) {\n    holdChanged(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on HoldChangedEvent {\n        id\n        cursor\n        lotId\n        type\n        released\n      }\n    }\n  }\n": types.DashboardHoldsDocument,
    "\n  subscription DashboardExpiries($after: Cursor) {\n    lotExpiring(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on LotExpiringEvent {\n        id\n        cursor\n        lotNumber\n        daysLeft\n        onHand {\n          value\n          unit\n        }\n      }\n    }\n  }\n": types.DashboardExpiriesDocument,
    "\n  query PortalOverview {\n    me {\n      partner {\n        code\n        name\n      }\n    }\n    inboundShipments(first: 10) {\n      nodes {\n        id\n        shipmentNumber\n        status\n        lines {\n          id\n        }\n      }\n    }\n    inboundMessages(first: 10) {\n      nodes {\n        id\n        status\n        fileName\n        issues {\n          message\n        }\n      }\n    }\n    lots(first: 10, orderBy: USABLE_THROUGH) {\n      totalCount\n      nodes {\n        id\n        lotNumber\n        quality\n        usableThrough\n        item {\n          id\n          sku\n        }\n      }\n    }\n  }\n": types.PortalOverviewDocument,
    "\n  query PortalPlace {\n    events(first: 1) {\n      asOfCursor\n    }\n  }\n": types.PortalPlaceDocument,
    "\n  subscription PortalMessageChanged($after: Cursor, $messages: [ID!]) {\n    inboundMessageChanged(after: $after, filter: { inboundMessageIds: $messages }) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on InboundMessageChangedEvent {\n        id\n        cursor\n        status\n      }\n    }\n  }\n": types.PortalMessageChangedDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DashboardState {\n    stock(first: 1) {\n      totalCount\n      asOfCursor\n    }\n    holds(first: 1, filter: { open: { equals: true } }) {\n      totalCount\n    }\n    lots(first: 5, orderBy: USABLE_THROUGH) {\n      nodes {\n        id\n        lotNumber\n        usableThrough\n        item {\n          id\n          sku\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DashboardState {\n    stock(first: 1) {\n      totalCount\n      asOfCursor\n    }\n    holds(first: 1, filter: { open: { equals: true } }) {\n      totalCount\n    }\n    lots(first: 5, orderBy: USABLE_THROUGH) {\n      nodes {\n        id\n        lotNumber\n        usableThrough\n        item {\n          id\n          sku\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DashboardStock($after: Cursor) {\n    stockChanged(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on StockChangedEvent {\n        id\n        cursor\n        transactionType\n        changes {\n          lotId\n          binId\n          difference {\n            value\n            unit\n          }\n          onHand {\n            value\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription DashboardStock($after: Cursor) {\n    stockChanged(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on StockChangedEvent {\n        id\n        cursor\n        transactionType\n        changes {\n          lotId\n          binId\n          difference {\n            value\n            unit\n          }\n          onHand {\n            value\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DashboardHolds($after: Cursor) {\n    holdChanged(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on HoldChangedEvent {\n        id\n        cursor\n        lotId\n        type\n        released\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription DashboardHolds($after: Cursor) {\n    holdChanged(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on HoldChangedEvent {\n        id\n        cursor\n        lotId\n        type\n        released\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DashboardExpiries($after: Cursor) {\n    lotExpiring(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on LotExpiringEvent {\n        id\n        cursor\n        lotNumber\n        daysLeft\n        onHand {\n          value\n          unit\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription DashboardExpiries($after: Cursor) {\n    lotExpiring(after: $after) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on LotExpiringEvent {\n        id\n        cursor\n        lotNumber\n        daysLeft\n        onHand {\n          value\n          unit\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalOverview {\n    me {\n      partner {\n        code\n        name\n      }\n    }\n    inboundShipments(first: 10) {\n      nodes {\n        id\n        shipmentNumber\n        status\n        lines {\n          id\n        }\n      }\n    }\n    inboundMessages(first: 10) {\n      nodes {\n        id\n        status\n        fileName\n        issues {\n          message\n        }\n      }\n    }\n    lots(first: 10, orderBy: USABLE_THROUGH) {\n      totalCount\n      nodes {\n        id\n        lotNumber\n        quality\n        usableThrough\n        item {\n          id\n          sku\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PortalOverview {\n    me {\n      partner {\n        code\n        name\n      }\n    }\n    inboundShipments(first: 10) {\n      nodes {\n        id\n        shipmentNumber\n        status\n        lines {\n          id\n        }\n      }\n    }\n    inboundMessages(first: 10) {\n      nodes {\n        id\n        status\n        fileName\n        issues {\n          message\n        }\n      }\n    }\n    lots(first: 10, orderBy: USABLE_THROUGH) {\n      totalCount\n      nodes {\n        id\n        lotNumber\n        quality\n        usableThrough\n        item {\n          id\n          sku\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PortalPlace {\n    events(first: 1) {\n      asOfCursor\n    }\n  }\n"): (typeof documents)["\n  query PortalPlace {\n    events(first: 1) {\n      asOfCursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription PortalMessageChanged($after: Cursor, $messages: [ID!]) {\n    inboundMessageChanged(after: $after, filter: { inboundMessageIds: $messages }) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on InboundMessageChangedEvent {\n        id\n        cursor\n        status\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription PortalMessageChanged($after: Cursor, $messages: [ID!]) {\n    inboundMessageChanged(after: $after, filter: { inboundMessageIds: $messages }) {\n      __typename\n      ... on SubscriptionReady {\n        cursor\n      }\n      ... on Lagged {\n        cursor\n        lagSeconds\n      }\n      ... on InboundMessageChangedEvent {\n        id\n        cursor\n        status\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;