import { graphql } from './generated/gql.js';

/** What the story of a parcel asks, from the shop's order to its consignee. */
export const SHIPPING_FACTS = graphql(`
  query DemoShippingFacts($customer: String!, $carrier: String!, $site: String!) {
    partner(ref: { code: $customer }) {
      id
    }
    carrier: partner(ref: { code: $carrier }) {
      id
    }
    site(ref: { code: $site }) {
      id
      code
      name
      timeZone
    }
  }
`);

export const DEFINE_PACKING_SITE = graphql(`
  mutation DemoDefineSite($input: DefineSiteInput!) {
    defineSite(input: $input) {
      site {
        gs1CompanyPrefix
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const DEFINE_ENDPOINT = graphql(`
  mutation DemoDefineEndpoint($input: DefineInboundEndpointInput!) {
    defineInboundEndpoint(input: $input) {
      secret
      inboundEndpoint {
        path
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const SHOP_ORDER = graphql(`
  query DemoShopOrder($source: String!, $externalId: String!) {
    order(ref: { key: { source: $source, externalId: $externalId } }) {
      id
      status
      shipments {
        id
      }
      lines {
        allocations {
          id
          state
          why
          lot {
            id
            lotNumber
          }
          quantity {
            value
          }
        }
      }
    }
  }
`);

export const PICK = graphql(`
  mutation DemoPick($input: PickOrderInput!) {
    pickOrder(input: $input) {
      allocations {
        state
        bin {
          code
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const PACK = graphql(`
  mutation DemoPack($input: PackOrderInput!) {
    packOrder(input: $input) {
      packages {
        code
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const SHIP = graphql(`
  mutation DemoShip($input: ShipOrderInput!) {
    shipOrder(input: $input) {
      order {
        status
      }
      shipment {
        id
        shipmentNumber
        status
        lines {
          quantity {
            value
          }
          lot {
            id
          }
          package {
            code
          }
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const SHIPMENT = graphql(`
  query DemoShipment($id: ID!) {
    shipment(ref: { id: $id }) {
      status
      deliveredAt
      trackingEvents {
        status
      }
    }
  }
`);

/** What a customer finds of a lot and a shipment: what it got itself. */
export const SHIPPED_LOTS = graphql(`
  query DemoShippedLots($lot: ID!, $shipment: ID!) {
    shipment(ref: { id: $shipment }) {
      shipmentNumber
    }
    shippedLots(filter: { lot: { in: [$lot] } }) {
      totalCount
      nodes {
        quantity {
          value
        }
        lot {
          id
          lotNumber
        }
        shipment {
          id
        }
      }
    }
  }
`);

export const SHIPMENT_CHANGED = graphql(`
  subscription DemoShipmentChanged {
    shipmentChanged {
      __typename
      ... on ShipmentChangedEvent {
        shipmentId
        change
        status
      }
    }
  }
`);
