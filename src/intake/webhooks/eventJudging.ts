import type { Judging } from '../judging.js';
import type { KnownEndpoint } from './readEndpoint.js';

/** One event on its way, and the endpoint it came in by. */
export interface EventJudging extends Omit<Judging, 'connector'> {
  readonly endpoint: KnownEndpoint;
}
