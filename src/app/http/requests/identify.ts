import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import type { Caller } from '../../../../schema/shared/context.js';
import type { Refuse } from '../answers/answerRefused.js';
import { AUTHENTICATION_STATUS, type Authenticate, type Authentication } from './authenticate.js';

const known = new WeakMap<IncomingMessage, Promise<Authentication>>();

/** Who asks, looked up once for a request, and counted once if it was a guess. */
export function authenticationOf(authenticate: Authenticate, request: IncomingMessage): Promise<Authentication> {
  const asked = known.get(request);
  if (asked !== undefined) return asked;
  const asking = authenticate(request.headers.authorization, request.socket.remoteAddress);
  known.set(request, asking);
  return asking;
}

/** Finds out who asks, before anything of the body is read. Refuses with 401, 429, or 503 when an issuer cannot be asked. */
export function identify(authenticate: Authenticate, refuse: Refuse): RequestHandler {
  return async (request, response, next) => {
    const authentication = await authenticationOf(authenticate, request);
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
