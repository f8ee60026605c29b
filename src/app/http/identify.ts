import type { RequestHandler, Response } from 'express';
import type { Caller } from '../../../schema/shared/context.js';
import { answerError } from './answerError.js';
import { AUTHENTICATION_STATUS, type Authenticate } from './authenticate.js';

/** Finds out who asks, once for a request and before anything of its body is read. Answers 401, or 503 when an issuer cannot be asked. */
export function identify(authenticate: Authenticate): RequestHandler {
  return async (request, response, next) => {
    const authentication = await authenticate(request.headers.authorization, request.socket.remoteAddress);
    if (authentication.ok) {
      response.locals['caller'] = authentication.caller;
      return next();
    }
    const { code, message, retryAfterMs } = authentication;
    answerError(response, { status: AUTHENTICATION_STATUS[code], code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  };
}

/** Who asks, behind `identify`. */
export function callerIn(response: Response): Caller {
  const caller = response.locals['caller'] as Caller | undefined;
  if (caller === undefined) throw new Error('a request that nobody identified');
  return caller;
}
