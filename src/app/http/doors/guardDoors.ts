import { Router } from 'express';
import { refuseRequest } from '../answers/refuseRequest.js';
import type { RateLimit } from '../limits/rateLimit.js';
import type { Authenticate } from '../requests/authenticate.js';
import { identify } from '../requests/identify.js';
import { answerPreflight, judgePage } from '../requests/origins.js';
import { takeToll } from '../requests/takeToll.js';

export interface GuardDeps {
  readonly authenticate: Authenticate;
  /** Where it is absent, nobody is limited. */
  readonly rateLimit?: RateLimit | undefined;
}

/** What stands before doors that are not GraphQL's, below these paths: who asks, from which page, and whether there are points left. */
export function guardDoors(paths: string[], { authenticate, rateLimit }: GuardDeps): Router {
  const router = Router();
  router.use(paths, answerPreflight, identify(authenticate, refuseRequest), judgePage(refuseRequest), takeToll(rateLimit, refuseRequest));
  return router;
}
