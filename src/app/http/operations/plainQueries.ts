import type { Request, RequestHandler, Response } from 'express';
import { getVariableValues, type ExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { executePlan } from '../../execution/execution.js';
import type { PlannedQueries } from '../../execution/plannedQueries.js';
import type { QueryPlan } from '../../execution/queryPlan.js';
import type { FormatError } from '../answers/formatError.js';
import { checkVariables } from '../limits/inputLimits.js';
import { rateLimitHeaders } from '../limits/rateLimit.js';
import { admitOperation } from './admitOperation.js';
import { mayIntrospect, withoutSuggestions } from './introspection.js';
import type { OperationContext } from './operationContext.js';

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

/** A request whose body was read and whose caller is known. */
export interface PlainRequest {
  readonly request: Request;
  readonly response: Response;
  readonly body: unknown;
  /** Called before anything else, once it is certain that the query is answered here. */
  readonly begin?: () => void;
}

const tried = new WeakSet<object>();

/** In express: for what did not come by the short way (shortWay.ts). */
export function plainQueries(deps: PlainQueriesDeps): RequestHandler {
  return async (request, response, next) => {
    const { method, path } = request;
    const body: unknown = request.body;
    const isPlain = method === 'POST' && path === '/';
    // A header that nobody has read yet is remembered, for the short way too.
    if (isPlain) learnMediaType(request);
    if (!isPlain || tried.has(request) || !(await tryPlainly(deps, { request, response, body }))) next();
  };
}

/**
 * Answers the plain case without Apollo: a valid query by somebody who may ask it and pay for it (docs/adr/0015). False for everything else,
 * which goes on to Apollo untouched: what is refused is refused there, in one place.
 */
export async function tryPlainly(deps: PlainQueriesDeps, asked: PlainRequest): Promise<boolean> {
  const { request, response } = asked;
  tried.add(request);
  const mediaType = mediaTypeFor(request);
  const admitted = mediaType === undefined ? undefined : admit(deps, asked);
  if (mediaType === undefined || admitted === undefined) return false;
  const { plan, variableValues, context } = admitted;
  asked.begin?.();
  context.allowReplicas();
  const result = await executePlan(plan, { contextValue: context, variableValues });
  await context.close();
  const cost = context.meter.settle(result.data);
  response.statusCode = 200;
  response.setHeader('content-type', mediaType);
  for (const [name, value] of rateLimitHeaders(cost?.throttle ?? context.meter.throttle)) response.setHeader(name, value);
  const errors = errorsOf(result, deps.format, context);
  response.end(`${JSON.stringify({ errors, data: result.data, extensions: { cost } })}\n`);
  return true;
}

function admit({ schema, queries, openContext }: PlainQueriesDeps, { body, response }: PlainRequest): Admitted | undefined {
  const asked = askedIn(body);
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
function askedIn(body: unknown): AskedQuery | undefined {
  if (!isRecord(body)) return undefined;
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
/** Clients send few different headers; whoever comes with another when there are so many is answered by Apollo. */
const KEPT_HEADERS = 100;
const mediaTypes = new Map<string, string | undefined>();

/** In which form the answer is wanted; undefined when in none of ours, or when nobody has read the header yet. */
function mediaTypeFor({ headers: { accept } }: Request): string | undefined {
  return accept === undefined ? MEDIA_TYPES[0] : mediaTypes.get(accept);
}

function learnMediaType(request: Request): void {
  const { accept } = request.headers;
  if (accept === undefined || mediaTypes.has(accept) || mediaTypes.size >= KEPT_HEADERS) return;
  const wanted = request.accepts(MEDIA_TYPES);
  mediaTypes.set(accept, wanted === false ? undefined : wanted);
}

function errorsOf({ errors }: ExecutionResult, format: FormatError, { principal }: OperationContext): GraphQLFormattedError[] | undefined {
  const published = errors?.map((error) => format(error.toJSON(), error));
  if (mayIntrospect(principal.role)) return published;
  return published?.map((error) => ({ ...error, message: withoutSuggestions(error.message) }));
}
