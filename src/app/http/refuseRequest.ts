import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import { AUTHENTICATION_STATUS, type AuthenticationFailure } from './authenticate.js';
import { currentRequestId } from './requestScope.js';

/** Why a request was not served, as its body tells: {code, message, requestId}. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Nobody was let in: 401, or 503 when an issuer of tokens cannot be asked. */
export const authenticationFailure = ({ code, message }: AuthenticationFailure): Failure => ({
  status: AUTHENTICATION_STATUS[code],
  code,
  message,
});

/** A client that sends on after it was refused is listened to for as long. */
const LINGER_MS = 2_000;

/** What is left of the body is read away first, for a moment: a client that still sends would find the connection broken and no answer. */
export async function refuseRequest(request: IncomingMessage, response: Response, { status, code, message }: Failure): Promise<void> {
  if (!request.complete) {
    response.set('connection', 'close');
    await readAway(request);
  }
  if (status === 401) response.set('www-authenticate', 'Bearer');
  response.status(status).json({ code, message, requestId: currentRequestId() ?? null });
}

async function readAway(request: IncomingMessage): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LINGER_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).resume();
  });
}
