import { GraphQLError } from 'graphql';

/** Top-level errors that the door itself raises: about the request, never about the business (those are userErrors). */
export type RequestErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'LIMIT_EXCEEDED' | 'CURSOR_EXPIRED';

export function requestError(code: RequestErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
