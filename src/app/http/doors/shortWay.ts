import type { IncomingMessage, RequestListener } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { HTTP_OPERATION_BYTES } from '../../../../schema/shared/limits.js';
import { tryPlainly, type PlainQueriesDeps } from '../operations/plainQueries.js';
import type { Authenticate } from '../requests/authenticate.js';
import { authenticationOf } from '../requests/identify.js';
import { jsonOf } from '../requests/readOperation.js';
import type { TrustedDocuments } from '../requests/trustedDocuments.js';
import { requestIdFrom, withRequestId } from '../telemetry/requestScope.js';
import { traceRequests } from '../telemetry/traceRequests.js';

export interface ShortWayDeps {
  readonly authenticate: Authenticate;
  readonly documents: TrustedDocuments;
  readonly plain: PlainQueriesDeps;
  readonly bodyWithinMs?: number | undefined;
}

const failures = new WeakMap<IncomingMessage, unknown>();
const secure = helmet();
const JSON_TYPES: ReadonlySet<string | undefined> = new Set([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
]);

/**
 * The way of most requests: a plain query of a program, answered before express has its turn, which costs a part of a look-up by id that shows
 * (bench/reads). It takes the same steps in the same order; whatever is not plain goes on to express with what was found out so far, and is refused
 * there.
 */
export function shortWay(express: RequestListener, deps: ShortWayDeps): RequestListener {
  return (request, response) => {
    if (!isShort(request)) return void express(request, response);
    goShort(deps, request as Request, response as Response).then(
      (isAnswered) => isAnswered || express(request, response),
      (failure: unknown) => {
        failures.set(request, failure);
        express(request, response);
      },
    );
  };
}

/** Pages have an origin that must be judged; bodies in pieces have no length to hold them to. */
function isShort({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    url === '/graphql' &&
    headers.origin === undefined &&
    headers['content-encoding'] === undefined &&
    JSON_TYPES.has(headers['content-type']) &&
    // Without a length: not a number, which is no more than anything.
    Number(headers['content-length']) <= HTTP_OPERATION_BYTES
  );
}

async function goShort(
  { authenticate, documents, plain, bodyWithinMs }: ShortWayDeps,
  request: Request,
  response: Response,
): Promise<boolean> {
  const authentication = await authenticationOf(authenticate, request);
  if (!authentication.ok) return false;
  const { caller } = authentication;
  const read = await jsonOf(request, bodyWithinMs);
  if (read === undefined || 'status' in read || documents.mustResolve(caller, read.body)) return false;
  response.locals = { caller };
  const requestId = requestIdFrom(request.headers['x-request-id']);
  return await withRequestId(requestId, () =>
    tryPlainly(plain, { request, response, body: read.body, begin: () => begin(request, response, requestId) }),
  );
}

/** What every answer carries, and the span that it belongs to. */
function begin(request: Request, response: Response, requestId: string): void {
  secure(request, response, nothing);
  response.setHeader('x-request-id', requestId);
  response.setHeader('vary', 'Origin');
  traceRequests(request, response, nothing as NextFunction);
}

const nothing = (): void => undefined;

/** In express, before the first step: what failed on the short way is told as any failure. */
export const tellFailure: RequestHandler = (request, _response, next) => next(failures.get(request));
