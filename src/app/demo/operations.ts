import { graphql } from './generated/gql.js';

/** What the demo asks of the API: typed by codegen from schema/schema.graphql, so that a change of the contract breaks the build here. */
export const MESSAGE = graphql(`
  query DemoMessage($id: ID!) {
    inboundMessage(id: $id) {
      id
      status
      issues {
        severity
        code
        message
      }
      acknowledgements {
        kind
        body
      }
      documents {
        status
        inboundShipment {
          id
          shipmentNumber
          status
          supplier {
            code
          }
          lines {
            lineNumber
            item {
              sku
            }
            quantity {
              value
              unit
            }
            supplierLotNumber
            expiresOn
            handlingUnit
          }
        }
      }
    }
  }
`);

export const RECEIVE = graphql(`
  mutation DemoReceive($input: ReceiveGoodsInput!) {
    receiveGoods(input: $input) {
      receiptId
      discrepancyCount
      replayed
      lots {
        id
        lotNumber
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export const STOCK = graphql(`
  query DemoStock($lots: [ID!]!) {
    lots(first: 50, filter: { id: { in: $lots } }) {
      totalCount
      nodes {
        id
        lotNumber
        usableThrough
        item {
          sku
        }
        stock {
          bin {
            id
            code
          }
          handlingUnit
          onHand {
            value
            unit
          }
          availability {
            available {
              value
            }
            reasons
          }
        }
      }
    }
  }
`);

export const BINS = graphql(`
  query DemoBins($site: String!) {
    site(ref: { code: $site }) {
      id
    }
    bins(first: 250) {
      nodes {
        id
        code
        site {
          code
        }
      }
    }
  }
`);

export const MOVE = graphql(`
  mutation DemoMove($input: MoveStockInput!) {
    moveStock(input: $input) {
      transactionId
      userErrors {
        code
        message
      }
    }
  }
`);

export const TRANSFORM = graphql(`
  mutation DemoTransform($input: TransformLotsInput!) {
    transformLots(input: $input) {
      transformationId
      outputLots {
        id
        lotNumber
        usableThrough
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const TRACE = graphql(`
  query DemoTrace($lot: ID!, $direction: TraceDirection!) {
    trace(start: { lot: { id: $lot } }, direction: $direction) {
      complete
      elapsedMs
      lots {
        totalCount
        nodes {
          generation
          lot {
            id
            lotNumber
            supplierLotNumber
            supplier {
              code
            }
          }
          attributedQuantity {
            value
          }
        }
      }
      onHand {
        totalCount
        nodes {
          lot {
            lotNumber
          }
          bin {
            code
          }
          attributedQuantity {
            value
          }
        }
      }
      movements {
        nodes {
          transactionType
          lot {
            id
            lotNumber
          }
          to {
            code
            kind
          }
          attributedQuantity {
            value
          }
        }
      }
      totals {
        input {
          value
        }
        onHand {
          value
        }
        inTransit {
          value
        }
        atCustomers {
          value
        }
        declaredLoss {
          value
        }
        unexplained {
          value
        }
      }
    }
  }
`);

export const STOCK_CHANGED = graphql(`
  subscription DemoStockChanged {
    stockChanged {
      __typename
      ... on StockChangedEvent {
        transactionId
        transactionType
        changes {
          lotId
        }
      }
    }
  }
`);

export const HOLD_CHANGED = graphql(`
  subscription DemoHoldChanged {
    holdChanged {
      __typename
      ... on HoldChangedEvent {
        holdId
        released
      }
    }
  }
`);

export const LOT_EXPIRING = graphql(`
  subscription DemoLotExpiring {
    lotExpiring {
      __typename
      ... on LotExpiringEvent {
        lotId
        lotNumber
        daysLeft
        withinDays
      }
    }
  }
`);
