import { graphql } from '../demo/generated/gql.js';

/** What the command line and the demo ask in the same words. Where they look at different things (a message, a trace) each has a document of its own. */
export const PLACE_HOLD = graphql(`
  mutation PlaceHold($input: PlaceHoldInput!) {
    placeHold(input: $input) {
      hold {
        id
        type
        scope
        lot {
          id
          lotNumber
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export const RELEASE_HOLD = graphql(`
  mutation ReleaseHold($input: ReleaseHoldInput!) {
    releaseHold(input: $input) {
      hold {
        id
        type
        releasedAt
        lot {
          id
          lotNumber
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export const TRUST_DOCUMENTS = graphql(`
  mutation TrustDocuments($input: DefineTrustedDocumentsInput!) {
    defineTrustedDocuments(input: $input) {
      addedCount
      userErrors {
        code
        message
        path
      }
    }
  }
`);
