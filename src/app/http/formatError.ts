import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../../platform/logger.js';
import { sqlState } from '../../platform/unitOfWork.js';
import { currentRequestId } from './requestScope.js';
import { EXCEEDS } from './validationRules.js';

/** Codes a client can act on; everything else is ours, and masked. */
const PUBLISHED_CODES: ReadonlySet<unknown> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'CURSOR_EXPIRED',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'LIMIT_EXCEEDED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'UNAUTHENTICATED',
]);

/** Text that PostgreSQL cannot hold (the null character), in a parameter or inside JSON. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** What is published of a top-level error: code and request id, never a stack, SQL or file. A bug is logged in full under that id. */
export function formatErrors(logger: Logger): FormatError {
  return (formatted, error) => {
    const requestId = currentRequestId();
    const known = publishedCode(formatted, error);
    if (known === undefined) logger.error({ err: unwrapResolverError(error), requestId }, 'a request failed');
    return {
      message: known === undefined ? 'Something went wrong on our side.' : known.message,
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: {
        code: known?.code ?? 'INTERNAL_SERVER_ERROR',
        ...(requestId === undefined ? {} : { requestId }),
      },
    };
  };
}

function publishedCode({ message, extensions }: GraphQLFormattedError, error: unknown): { code: string; message: string } | undefined {
  const code = extensions?.[EXCEEDS] === true ? 'LIMIT_EXCEEDED' : extensions?.['code'];
  if (typeof code === 'string' && PUBLISHED_CODES.has(code)) return { code, message };
  if (isUnstorable(unwrapResolverError(error)))
    return { code: 'BAD_USER_INPUT', message: 'Text must not hold the null character or half a surrogate pair.' };
  return undefined;
}

/** Half of a surrogate pair inside JSON has the SQLSTATE of any malformed text: only the detail tells it apart. */
function isUnstorable(error: unknown): boolean {
  return (
    UNSTORABLE_TEXT.has(sqlState(error) ?? '') || (error instanceof Error && 'detail' in error && /surrogate/.test(String(error.detail)))
  );
}

/** For errors that graphql-js made outside of Apollo (the socket): Apollo's codes for the same. */
export function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions['code'] !== undefined) return error;
  const { nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(error.message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    originalError: originalError ?? null,
    extensions: { ...extensions, code },
  });
}
