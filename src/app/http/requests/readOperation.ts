import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { HTTP_OPERATION_BYTES } from '../../../../schema/shared/limits.js';
import { answerError } from '../answers/answerError.js';
import type { Refused } from '../answers/answerRefused.js';
import { HTTP_LIMITS } from '../limits/httpLimits.js';

/**
 * Reads the JSON of an operation. One that is too large is refused as soon as that is known, by its announced length or at the byte that is
 * one too many: express.json would read all of it before it said so, 100 MB or a byte a second. Bodies of other types are left alone.
 */
export function readOperation(withinMs: number = HTTP_LIMITS.bodyWithinMs): RequestHandler {
  return async (request, response, next) => {
    const read = await bodyOf(request, withinMs);
    if (read === undefined) return;
    if ('status' in read) return await answerError(response, read);
    request.body = read.body;
    next();
  };
}

/** What came as a body; undefined when the client left in the middle. */
type ReadBody = { readonly body: object } | Refused | undefined;

async function bodyOf(request: Request, withinMs: number): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > HTTP_OPERATION_BYTES) return TOO_LARGE;
  // What it means, the answer of GraphQL says.
  if (!request.is('application/json')) return { body: {} };
  if (!isPlain(request)) return ENCODED;
  return await jsonOf(request, withinMs);
}

const known = new WeakMap<IncomingMessage, Promise<ReadBody>>();

/** A body that is JSON and of no forbidden length, if it announced one; read once. */
export function jsonOf(request: IncomingMessage, withinMs: number = HTTP_LIMITS.bodyWithinMs): Promise<ReadBody> {
  const read = known.get(request);
  if (read !== undefined) return read;
  const reading = collect(request, withinMs).then((bytes) => (Buffer.isBuffer(bytes) ? parse(bytes) : bytes));
  known.set(request, reading);
  return reading;
}

/** Neither compressed, which would hide how large it is, nor in another character set. */
function isPlain({ headers }: Request): boolean {
  const encoding = headers['content-encoding'] ?? 'identity';
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  return encoding.toLowerCase() === 'identity' && charset.toLowerCase() === 'utf-8';
}

async function collect(request: IncomingMessage, withinMs: number): Promise<Buffer | Refused | undefined> {
  // Gone while it was looked up who asks.
  if (request.destroyed) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  return await new Promise((resolve) => {
    const timer = setTimeout(() => done(TOO_SLOW), withinMs);
    const take = (part: Buffer): void => {
      size += part.length;
      if (size > HTTP_OPERATION_BYTES) done(TOO_LARGE);
      else parts.push(part);
    };
    const end = (): void => done(Buffer.concat(parts));
    const left = (): void => done(undefined);
    const done = (result: Buffer | Refused | undefined): void => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('close', left);
      resolve(result);
    };
    request.on('data', take).on('end', end).on('close', left);
  });
}

function parse(bytes: Buffer): { readonly body: object } | Refused {
  if (bytes.length === 0) return { body: {} };
  try {
    const body: unknown = JSON.parse(UTF_8.decode(bytes));
    return typeof body === 'object' && body !== null ? { body } : NO_JSON;
  } catch {
    return NO_JSON;
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });
const NO_JSON: Refused = { status: 400, code: 'BAD_REQUEST', message: 'The body is no JSON.' };
const TOO_SLOW: Refused = { status: 408, code: 'TIMED_OUT', message: 'The body took too long to come.' };
const TOO_LARGE: Refused = { status: 413, code: 'LIMIT_EXCEEDED', message: `An operation has at most ${HTTP_OPERATION_BYTES} bytes.` };
const ENCODED: Refused = {
  status: 415,
  code: 'BAD_REQUEST',
  message: 'The body must come as it is, neither compressed nor in another character set than UTF-8.',
};
