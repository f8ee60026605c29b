import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';
import type { RequestErrorCode } from '../../../../schema/shared/requestError.js';

/** Why a request was not served. */
export interface Refused {
  readonly status: number;
  readonly code: RequestErrorCode;
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
}

/** Tells it in the form that the clients of a door read: answerError for GraphQL, refuseRequest for the others. */
export type Refuse = (response: Response, refused: Refused) => Promise<void>;

const SECOND_MS = 1_000;
/** For a 503 that knows no better. */
const RETRY_AFTER_MS = 5_000;
/** A client that sends on after it was answered is listened to for as long. */
const LINGER_MS = 2_000;

/**
 * Answers at once, also when the body has not come yet: the connection then ends. What is left of the body is read away for a moment, since
 * who sends it to its end before looking for an answer would find the connection broken, and none.
 */
export async function answerRefused(response: Response, refused: Pick<Refused, 'status' | 'retryAfterMs'>, body: object): Promise<void> {
  const { status, retryAfterMs = status === 503 ? RETRY_AFTER_MS : undefined } = refused;
  const { req: request } = response;
  if (status === 401) response.set('www-authenticate', 'Bearer');
  if (retryAfterMs !== undefined) response.set('retry-after', String(Math.ceil(retryAfterMs / SECOND_MS)));
  if (request.complete) return void response.status(status).json(body);
  const text = Buffer.from(JSON.stringify(body));
  response
    .status(status)
    .set({ connection: 'close', 'content-type': 'application/json; charset=utf-8', 'content-length': String(text.length) });
  // All that the client waits for; `end` would cut it off in the middle of its body.
  response.write(text);
  await readAway(request);
  response.end();
}

async function readAway(request: IncomingMessage): Promise<void> {
  if (request.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LINGER_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).resume();
  });
}
