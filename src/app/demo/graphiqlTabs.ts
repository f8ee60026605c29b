import type { GraphiqlTab } from '../http/doors/graphiql.js';
import type { PreparedDemo } from './prepareDemo.js';

interface Told {
  /** Whose key it carries. */
  readonly principal: string;
  readonly query: string;
  readonly variables?: object;
}

/** The tabs of the demo's IDE, in the order of the README's first ten minutes; each with the key of a role that may do it. */
export function graphiqlTabs({ keys, ...ids }: Pick<PreparedDemo, 'keys' | 'lots' | 'orderId'>): readonly GraphiqlTab[] {
  return tabs(ids).map(({ principal, query, variables }) => ({
    query: `${query.trim()}\n`,
    headers: JSON.stringify({ Authorization: `Bearer ${keys[principal] ?? ''}` }, undefined, 2),
    ...(variables === undefined ? {} : { variables: JSON.stringify(variables, undefined, 2) }),
  }));
}

const tabs = ({ lots: { drum, part }, orderId }: Pick<PreparedDemo, 'lots' | 'orderId'>): readonly Told[] => [
  { principal: 'operator', query: LOTS_EXPIRING },
  { principal: 'operator', query: HOLDS_LIVE },
  { principal: 'inspector', query: HOLD_A_LOT, variables: { lotId: part, idempotencyKey: 'my first hold' } },
  { principal: 'recallManager', query: WHERE_DID_IT_GO, variables: { lotId: drum } },
  ...(orderId === undefined ? [] : shippingTabs(orderId)),
  { principal: 'planner', query: STOCK_BY_BIN },
  { principal: 'supplierAcme', query: MY_SHIPMENTS },
  { principal: 'auditor', query: WHAT_HAPPENED },
];

const shippingTabs = (orderId: string): readonly Told[] => [
  { principal: 'operator', query: PICK_PACK_SHIP, variables: { orderId } },
  { principal: 'customerNorth', query: WHAT_WE_GOT },
];

const LOTS_EXPIRING = `
# Press play. What expires first, and where does it lie? (As operator: the key stands in the headers below.)
query LotsExpiring {
  lots(first: 10, orderBy: USABLE_THROUGH) {
    nodes {
      lotNumber
      usableThrough
      item { sku name }
      stock {
        bin { code site { code } }
        onHand { value unit }
        availability { available { value } reasons }
      }
    }
  }
}
`;

const HOLDS_LIVE = `
# Press play and leave it running: holds appear here as they are placed, in the next tab or anywhere else.
subscription HoldsLive {
  holdChanged {
    __typename
    ... on SubscriptionReady { cursor }
    ... on HoldChangedEvent { cursor released type scope lotId reasonCode }
    ... on Lagged { cursor lagSeconds }
  }
}
`;

const HOLD_A_LOT = `
# Stops a lot: nothing of it can be allocated any more. Press play twice: the second answer is the first one again (replayed), the lot is held once.
mutation HoldALot($lotId: ID!, $idempotencyKey: String!) {
  placeHold(input: {
    lotId: $lotId
    type: QUALITY
    scope: LOT
    reason: { code: "QUALITY_CHECK", note: "taste" }
    idempotencyKey: $idempotencyKey
  }) {
    hold { id type lot { lotNumber } }
    replayed
    userErrors { code message path }
  }
}
`;

const WHERE_DID_IT_GO = `
# A drum of cocoa was divided and blended: every lot with something of it, how much, and where that lies.
query WhereDidItGo($lotId: ID!) {
  trace(start: { lot: { id: $lotId } }, direction: FORWARD) {
    complete
    lots { nodes { generation lot { lotNumber } attributedQuantity { value unit } } }
    onHand { nodes { bin { code } lot { lotNumber } attributedQuantity { value unit } } }
    totals { input { value } onHand { value } declaredLoss { value } unexplained { value } }
  }
}
`;

const PICK_PACK_SHIP = `
# An order leaves: the lots that were bound to it and no others, in a crate. Press play twice: the second answer is the first one again, nothing leaves twice.
mutation PickPackShip($orderId: ID!) {
  pickOrder(input: { orderId: $orderId, idempotencyKey: "my first pick" }) {
    allocations { lot { lotNumber } quantity { value unit } why bin { code } }
    userErrors { code message path }
  }
  packOrder(input: { orderId: $orderId, packages: [{ code: "CRATE-1" }], idempotencyKey: "my first pack" }) {
    packages { code }
    userErrors { code message path }
  }
  shipOrder(input: { orderId: $orderId, trackingNumber: "MY-PARCEL-1", idempotencyKey: "my first shipment" }) {
    order { status }
    shipment { shipmentNumber status lines { lot { lotNumber } quantity { value unit } package { code } } }
    userErrors { code message path }
  }
}
`;

const WHAT_WE_GOT = `
# The same API with a customer's key: North sees which lots are on their way to it, and nothing of anybody else.
query WhatWeGot {
  me { partner { code } }
  shippedLots(first: 10) {
    nodes { package { code } lot { lotNumber usableThrough } quantity { value unit } shipment { shipmentNumber status } }
  }
}
`;

const STOCK_BY_BIN = `
# Every balance that expires next, with what of it is free and why not more.
query StockByBin {
  stock(first: 20, orderBy: USABLE_THROUGH) {
    totalCount
    nodes {
      lot { lotNumber item { sku } }
      bin { code site { code } }
      onHand { value unit }
      held { value }
      availability { available { value } reasons }
    }
    asOfCursor
  }
}
`;

const MY_SHIPMENTS = `
# The same API with a supplier's key: Acme sees what it announced, and nothing of anybody else.
query MyShipments {
  me { name role partner { code name } }
  inboundShipments(first: 5) {
    nodes { shipmentNumber status lines { lineNumber supplierLotNumber quantity { value unit } } }
  }
}
`;

const WHAT_HAPPENED = `
# Everything that happened, in order, from the first event that is kept.
query WhatHappened {
  events(first: 20, filter: { types: [GOODS_RECEIVED, HOLD_PLACED, LOTS_TRANSFORMED] }) {
    nodes { cursor type occurredAt subjects { noun ids } }
    pageInfo { hasNextPage endCursor }
  }
}
`;
