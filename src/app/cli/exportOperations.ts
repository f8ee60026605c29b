import { graphql } from '../demo/generated/gql.js';

/** Pages of what can be exported, in an order that does not change: as it was made. */
export const EXPORT_EVENTS = graphql(`
  query CliExportEvents($after: Cursor) {
    events(first: 250, after: $after) {
      edges {
        cursor
        node {
          id
          type
          typeVersion
          occurredAt
          recordedAt
          payload
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const EXPORT_LOTS = graphql(`
  query CliExportLots($after: Cursor) {
    lots(first: 250, after: $after, orderBy: CREATED) {
      nodes {
        id
        lotNumber
        item {
          sku
        }
        supplier {
          code
        }
        supplierLotNumber
        quality
        manufacturedOn
        expiresOn
        bestBeforeOn
        usableThrough
        countryOfOrigin
        traceabilityLotCode
        createdAt
        version
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const EXPORT_STOCK = graphql(`
  query CliExportStock($after: Cursor) {
    stock(first: 250, after: $after, orderBy: CREATED) {
      nodes {
        site {
          code
        }
        bin {
          code
        }
        item {
          sku
        }
        lot {
          id
          lotNumber
        }
        handlingUnit
        condition
        ownership
        onHand {
          value
          unit
        }
        allocated {
          value
        }
        held {
          value
        }
        version
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
