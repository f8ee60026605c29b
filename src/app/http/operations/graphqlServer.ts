import { ApolloServer, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { type GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql';
import type { Logger } from '../../../platform/logger.js';
import { formatErrors } from '../answers/formatError.js';
import { rateLimitHeaders } from '../limits/rateLimit.js';
import { documentLimits } from '../limits/validationRules.js';
import { admitOperation } from './admitOperation.js';
import { mayIntrospect, withoutSuggestions } from './introspection.js';
import type { OperationContext } from './operationContext.js';

export interface GraphqlServerOptions {
  readonly logger: Logger;
  /** Hears the code of each error that is answered. */
  readonly countRefused?: (code: string) => void;
  readonly withoutLimits?: boolean | undefined;
}

/** Apollo, without all that it would do by itself. Its caller owns the HTTP server and the signals. */
export function createGraphqlServer(schema: GraphQLSchema, options: GraphqlServerOptions): ApolloServer<OperationContext> {
  const { logger, countRefused, withoutLimits } = options;
  const { parsing, rules } = documentLimits(withoutLimits);
  return new ApolloServer<OperationContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: parsing,
    validationRules: [...rules],
    formatError: formatErrors(logger, countRefused),
    logger,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), operationPlugin(schema)],
  });
}

/** Ends the read session before the response is written; keeps the schema from those whom it is not for; says the status of an answer. */
function operationPlugin(schema: GraphQLSchema): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, operationName, request, contextValue }) {
          const { principal: caller, meter } = contextValue;
          admitOperation({ schema, document, operationName, variables: request.variables ?? {}, caller, meter });
          if (operation?.operation === OperationTypeNode.QUERY) contextValue.allowReplicas();
        },
        async willSendResponse({ contextValue, request, response, errors }) {
          await contextValue.close();
          tellCost(contextValue, response);
          if (!mayIntrospect(contextValue.principal.role)) hideSuggestions(response);
          if (!knowsStatusCodes(request.http?.headers.get('accept')) && isWellFormedRefusal(errors)) response.http.status = 200;
        },
      };
    },
  };
}

/** `extensions.cost` and the X-RateLimit headers. */
function tellCost({ meter }: OperationContext, { body, http }: GraphQLResponse): void {
  const result = body.kind === 'single' ? body.singleResult : undefined;
  const cost = meter.settle(result?.data);
  if (result !== undefined && cost !== undefined) result.extensions = { ...result.extensions, cost };
  for (const [name, value] of rateLimitHeaders(cost?.throttle ?? meter.throttle)) http.headers.set(name, value);
}

function hideSuggestions({ body }: GraphQLResponse): void {
  if (body.kind !== 'single' || body.singleResult.errors === undefined) return;
  body.singleResult.errors = body.singleResult.errors.map((error) => ({ ...error, message: withoutSuggestions(error.message) }));
}

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** GraphQL over HTTP 6.4: only the newer media type tells by its status what became of an operation. */
const knowsStatusCodes = (accept: string | undefined): boolean => accept?.includes(GRAPHQL_RESPONSE) ?? false;

/** A well-formed request whose operation was refused: under application/json that is an answer like any other (6.4.1). */
const isWellFormedRefusal = (errors: readonly GraphQLError[] | undefined): boolean =>
  errors?.some(({ extensions }) => WELL_FORMED.has(extensions['code'])) ?? false;

const WELL_FORMED: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'COST_EXCEEDED',
  'LIMIT_EXCEEDED',
  'LIST_TOO_LONG',
  'VALUE_TOO_LARGE',
]);
