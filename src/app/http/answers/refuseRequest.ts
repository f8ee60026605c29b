import type { Response } from 'express';
import { currentRequestId } from '../telemetry/requestScope.js';
import { answerRefused, type Refused } from './answerRefused.js';

/** Why a request was not served, as its body tells: {code, message, requestId}. */
export interface Failure extends Omit<Refused, 'code'> {
  readonly code: string;
}

/** Answers a request to a door that is not GraphQL's. */
export async function refuseRequest(response: Response, failure: Failure): Promise<void> {
  const { code, message } = failure;
  await answerRefused(response, failure, { code, message, requestId: currentRequestId() ?? null });
}
