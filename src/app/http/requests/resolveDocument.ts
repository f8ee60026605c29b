import type { Request, RequestHandler } from 'express';
import { answerError } from '../answers/answerError.js';
import { MORE_THAN_YOUR_SHARE, clientOf, type RateLimit } from '../limits/rateLimit.js';
import { callerIn } from './identify.js';
import type { AskedDocument, TrustedDocuments } from './trustedDocuments.js';

/** Taken while it is looked up, and kept when nothing is found: storefronts' keys lie open, and each made-up id is a question to the database. */
const LOOK_UP_POINTS = 1;

/** Puts the text in the place of a documentId, before anything is parsed. Behind `identify` and the reader of bodies. */
export function resolveDocument(documents: TrustedDocuments, limit: RateLimit | undefined): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'POST') return next();
    const caller = callerIn(response);
    const retryAfterMs = limit?.take(clientOf(caller), LOOK_UP_POINTS);
    if (retryAfterMs !== undefined)
      return await answerError(response, { status: 429, code: 'RATE_LIMITED', message: MORE_THAN_YOUR_SHARE, retryAfterMs });
    const asked = askedIn(request);
    const resolved = await documents.resolve(caller, asked);
    if (!resolved.ok) return await answerError(response, resolved);
    limit?.give(clientOf(caller), LOOK_UP_POINTS);
    if (resolved.query !== '' && resolved.query !== asked.query) write(request, resolved.query);
    next();
  };
}

function askedIn(request: Request): AskedDocument {
  if (request.method === 'POST') return (request.body ?? {}) as AskedDocument;
  // By the same reading as what runs it: where two readings of an address differ, a text could hide.
  const [, search] = splitAddress(request);
  return { documentId: search.get('documentId'), query: search.get('query') };
}

function write(request: Request, query: string): void {
  if (request.method === 'POST') {
    (request.body as { query: string }).query = query;
    return;
  }
  const [path, search] = splitAddress(request);
  search.set('query', query);
  request.url = `${path}?${search.toString()}`;
}

function splitAddress({ url }: Request): readonly [path: string, search: URLSearchParams] {
  const [path = '', ...search] = url.split('?');
  return [path, new URLSearchParams(search.join('?'))];
}
