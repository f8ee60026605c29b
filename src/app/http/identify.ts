import type { RequestHandler, Response } from 'express';
import type { Caller } from '../../../schema/shared/context.js';
import type { Refuse } from './answerRefused.js';
import { AUTHENTICATION_STATUS, type Authenticate } from './authenticate.js';

/** Finds out who asks, once for a request and before anything of its body is read. Refuses with 401, 429, or 503 when an issuer cannot be asked. */
export function identify(authenticate: Authenticate, refuse: Refuse): RequestHandler {
  return async (request, response, next) => {
    const authentication = await authenticate(request.headers.authorization, request.socket.remoteAddress);
    if (!authentication.ok) return await refuse(response, { status: AUTHENTICATION_STATUS[authentication.code], ...authentication });
    response.locals['caller'] = authentication.caller;
    next();
  };
}

/** Who asks, behind `identify`. */
export function callerIn(response: Response): Caller {
  const caller = response.locals['caller'] as Caller | undefined;
  if (caller === undefined) throw new Error('a request that nobody identified');
  return caller;
}
