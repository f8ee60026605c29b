import { graphql } from './generated/gql.js';

/** What the story of the doors asks. */
export const SHIPMENT_SEEN = graphql(`
  query DemoShipmentSeen($id: ID!) {
    inboundShipment(ref: { id: $id }) {
      id
      shipmentNumber
    }
    node(id: $id) {
      id
    }
    inboundShipments {
      nodes {
        id
      }
    }
  }
`);

export const PROMISED = graphql(`
  query DemoPromised($sku: String!) {
    availableToPromise(item: { sku: $sku }) {
      available {
        value
        unit
      }
    }
  }
`);

/** What would show that something was announced or posted. */
export const COUNTS = graphql(`
  query DemoCounts {
    inboundShipments {
      totalCount
    }
    lots {
      totalCount
    }
    stock {
      totalCount
    }
  }
`);

export const RATE_LIMIT = graphql(`
  query DemoRateLimit {
    rateLimit {
      maximum
      available
      restorePerSecond
      cost
    }
  }
`);
