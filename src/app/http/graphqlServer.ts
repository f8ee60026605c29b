import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from '../../platform/logger.js';
import type { Authenticate } from './authenticate.js';
import { formatErrors } from './formatError.js';
import { checkIntrospection } from './introspection.js';
import type { OperationContext } from './operationContext.js';
import { MAXIMUM_TOKENS, VALIDATION_RULES } from './validationRules.js';

/** Apollo, without all that it would do by itself. Its caller owns the HTTP server and the signals. */
export function createGraphqlServer(schema: GraphQLSchema, logger: Logger): ApolloServer<OperationContext> {
  return new ApolloServer<OperationContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAXIMUM_TOKENS },
    validationRules: [...VALIDATION_RULES],
    formatError: formatErrors(logger),
    logger,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), operationPlugin(schema)],
  });
}

/** Ends the read session before the response is written; keeps the schema from those whom it is not for; says the status of an answer. */
function operationPlugin(schema: GraphQLSchema): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, contextValue }) {
          checkIntrospection(schema, document, contextValue.principal);
        },
        async willSendResponse({ contextValue, request, response, errors }) {
          await contextValue.close();
          if (!knowsStatusCodes(request.http?.headers.get('accept')) && isWellFormedRefusal(errors)) response.http.status = 200;
        },
      };
    },
  };
}

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** GraphQL over HTTP 6.4: only the newer media type tells by its status what became of an operation. */
const knowsStatusCodes = (accept: string | undefined): boolean => accept?.includes(GRAPHQL_RESPONSE) ?? false;

/** A well-formed request whose operation was refused: under application/json that is an answer like any other (6.4.1). */
const isWellFormedRefusal = (errors: readonly GraphQLError[] | undefined): boolean =>
  errors?.some(({ extensions }) => WELL_FORMED.has(extensions['code'])) ?? false;

const WELL_FORMED: ReadonlySet<unknown> = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/** As Apollo wants to hear it: 401, and how to do better. */
export function unauthenticated(message: string): GraphQLError {
  const headers = new HeaderMap();
  headers.set('www-authenticate', 'Bearer');
  const extensions: Record<string, unknown> = { code: 'UNAUTHENTICATED', http: { status: 401, headers } };
  return new GraphQLError(message, { extensions });
}

/** The caller of a request; throws `unauthenticated`. */
export async function callerOf(authenticate: Authenticate, authorization: string | undefined) {
  const authentication = await authenticate(authorization);
  if (!authentication.ok) throw unauthenticated(authentication.message);
  return authentication.caller;
}
