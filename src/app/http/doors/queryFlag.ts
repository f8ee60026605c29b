import type { Request } from 'express';
import type { Failure } from '../answers/refuseRequest.js';

/** `?name=true` or `?name=false`; `otherwise` when absent. Anything else is refused: a message that was meant as a test must not become a real one. */
export function queryFlag(request: Request, name: string, otherwise = false): boolean | Failure {
  const value: unknown = request.query[name];
  if (value === undefined) return otherwise;
  if (value === 'false') return false;
  if (value === 'true') return true;
  return { status: 400, code: 'INVALID_INPUT', message: `?${name}= is true or false, once.` };
}
