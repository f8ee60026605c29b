import type { Response } from 'express';
import { currentRequestId } from '../telemetry/requestScope.js';
import { answerRefused, type Refused } from './answerRefused.js';

/** Answers a request that never becomes an operation, in the form that GraphQL clients read. */
export async function answerError(response: Response, refused: Refused): Promise<void> {
  const { code, message, retryAfterMs } = refused;
  const requestId = currentRequestId();
  const extensions = { code, ...(requestId === undefined ? {} : { requestId }), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  await answerRefused(response, refused, { errors: [{ message, extensions }] });
}
