import { graphql } from './generated/gql.js';

/** Who wants what from where. */
export const ORDER_FACTS = graphql(`
  query DemoOrderFacts($customer: String!, $site: String!, $sku: String!) {
    partner(ref: { code: $customer }) {
      id
    }
    site(ref: { code: $site }) {
      id
    }
    item(ref: { sku: $sku }) {
      id
    }
  }
`);

export const PLACE_ORDER = graphql(`
  mutation DemoPlaceOrder($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      order {
        id
        lines {
          quantity {
            value
            unit
          }
          allocations {
            lot {
              id
              lotNumber
            }
            quantity {
              value
            }
            why
          }
        }
      }
      userErrors {
        code
        message
        ... on InsufficientStock {
          available {
            value
          }
        }
      }
    }
  }
`);

export const CANCEL_ORDER = graphql(`
  mutation DemoCancelOrder($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      userErrors {
        code
        message
      }
    }
  }
`);

export const EXPLAIN = graphql(`
  query DemoExplainAllocation($input: ExplainAllocationInput!) {
    explainAllocation(input: $input) {
      complete
      candidates(first: 250) {
        nodes {
          place
          usableThrough
          lot {
            id
            lotNumber
          }
          taken {
            value
          }
          rejections {
            rule
          }
        }
      }
    }
  }
`);

export const ORDER_BY_NUMBER = graphql(`
  query DemoOrderByNumber($number: String!) {
    order(ref: { key: { source: "OWN", externalId: $number } }) {
      id
    }
  }
`);

export const DEFINE_ITEM = graphql(`
  mutation DemoDefineItem($input: DefineItemInput!) {
    defineItem(input: $input) {
      item {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`);

export const POSITION = graphql(`
  query DemoPosition($item: ID!) {
    inventoryPosition(item: { id: $item }) {
      onHand {
        value
      }
      allocated {
        value
      }
      available {
        value
      }
    }
  }
`);
