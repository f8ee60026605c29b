/* eslint-disable */
import * as types from './graphql.js';
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
    "\n  query DemoMessage($id: ID!) {\n    inboundMessage(id: $id) {\n      id\n      status\n      issues {\n        severity\n        code\n        message\n      }\n      acknowledgements {\n        kind\n        body\n      }\n      documents {\n        status\n        inboundShipment {\n          id\n          shipmentNumber\n          status\n          supplier {\n            code\n          }\n          lines {\n            lineNumber\n            item {\n              sku\n            }\n            quantity {\n              value\n              unit\n            }\n            supplierLotNumber\n            expiresOn\n            handlingUnit\n          }\n        }\n      }\n    }\n  }\n": typeof types.DemoMessageDocument,
    "\n  mutation DemoReceive($input: ReceiveGoodsInput!) {\n    receiveGoods(input: $input) {\n      receiptId\n      discrepancyCount\n      replayed\n      lots {\n        id\n        lotNumber\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.DemoReceiveDocument,
    "\n  query DemoStock($lots: [ID!]!) {\n    lots(first: 50, filter: { id: { in: $lots } }) {\n      totalCount\n      nodes {\n        id\n        lotNumber\n        usableThrough\n        item {\n          sku\n        }\n        stock {\n          bin {\n            id\n            code\n          }\n          handlingUnit\n          onHand {\n            value\n            unit\n          }\n          availability {\n            available {\n              value\n            }\n            reasons\n          }\n        }\n      }\n    }\n  }\n": typeof types.DemoStockDocument,
    "\n  query DemoBins($site: String!) {\n    site(ref: { code: $site }) {\n      id\n    }\n    bins(first: 250) {\n      nodes {\n        id\n        code\n        site {\n          code\n        }\n      }\n    }\n  }\n": typeof types.DemoBinsDocument,
    "\n  mutation DemoMove($input: MoveStockInput!) {\n    moveStock(input: $input) {\n      transactionId\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.DemoMoveDocument,
    "\n  mutation DemoPlaceHold($input: PlaceHoldInput!) {\n    placeHold(input: $input) {\n      hold {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.DemoPlaceHoldDocument,
    "\n  mutation DemoReleaseHold($input: ReleaseHoldInput!) {\n    releaseHold(input: $input) {\n      hold {\n        id\n        releasedAt\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.DemoReleaseHoldDocument,
    "\n  mutation DemoTransform($input: TransformLotsInput!) {\n    transformLots(input: $input) {\n      transformationId\n      outputLots {\n        id\n        lotNumber\n        usableThrough\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.DemoTransformDocument,
    "\n  query DemoTrace($lot: ID!, $direction: TraceDirection!) {\n    trace(start: { lot: { id: $lot } }, direction: $direction) {\n      complete\n      elapsedMs\n      lots {\n        totalCount\n        nodes {\n          generation\n          lot {\n            id\n            lotNumber\n            supplierLotNumber\n            supplier {\n              code\n            }\n          }\n          attributedQuantity {\n            value\n          }\n        }\n      }\n      onHand {\n        totalCount\n        nodes {\n          lot {\n            lotNumber\n          }\n          bin {\n            code\n          }\n          attributedQuantity {\n            value\n          }\n        }\n      }\n      movements {\n        nodes {\n          transactionType\n          lot {\n            lotNumber\n          }\n        }\n      }\n      totals {\n        input {\n          value\n        }\n        onHand {\n          value\n        }\n        declaredLoss {\n          value\n        }\n        unexplained {\n          value\n        }\n      }\n    }\n  }\n": typeof types.DemoTraceDocument,
    "\n  subscription DemoStockChanged {\n    stockChanged {\n      __typename\n      ... on StockChangedEvent {\n        transactionId\n        transactionType\n        changes {\n          lotId\n        }\n      }\n    }\n  }\n": typeof types.DemoStockChangedDocument,
    "\n  subscription DemoHoldChanged {\n    holdChanged {\n      __typename\n      ... on HoldChangedEvent {\n        holdId\n        released\n      }\n    }\n  }\n": typeof types.DemoHoldChangedDocument,
    "\n  subscription DemoLotExpiring {\n    lotExpiring {\n      __typename\n      ... on LotExpiringEvent {\n        lotId\n        lotNumber\n        daysLeft\n        withinDays\n      }\n    }\n  }\n": typeof types.DemoLotExpiringDocument,
};
const documents: Documents = {
    "\n  query DemoMessage($id: ID!) {\n    inboundMessage(id: $id) {\n      id\n      status\n      issues {\n        severity\n        code\n        message\n      }\n      acknowledgements {\n        kind\n        body\n      }\n      documents {\n        status\n        inboundShipment {\n          id\n          shipmentNumber\n          status\n          supplier {\n            code\n          }\n          lines {\n            lineNumber\n            item {\n              sku\n            }\n            quantity {\n              value\n              unit\n            }\n            supplierLotNumber\n            expiresOn\n            handlingUnit\n          }\n        }\n      }\n    }\n  }\n": types.DemoMessageDocument,
    "\n  mutation DemoReceive($input: ReceiveGoodsInput!) {\n    receiveGoods(input: $input) {\n      receiptId\n      discrepancyCount\n      replayed\n      lots {\n        id\n        lotNumber\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.DemoReceiveDocument,
    "\n  query DemoStock($lots: [ID!]!) {\n    lots(first: 50, filter: { id: { in: $lots } }) {\n      totalCount\n      nodes {\n        id\n        lotNumber\n        usableThrough\n        item {\n          sku\n        }\n        stock {\n          bin {\n            id\n            code\n          }\n          handlingUnit\n          onHand {\n            value\n            unit\n          }\n          availability {\n            available {\n              value\n            }\n            reasons\n          }\n        }\n      }\n    }\n  }\n": types.DemoStockDocument,
    "\n  query DemoBins($site: String!) {\n    site(ref: { code: $site }) {\n      id\n    }\n    bins(first: 250) {\n      nodes {\n        id\n        code\n        site {\n          code\n        }\n      }\n    }\n  }\n": types.DemoBinsDocument,
    "\n  mutation DemoMove($input: MoveStockInput!) {\n    moveStock(input: $input) {\n      transactionId\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.DemoMoveDocument,
    "\n  mutation DemoPlaceHold($input: PlaceHoldInput!) {\n    placeHold(input: $input) {\n      hold {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.DemoPlaceHoldDocument,
    "\n  mutation DemoReleaseHold($input: ReleaseHoldInput!) {\n    releaseHold(input: $input) {\n      hold {\n        id\n        releasedAt\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.DemoReleaseHoldDocument,
    "\n  mutation DemoTransform($input: TransformLotsInput!) {\n    transformLots(input: $input) {\n      transformationId\n      outputLots {\n        id\n        lotNumber\n        usableThrough\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.DemoTransformDocument,
    "\n  query DemoTrace($lot: ID!, $direction: TraceDirection!) {\n    trace(start: { lot: { id: $lot } }, direction: $direction) {\n      complete\n      elapsedMs\n      lots {\n        totalCount\n        nodes {\n          generation\n          lot {\n            id\n            lotNumber\n            supplierLotNumber\n            supplier {\n              code\n            }\n          }\n          attributedQuantity {\n            value\n          }\n        }\n      }\n      onHand {\n        totalCount\n        nodes {\n          lot {\n            lotNumber\n          }\n          bin {\n            code\n          }\n          attributedQuantity {\n            value\n          }\n        }\n      }\n      movements {\n        nodes {\n          transactionType\n          lot {\n            lotNumber\n          }\n        }\n      }\n      totals {\n        input {\n          value\n        }\n        onHand {\n          value\n        }\n        declaredLoss {\n          value\n        }\n        unexplained {\n          value\n        }\n      }\n    }\n  }\n": types.DemoTraceDocument,
    "\n  subscription DemoStockChanged {\n    stockChanged {\n      __typename\n      ... on StockChangedEvent {\n        transactionId\n        transactionType\n        changes {\n          lotId\n        }\n      }\n    }\n  }\n": types.DemoStockChangedDocument,
    "\n  subscription DemoHoldChanged {\n    holdChanged {\n      __typename\n      ... on HoldChangedEvent {\n        holdId\n        released\n      }\n    }\n  }\n": types.DemoHoldChangedDocument,
    "\n  subscription DemoLotExpiring {\n    lotExpiring {\n      __typename\n      ... on LotExpiringEvent {\n        lotId\n        lotNumber\n        daysLeft\n        withinDays\n      }\n    }\n  }\n": types.DemoLotExpiringDocument,
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
export function graphql(source: "\n  query DemoMessage($id: ID!) {\n    inboundMessage(id: $id) {\n      id\n      status\n      issues {\n        severity\n        code\n        message\n      }\n      acknowledgements {\n        kind\n        body\n      }\n      documents {\n        status\n        inboundShipment {\n          id\n          shipmentNumber\n          status\n          supplier {\n            code\n          }\n          lines {\n            lineNumber\n            item {\n              sku\n            }\n            quantity {\n              value\n              unit\n            }\n            supplierLotNumber\n            expiresOn\n            handlingUnit\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DemoMessage($id: ID!) {\n    inboundMessage(id: $id) {\n      id\n      status\n      issues {\n        severity\n        code\n        message\n      }\n      acknowledgements {\n        kind\n        body\n      }\n      documents {\n        status\n        inboundShipment {\n          id\n          shipmentNumber\n          status\n          supplier {\n            code\n          }\n          lines {\n            lineNumber\n            item {\n              sku\n            }\n            quantity {\n              value\n              unit\n            }\n            supplierLotNumber\n            expiresOn\n            handlingUnit\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DemoReceive($input: ReceiveGoodsInput!) {\n    receiveGoods(input: $input) {\n      receiptId\n      discrepancyCount\n      replayed\n      lots {\n        id\n        lotNumber\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DemoReceive($input: ReceiveGoodsInput!) {\n    receiveGoods(input: $input) {\n      receiptId\n      discrepancyCount\n      replayed\n      lots {\n        id\n        lotNumber\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DemoStock($lots: [ID!]!) {\n    lots(first: 50, filter: { id: { in: $lots } }) {\n      totalCount\n      nodes {\n        id\n        lotNumber\n        usableThrough\n        item {\n          sku\n        }\n        stock {\n          bin {\n            id\n            code\n          }\n          handlingUnit\n          onHand {\n            value\n            unit\n          }\n          availability {\n            available {\n              value\n            }\n            reasons\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DemoStock($lots: [ID!]!) {\n    lots(first: 50, filter: { id: { in: $lots } }) {\n      totalCount\n      nodes {\n        id\n        lotNumber\n        usableThrough\n        item {\n          sku\n        }\n        stock {\n          bin {\n            id\n            code\n          }\n          handlingUnit\n          onHand {\n            value\n            unit\n          }\n          availability {\n            available {\n              value\n            }\n            reasons\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DemoBins($site: String!) {\n    site(ref: { code: $site }) {\n      id\n    }\n    bins(first: 250) {\n      nodes {\n        id\n        code\n        site {\n          code\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DemoBins($site: String!) {\n    site(ref: { code: $site }) {\n      id\n    }\n    bins(first: 250) {\n      nodes {\n        id\n        code\n        site {\n          code\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DemoMove($input: MoveStockInput!) {\n    moveStock(input: $input) {\n      transactionId\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DemoMove($input: MoveStockInput!) {\n    moveStock(input: $input) {\n      transactionId\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DemoPlaceHold($input: PlaceHoldInput!) {\n    placeHold(input: $input) {\n      hold {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DemoPlaceHold($input: PlaceHoldInput!) {\n    placeHold(input: $input) {\n      hold {\n        id\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DemoReleaseHold($input: ReleaseHoldInput!) {\n    releaseHold(input: $input) {\n      hold {\n        id\n        releasedAt\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DemoReleaseHold($input: ReleaseHoldInput!) {\n    releaseHold(input: $input) {\n      hold {\n        id\n        releasedAt\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DemoTransform($input: TransformLotsInput!) {\n    transformLots(input: $input) {\n      transformationId\n      outputLots {\n        id\n        lotNumber\n        usableThrough\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DemoTransform($input: TransformLotsInput!) {\n    transformLots(input: $input) {\n      transformationId\n      outputLots {\n        id\n        lotNumber\n        usableThrough\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DemoTrace($lot: ID!, $direction: TraceDirection!) {\n    trace(start: { lot: { id: $lot } }, direction: $direction) {\n      complete\n      elapsedMs\n      lots {\n        totalCount\n        nodes {\n          generation\n          lot {\n            id\n            lotNumber\n            supplierLotNumber\n            supplier {\n              code\n            }\n          }\n          attributedQuantity {\n            value\n          }\n        }\n      }\n      onHand {\n        totalCount\n        nodes {\n          lot {\n            lotNumber\n          }\n          bin {\n            code\n          }\n          attributedQuantity {\n            value\n          }\n        }\n      }\n      movements {\n        nodes {\n          transactionType\n          lot {\n            lotNumber\n          }\n        }\n      }\n      totals {\n        input {\n          value\n        }\n        onHand {\n          value\n        }\n        declaredLoss {\n          value\n        }\n        unexplained {\n          value\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DemoTrace($lot: ID!, $direction: TraceDirection!) {\n    trace(start: { lot: { id: $lot } }, direction: $direction) {\n      complete\n      elapsedMs\n      lots {\n        totalCount\n        nodes {\n          generation\n          lot {\n            id\n            lotNumber\n            supplierLotNumber\n            supplier {\n              code\n            }\n          }\n          attributedQuantity {\n            value\n          }\n        }\n      }\n      onHand {\n        totalCount\n        nodes {\n          lot {\n            lotNumber\n          }\n          bin {\n            code\n          }\n          attributedQuantity {\n            value\n          }\n        }\n      }\n      movements {\n        nodes {\n          transactionType\n          lot {\n            lotNumber\n          }\n        }\n      }\n      totals {\n        input {\n          value\n        }\n        onHand {\n          value\n        }\n        declaredLoss {\n          value\n        }\n        unexplained {\n          value\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DemoStockChanged {\n    stockChanged {\n      __typename\n      ... on StockChangedEvent {\n        transactionId\n        transactionType\n        changes {\n          lotId\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription DemoStockChanged {\n    stockChanged {\n      __typename\n      ... on StockChangedEvent {\n        transactionId\n        transactionType\n        changes {\n          lotId\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DemoHoldChanged {\n    holdChanged {\n      __typename\n      ... on HoldChangedEvent {\n        holdId\n        released\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription DemoHoldChanged {\n    holdChanged {\n      __typename\n      ... on HoldChangedEvent {\n        holdId\n        released\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription DemoLotExpiring {\n    lotExpiring {\n      __typename\n      ... on LotExpiringEvent {\n        lotId\n        lotNumber\n        daysLeft\n        withinDays\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription DemoLotExpiring {\n    lotExpiring {\n      __typename\n      ... on LotExpiringEvent {\n        lotId\n        lotNumber\n        daysLeft\n        withinDays\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;