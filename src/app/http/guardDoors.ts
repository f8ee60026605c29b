import { Router } from 'express';
import type { Authenticate } from './authenticate.js';
import { identify } from './identify.js';
import { answerPreflight, judgePage } from './origins.js';
import type { RateLimit } from './rateLimit.js';
import { refuseRequest } from './refuseRequest.js';
import { takeToll } from './takeToll.js';

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
