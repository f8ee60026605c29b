import { graphql } from '../demo/generated/gql.js';

/** What the command line changes and looks up: typed by codegen from schema/schema.graphql, like any client's operations. */
export const LOTS_BY_NUMBER = graphql(`
  query CliLotsByNumber($number: String!) {
    lots(first: 10, filter: { lotNumber: { equals: $number } }) {
      nodes {
        id
        lotNumber
        item {
          sku
        }
        supplier {
          code
        }
      }
    }
  }
`);

export const PLACES = graphql(`
  query CliPlaces($site: SiteRef!, $bin: BinRef!, $withSite: Boolean!, $withBin: Boolean!) {
    site(ref: $site) @include(if: $withSite) {
      id
    }
    bin(ref: $bin) @include(if: $withBin) {
      id
    }
  }
`);

export const OPEN_HOLDS = graphql(`
  query CliOpenHolds($lot: ID!) {
    holds(first: 250, filter: { lot: { equals: $lot }, open: { equals: true } }) {
      nodes {
        id
      }
    }
  }
`);

export const PARTNER = graphql(`
  query CliPartner($ref: PartnerRef!) {
    partner(ref: $ref) {
      id
      code
      name
    }
  }
`);

export const DEFINE_PARTNER = graphql(`
  mutation CliDefinePartner($input: DefinePartnerInput!) {
    definePartner(input: $input) {
      partner {
        id
        code
        name
        roles
        ediState
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export const API_KEYS = graphql(`
  query CliApiKeys($after: Cursor) {
    apiKeys(first: 250, after: $after) {
      nodes {
        id
        principalName
        role
        state
        createdAt
        expiresAt
        revokedAt
        partner {
          code
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const CREATE_KEY = graphql(`
  mutation CliCreateKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      key
      apiKey {
        id
        principalName
        role
        expiresAt
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export const REVOKE_KEY = graphql(`
  mutation CliRevokeKey($id: ID!) {
    revokeApiKey(input: { id: $id }) {
      apiKey {
        id
        principalName
        state
        revokedAt
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export const REPLAY = graphql(`
  mutation CliReplay($id: ID!) {
    replayMessage(input: { inboundMessageId: $id }) {
      inboundMessage {
        id
        status
        attempts
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export const MESSAGE = graphql(`
  query CliMessage($id: ID!) {
    inboundMessage(id: $id) {
      id
      status
      attempts
      processedAt
      issues {
        severity
        code
        message
        segment
        seen
        expected
        fix
      }
    }
  }
`);

export const ADVANCE_CLOCK = graphql(`
  mutation CliAdvanceClock($input: AdvanceClockInput!) {
    advanceClock(input: $input) {
      clock {
        now
        offsetSeconds
        movable
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export const CLOCK = graphql(`
  query CliClock {
    clock {
      now
      offsetSeconds
      movable
    }
  }
`);

export const STANDING = graphql(`
  query CliStanding {
    me {
      name
      role
      tenant {
        code
      }
    }
    clock {
      now
      offsetSeconds
      movable
    }
    parked: inboundMessages(first: 1, filter: { status: { equals: PARKED } }) {
      totalCount
    }
    waiting: inboundMessages(first: 1, filter: { status: { equals: RECEIVED } }) {
      totalCount
    }
  }
`);
