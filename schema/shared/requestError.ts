import { GraphQLError } from 'graphql';

/** Top-level errors that the door itself raises: about the request, never about the business (those are userErrors). */
export type RequestErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'CLOSING'
  | 'CURSOR_EXPIRED'
  | LimitCode
  | SignInCode;

/** Of tokens, web pages and trusted documents. */
export type SignInCode = 'DOCUMENT_NOT_TRUSTED' | 'DOCUMENT_UNKNOWN' | 'ORIGIN_NOT_ALLOWED' | 'SIGN_IN_UNAVAILABLE';

/** What was too much. Each limit that an operation can meet has a code of its own; LIMIT_EXCEEDED is for pages, filters and bodies. */
export type LimitCode =
  | 'ALIASES_EXCEEDED'
  | 'COST_EXCEEDED'
  | 'DEPTH_EXCEEDED'
  | 'DIRECTIVES_EXCEEDED'
  | 'LIMIT_EXCEEDED'
  | 'LIST_TOO_LONG'
  | 'RATE_LIMITED'
  | 'REPETITION_EXCEEDED'
  | 'ROOT_FIELDS_EXCEEDED'
  | 'TIMED_OUT'
  | 'TOKENS_EXCEEDED'
  | 'TOO_MANY_SUBSCRIPTIONS'
  | 'VALUE_TOO_LARGE';

/** Numbers that a client can act on; published beside the code. */
export interface ErrorFacts {
  readonly limit?: { readonly maximum: number; readonly asked?: number };
  readonly retryAfterMs?: number;
}

export function requestError(code: RequestErrorCode, message: string, facts: ErrorFacts = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...facts } });
}
