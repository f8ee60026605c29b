import type { Response } from 'express';
import type { RequestErrorCode } from '../../../schema/shared/requestError.js';
import { currentRequestId } from './requestScope.js';

export interface AnsweredError {
  readonly status: number;
  readonly code: RequestErrorCode;
  readonly message: string;
  readonly retryAfterMs?: number;
}

/** Answers a request that never becomes an operation, in the form that GraphQL clients read. */
export function answerError(response: Response, { status, code, message, retryAfterMs }: AnsweredError): void {
  if (status === 401) response.set('www-authenticate', 'Bearer');
  if (status === 503) response.set('retry-after', String(RETRY_AFTER_SECONDS));
  if (retryAfterMs !== undefined) response.set('retry-after', String(Math.ceil(retryAfterMs / 1_000)));
  const requestId = currentRequestId();
  const extensions = { code, ...(requestId === undefined ? {} : { requestId }), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  response.status(status).json({ errors: [{ message, extensions }] });
}

const RETRY_AFTER_SECONDS = 5;
