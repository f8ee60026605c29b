import type { Caller } from '../../../../schema/shared/context.js';

/**
 * What a caller is apart from its rights. All else counts as a right and keeps apart those who differ in it, also what a caller gains later,
 * until it is named here.
 */
const PERSONAL = ['principalId', 'principalPublicId', 'name', 'expiresAt', 'allowedOrigins'] as const satisfies readonly (keyof Caller)[];
const isPersonal = (field: string): boolean => (PERSONAL as readonly string[]).includes(field);

/** Equal for callers who may see the same. */
export function callerClass(caller: Caller): string {
  const rights = Object.entries(caller).filter(([field]) => !isPersonal(field));
  return JSON.stringify(rights.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The caller of an execution for many: whoever asks it who it is, is refused. */
export function callerOfMany(caller: Caller, refuse: () => never): Caller {
  const many = { ...caller };
  for (const field of PERSONAL) Object.defineProperty(many, field, { get: refuse });
  return many;
}
