import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../../../platform/logger.js';
import { sqlState } from '../../../platform/unitOfWork.js';
import { MAXIMUM_TOKENS } from '../../../../schema/shared/limits.js';
import { EXCEEDS } from '../limits/validationRules.js';
import { currentRequestId } from '../telemetry/requestScope.js';
import { ClientLeft } from './clientLeft.js';

/** Codes a client can act on; everything else is ours, and masked. */
const PUBLISHED_CODES: ReadonlySet<unknown> = new Set([
  'ALIASES_EXCEEDED',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'CLOSING',
  'COST_EXCEEDED',
  'CURSOR_EXPIRED',
  'DEPTH_EXCEEDED',
  'DIRECTIVES_EXCEEDED',
  'DOCUMENT_NOT_TRUSTED',
  'DOCUMENT_UNKNOWN',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'LIMIT_EXCEEDED',
  'LIST_TOO_LONG',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'RATE_LIMITED',
  'REPETITION_EXCEEDED',
  'ROOT_FIELDS_EXCEEDED',
  'TIMED_OUT',
  'TOKENS_EXCEEDED',
  'TOO_MANY_SUBSCRIPTIONS',
  'UNAUTHENTICATED',
  'VALUE_TOO_LARGE',
]);

/** Text that PostgreSQL cannot hold (the null character), in a parameter or inside JSON. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

/** Statement cancelled at its timeout, lock not had in time; and a pool that had no connection to give. */
const TIMEOUTS = new Set(['57014', '55P03']);
const NO_CONNECTION = /^timeout exceeded when trying to connect$/;
/** Only its text says that a document was too long to be read; or so deep in brackets that its parser had no stack left. */
const TOO_MANY_TOKENS = /contains more tha[nt] \d+ tokens|Maximum call stack size exceeded/;

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * What is published of a top-level error: code, request id and the numbers of a limit, never a stack, SQL or file. A bug is logged in full
 * under that id; `count` hears every code.
 */
export function formatErrors(logger: Logger, count?: (code: string) => void): FormatError {
  return (formatted, error) => {
    const requestId = currentRequestId();
    const known = publishedCode(formatted, error);
    if (known === undefined) logger.error({ err: unwrapResolverError(error), requestId }, 'a request failed');
    const code = known?.code ?? 'INTERNAL_SERVER_ERROR';
    count?.(code);
    return {
      message: known === undefined ? 'Something went wrong on our side.' : known.message,
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: {
        code,
        ...(requestId === undefined ? {} : { requestId }),
        ...(known === undefined ? {} : factsOf(formatted.extensions)),
      },
    };
  };
}

/** The same for whole answers of the ways in that Apollo does not serve. */
export function publishResults(format: FormatError): (result: ExecutionResult) => ExecutionResult {
  return (result) => {
    const { errors } = result;
    return errors === undefined ? result : { ...result, errors: errors.map((error) => format(error.toJSON(), error)) as never };
  };
}

interface Published {
  readonly code: string;
  readonly message: string;
}

function publishedCode({ message, extensions }: GraphQLFormattedError, error: unknown): Published | undefined {
  const code = extensions?.[EXCEEDS] ?? extensions?.['code'];
  if (code === 'GRAPHQL_PARSE_FAILED' && TOO_MANY_TOKENS.test(message)) {
    return { code: 'TOKENS_EXCEEDED', message: `A document has at most ${MAXIMUM_TOKENS} tokens.` };
  }
  if (typeof code === 'string' && PUBLISHED_CODES.has(code)) return { code, message };
  const original = unwrapResolverError(error);
  if (isUnstorable(original)) return { code: 'BAD_USER_INPUT', message: 'Text must not hold the null character or half a surrogate pair.' };
  if (isTimeout(original)) return { code: 'TIMED_OUT', message: 'It took too long and was given up. Ask for less, or ask again.' };
  // Nobody hears it, and nothing is wrong.
  if (original instanceof ClientLeft) return { code: 'TIMED_OUT', message: original.message };
  return undefined;
}

/** Of what an error carries beside its code, the numbers that are meant for clients. */
function factsOf(extensions: GraphQLFormattedError['extensions']): Record<string, unknown> {
  const { limit, retryAfterMs } = extensions ?? {};
  return { ...(limit !== undefined && { limit }), ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

function isTimeout(error: unknown): boolean {
  return TIMEOUTS.has(sqlState(error) ?? '') || (error instanceof Error && NO_CONNECTION.test(error.message));
}

/** Half of a surrogate pair inside JSON has the SQLSTATE of any malformed text: only the detail tells it apart. */
function isUnstorable(error: unknown): boolean {
  return (
    UNSTORABLE_TEXT.has(sqlState(error) ?? '') || (error instanceof Error && 'detail' in error && /surrogate/.test(String(error.detail)))
  );
}

/** For errors that graphql-js made outside of Apollo (the socket): Apollo's codes for the same. */
export function withCode(error: GraphQLError, code: string): GraphQLError {
  return error.extensions['code'] === undefined ? changed(error, { extensions: { ...error.extensions, code } }) : error;
}

/** The same error in other words. */
export const withMessage = (error: GraphQLError, message: string): GraphQLError => changed(error, { message });

function changed(
  error: GraphQLError,
  change: { readonly message?: string; readonly extensions?: GraphQLError['extensions'] },
): GraphQLError {
  const { nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(change.message ?? error.message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    originalError: originalError ?? null,
    extensions: change.extensions ?? extensions,
  });
}
