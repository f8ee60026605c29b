import type { Caller } from '../../../../schema/shared/context.js';

/** What a caller is apart from its rights. No row has these ids. */
const NOBODY = {
  principalId: -1,
  principalPublicId: '00000000-0000-0000-0000-000000000000',
  name: '',
  expiresAt: null,
  allowedOrigins: [],
} as const satisfies Partial<Caller>;

/**
 * The caller without what makes it one person: all that an execution for many may know of them. What a caller gains later counts as a right,
 * and keeps those apart who differ in it, until it is named above.
 */
export function callerClass(caller: Caller): Caller {
  return { ...caller, ...NOBODY };
}

/** Equal for callers who may see the same. */
export function callerClassKey(caller: Caller): string {
  return JSON.stringify(Object.entries(callerClass(caller)).sort(([one], [other]) => (one < other ? -1 : 1)));
}
