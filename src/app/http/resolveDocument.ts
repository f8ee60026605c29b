import type { Request, RequestHandler } from 'express';
import { answerError } from './answerError.js';
import { callerIn } from './identify.js';
import type { AskedDocument, TrustedDocuments } from './trustedDocuments.js';

/** Puts the text in the place of a documentId, before anything is parsed. Behind `identify` and the body's parser. */
export function resolveDocument(documents: TrustedDocuments): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'POST') return next();
    const asked = askedIn(request);
    const resolved = await documents.resolve(callerIn(response), asked);
    if (!resolved.ok) return answerError(response, resolved);
    if (resolved.query !== '' && resolved.query !== asked.query) write(request, resolved.query);
    next();
  };
}

function askedIn(request: Request): AskedDocument {
  if (request.method === 'GET') return request.query;
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
}

function write(request: Request, query: string): void {
  if (request.method === 'POST') {
    (request.body as { query: string }).query = query;
    return;
  }
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  searchParams.set('query', query);
  request.url = `${pathname}?${searchParams.toString()}`;
}
