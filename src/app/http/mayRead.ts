import type { Request } from 'express';
import type { Caller } from '../../../schema/shared/context.js';
import { abilityOf } from '../../../schema/shared/rights.js';
import type { Authenticate } from './authenticate.js';
import { authenticationFailure, type Failure } from './refuseRequest.js';

/** Who asks, if the role may read messages: the same right as in the API. Which of them, the reading itself decides. */
export async function mayRead(
  { authenticate }: { readonly authenticate: Authenticate },
  request: Request,
): Promise<{ readonly caller: Caller } | { readonly refused: Failure }> {
  const authentication = await authenticate(request.headers.authorization, request.socket.remoteAddress);
  if (!authentication.ok) return { refused: authenticationFailure(authentication) };
  const { caller } = authentication;
  if (abilityOf(caller.role).can('inboundMessage', 'Query')) return { caller };
  return { refused: { status: 403, code: 'FORBIDDEN', message: `The role ${caller.role} may not read messages.` } };
}
