import type { RequestHandler } from 'express';
import type { Refuse } from '../answers/answerRefused.js';
import { MORE_THAN_YOUR_SHARE, clientOf, rateLimitHeaders, type RateLimit } from '../limits/rateLimit.js';
import { callerIn } from './identify.js';

/** As a mutation: each of these requests reads or writes about as much. */
const REQUEST_POINTS = 10;

/** Has a request that is no operation paid for from the points that operations are paid from. Behind `identify`. */
export function takeToll(limit: RateLimit | undefined, refuse: Refuse): RequestHandler {
  return async (_request, response, next) => {
    if (limit === undefined) return next();
    const client = clientOf(callerIn(response));
    const retryAfterMs = limit.take(client, REQUEST_POINTS);
    for (const [name, value] of rateLimitHeaders(limit.throttle(client))) response.setHeader(name, value);
    if (retryAfterMs !== undefined)
      return await refuse(response, { status: 429, code: 'RATE_LIMITED', message: MORE_THAN_YOUR_SHARE, retryAfterMs });
    next();
  };
}
