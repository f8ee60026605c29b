import type { FollowMessage, FollowOptions } from '../../src/events/follow.js';

/** `follow` (src/events/follow.ts) of what the caller may see. */
export type Follow = (options: Omit<FollowOptions, 'tenantId' | 'partnerId'>) => AsyncIterableIterator<FollowMessage>;
