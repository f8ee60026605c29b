import type { FollowMessage, FollowOptions } from '../../src/events/follow.js';

/** `follow` (src/events/follow.ts) of the caller's tenant. */
export type Follow = (options: Omit<FollowOptions, 'tenantId'>) => AsyncIterableIterator<FollowMessage>;
