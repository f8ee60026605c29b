import type { Request, RequestHandler, Response } from 'express';
import { getVariableValues, type ExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { executePlan } from '../execution/execution.js';
import type { PlannedQueries } from '../execution/plannedQueries.js';
import type { QueryPlan } from '../execution/queryPlan.js';
import { admitOperation } from './admitOperation.js';
import type { FormatError } from './formatError.js';
import { checkVariables } from './inputLimits.js';
import { mayIntrospect, withoutSuggestions } from './introspection.js';
import type { OperationContext } from './operationContext.js';
import { rateLimitHeaders } from './rateLimit.js';

export interface PlainQueriesDeps {
  readonly schema: GraphQLSchema;
  readonly queries: PlannedQueries;
  readonly openContext: (response: Response) => OperationContext;
  readonly format: FormatError;
}

/** A query that may run: what Apollo would do before and after it is done already, or decided. */
interface Admitted {
  readonly plan: QueryPlan;
  readonly variableValues: Record<string, unknown>;
  readonly context: OperationContext;
}

/**
 * Answers the plain case without Apollo: a valid query in a POST, sent before, by somebody who may ask it and pay for it (docs/adr/0015).
 * Everything else goes on to Apollo, untouched: what is refused is refused there, in one place.
 */
export function plainQueries(deps: PlainQueriesDeps): RequestHandler {
  return async (request, response, next) => {
    const mediaType = mediaTypeFor(request);
    const admitted = mediaType === undefined ? undefined : admit(deps, request, response);
    if (mediaType === undefined || admitted === undefined) return next();
    const { plan, variableValues, context } = admitted;
    context.allowReplicas();
    const result = await executePlan(plan, { contextValue: context, variableValues });
    await context.close();
    const cost = context.meter.settle(result.data);
    response.statusCode = 200;
    response.setHeader('content-type', mediaType);
    for (const [name, value] of rateLimitHeaders(cost?.throttle ?? context.meter.throttle)) response.setHeader(name, value);
    const errors = errorsOf(result, deps.format, context);
    response.end(`${JSON.stringify({ errors, data: result.data, extensions: { cost } })}\n`);
  };
}

function admit({ schema, queries, openContext }: PlainQueriesDeps, request: Request, response: Response): Admitted | undefined {
  const asked = askedIn(request);
  const planned = asked && queries.find(asked.query, asked.operationName);
  if (asked === undefined || planned === undefined) return undefined;
  const { operationName = null, variables } = asked;
  const { operation, document } = planned;
  try {
    checkVariables(variables);
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    const plan = coerced && planned.planFor(coerced);
    if (coerced === undefined || plan === undefined) return undefined;
    const context = openContext(response);
    admitOperation({ schema, document, operationName, variables, caller: context.principal, meter: context.meter });
    return { plan, variableValues: coerced, context };
  } catch {
    // Refused, and nothing was taken for it: Apollo comes to the same end, and says it.
    return undefined;
  }
}

interface AskedQuery {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown>;
}

/** The body of a plain request; undefined when there is anything about it that Apollo would look at twice. */
function askedIn({ method, path, body }: Request): AskedQuery | undefined {
  if (method !== 'POST' || path !== '/' || !isRecord(body)) return undefined;
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== 'string' || query === '') return undefined;
  if (given(operationName) && (typeof operationName !== 'string' || operationName === '')) return undefined;
  if ((given(variables) && !isRecord(variables)) || given(extensions)) return undefined;
  return {
    query,
    operationName: (operationName ?? undefined) as string | undefined,
    variables: (variables ?? {}) as AskedQuery['variables'],
  };
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const MEDIA_TYPES = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'];
/** Clients send few different headers; whoever sends many has them read each time. */
const KEPT_HEADERS = 100;
const mediaTypes = new Map<string, string | undefined>();

/** In which form the answer is wanted; undefined when in none of ours. */
function mediaTypeFor(request: Request): string | undefined {
  const { accept } = request.headers;
  if (accept === undefined) return MEDIA_TYPES[0];
  if (mediaTypes.has(accept)) return mediaTypes.get(accept);
  const wanted = request.accepts(MEDIA_TYPES);
  const mediaType = wanted === false ? undefined : wanted;
  if (mediaTypes.size < KEPT_HEADERS) mediaTypes.set(accept, mediaType);
  return mediaType;
}

function errorsOf({ errors }: ExecutionResult, format: FormatError, { principal }: OperationContext): GraphQLFormattedError[] | undefined {
  const published = errors?.map((error) => format(error.toJSON(), error));
  if (mayIntrospect(principal.role)) return published;
  return published?.map((error) => ({ ...error, message: withoutSuggestions(error.message) }));
}
