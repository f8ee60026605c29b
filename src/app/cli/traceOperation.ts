import { graphql } from '../demo/generated/gql.js';

/** A page of each list of a trace; the lists go on apart from each other. */
export const TRACE = graphql(`
  query CliTrace($lot: ID!, $direction: TraceDirection!, $lots: Cursor, $edges: Cursor, $onHand: Cursor, $movements: Cursor) {
    trace(start: { lot: { id: $lot } }, direction: $direction) {
      complete
      elapsedMs
      gaps {
        code
      }
      totals {
        input {
          value
          unit
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
        scrapped {
          value
        }
        destroyed {
          value
        }
        sampled {
          value
        }
        declaredLoss {
          value
        }
        unexplained {
          value
        }
      }
      lots(first: 250, after: $lots) {
        nodes {
          direction
          generation
          lot {
            id
            lotNumber
            supplierLotNumber
            item {
              sku
            }
            supplier {
              code
            }
          }
          attributedQuantity {
            value
            unit
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      edges(first: 250, after: $edges) {
        nodes {
          parent {
            id
          }
          child {
            id
          }
          quantity {
            value
            unit
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      onHand(first: 250, after: $onHand) {
        nodes {
          lot {
            id
            lotNumber
          }
          bin {
            code
            site {
              code
            }
          }
          attributedQuantity {
            value
            unit
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      movements(first: 250, after: $movements) {
        nodes {
          direction
          transactionType
          occurredAt
          lot {
            id
            lotNumber
          }
          from {
            code
          }
          to {
            code
          }
          attributedQuantity {
            value
            unit
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
