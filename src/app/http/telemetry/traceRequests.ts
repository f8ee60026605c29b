import { ROOT_CONTEXT, SpanKind, SpanStatusCode, context, propagation, trace } from '@opentelemetry/api';
import type { RequestHandler } from 'express';
import { currentRequestId } from './requestScope.js';

const tracer = trace.getTracer('lotgraph');
/** Asked all the time by those who watch us. */
const UNTRACED = new Set(['/healthz', '/readyz', '/metrics']);

/** A span for each request, below the client's own if it sends a traceparent. Commands that it runs come below it. */
export const traceRequests: RequestHandler = (request, response, next) => {
  const path = pathOf(request.url);
  if (UNTRACED.has(path)) return next();
  const parent = propagation.extract(ROOT_CONTEXT, request.headers);
  const attributes = { 'http.request.method': request.method, 'url.path': path, 'lotgraph.request_id': currentRequestId() ?? '' };
  const span = tracer.startSpan(`${request.method} ${path}`, { kind: SpanKind.SERVER, attributes }, parent);
  response.once('close', () => {
    span.setAttribute('http.response.status_code', response.statusCode);
    if (response.statusCode >= SERVER_ERROR) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  });
  context.with(trace.setSpan(parent, span), next);
};

const SERVER_ERROR = 500;

/** As express tells it, which has not had every request. */
function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}
