import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import type { Caller } from '../../../../schema/shared/context.js';
import type { Refuse } from '../answers/answerRefused.js';
import type { Authenticate, Authentication } from './authenticate.js';
import { callerIn } from './identify.js';

/** What a page may read of an answer beside its body. */
const EXPOSED_HEADERS = 'X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, X-Request-Id';
/** How long a browser remembers the answer to a preflight. */
const PREFLIGHT_SECONDS = 600;
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~-]+(?: *, *[\w!#$%&'*+.^`|~-]+)*$/;
const MAXIMUM_HEADER_NAMES = 1_000;
const DEFAULT_HEADERS = 'authorization, content-type';

/**
 * A browser's question whether a page may ask. It carries no key, so that nobody can be judged yet: the answer is yes to everybody and
 * gives nothing away, since no credentials come by themselves here. The request itself is judged by its key.
 */
export const answerPreflight: RequestHandler = (request, response, next) => {
  response.vary('Origin');
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return next();
  const asked = request.headers['access-control-request-headers'];
  response
    .set('access-control-allow-origin', '*')
    .set('access-control-allow-methods', 'GET, POST')
    .set('access-control-allow-headers', isHeaderNames(asked) ? asked : DEFAULT_HEADERS)
    .set('access-control-max-age', String(PREFLIGHT_SECONDS))
    .vary('Access-Control-Request-Headers')
    .status(204)
    .end();
};

/** Behind `identify`: a page that the caller's key does not name is refused before anything is read, and may not even read why. */
export const judgePage =
  (refuse: Refuse): RequestHandler =>
  async (request, response, next) => {
    const { origin } = request.headers;
    if (!mayAskFrom(callerIn(response), request.headers)) {
      return await refuse(response, { status: 403, code: 'ORIGIN_NOT_ALLOWED', message: ORIGIN_NOT_ALLOWED });
    }
    if (origin !== undefined && !isOwnPage(request.headers)) {
      response.set('access-control-allow-origin', origin).set('access-control-expose-headers', EXPOSED_HEADERS);
    }
    next();
  };

const ORIGIN_NOT_ALLOWED = 'Web pages of this origin may not use the key or token.';

/** Whether the page that a request comes from is one of ours or of the caller's key. Programs that are no browser name no origin. */
export function mayAskFrom({ allowedOrigins }: Caller, headers: IncomingHttpHeaders): boolean {
  return headers.origin === undefined || isOwnPage(headers) || allowedOrigins.includes(headers.origin);
}

/** For a socket: who asks, and from where. */
export async function authenticatePage(
  authenticate: Authenticate,
  authorization: string | undefined,
  headers: IncomingHttpHeaders,
): Promise<Authentication | PageRefused> {
  return ofPage(await authenticate(authorization), headers);
}

/** The same when it is known who asks. */
export function ofPage(authentication: Authentication, headers: IncomingHttpHeaders): Authentication | PageRefused {
  if (!authentication.ok || mayAskFrom(authentication.caller, headers)) return authentication;
  return { ok: false, code: 'ORIGIN_NOT_ALLOWED', message: ORIGIN_NOT_ALLOWED };
}

export interface PageRefused {
  readonly ok: false;
  readonly code: 'ORIGIN_NOT_ALLOWED';
  readonly message: string;
}

/** By host and port alone: what stands before us may speak TLS in our place. */
function isOwnPage({ origin, host }: IncomingHttpHeaders): boolean {
  const page = origin === undefined ? null : URL.parse(origin);
  const own = page === null || host === undefined ? null : URL.parse(`${page.protocol}//${host}`);
  return page !== null && own !== null && page.host !== '' && page.host === own.host;
}

const isHeaderNames = (text: string | undefined): text is string =>
  text !== undefined && text.length <= MAXIMUM_HEADER_NAMES && HEADER_NAMES.test(text);
