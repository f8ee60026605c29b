import { graphql } from '../../src/app/demo/generated/gql.js';

/** What does not expire, so that it can be moved whatever the clock says. */
export const MOVABLE = graphql(`
  query FollowMovable {
    stock(first: 250) {
      nodes {
        lot {
          id
          usableThrough
          item {
            id
          }
          supplier {
            id
          }
        }
        bin {
          id
          kind
          site {
            id
          }
        }
        availability {
          reasons
        }
      }
    }
    bins(first: 250) {
      nodes {
        id
        kind
        site {
          id
        }
      }
    }
  }
`);

export const MOVE = graphql(`
  mutation FollowMove($input: MoveStockInput!) {
    moveStock(input: $input) {
      transactionId
      userErrors {
        code
      }
    }
  }
`);

export const MOVED = graphql(`
  subscription FollowMoved($after: Cursor) {
    stockChanged(after: $after) {
      __typename
      ... on SubscriptionReady {
        cursor
      }
      ... on Lagged {
        cursor
        lagSeconds
      }
      ... on StockChangedEvent {
        id
        cursor
        transactionId
      }
    }
  }
`);

/** Every change in full, three times: some hundred kilobytes for a receipt of 250 lots. */
export const WIDE = graphql(`
  subscription FollowWide($after: Cursor) {
    stockChanged(after: $after) {
      __typename
      ... on SubscriptionReady {
        cursor
      }
      ... on Lagged {
        cursor
        lagSeconds
      }
      ... on StockChangedEvent {
        id
        cursor
        transactionId
        changes {
          ...WideChange
        }
        again: changes {
          ...WideChange
        }
        andAgain: changes {
          ...WideChange
        }
      }
    }
  }
  fragment WideChange on StockChange {
    lotId
    itemId
    siteId
    binId
    condition
    version
    difference {
      value
      unit
    }
    onHand {
      value
      unit
    }
    allocated {
      value
      unit
    }
    held {
      value
      unit
    }
  }
`);

export const RECEIVE = graphql(`
  mutation FollowReceive($input: ReceiveGoodsInput!) {
    receiveGoods(input: $input) {
      transactionId
      userErrors {
        code
      }
    }
  }
`);

export const EVENTS = graphql(`
  query FollowEvents($after: Cursor) {
    events(first: 250, after: $after, filter: { types: [STOCK_CHANGED] }) {
      nodes {
        id
      }
    }
  }
`);

export const ADVANCE = graphql(`
  mutation FollowAdvance($input: AdvanceClockInput!) {
    advanceClock(input: $input) {
      userErrors {
        code
      }
    }
  }
`);
