import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** The id under which a request is logged, and told to its client. */
interface RequestScope {
  readonly requestId: string;
}

const scopes = new AsyncLocalStorage<RequestScope>();
/** What a proxy or client may hand us: goes into logs, so nothing that could be mistaken for more than an id. */
const SANE_ID = /^[A-Za-z0-9_.:-]{1,100}$/;

export function withRequestId<Value>(requestId: string, run: () => Value): Value {
  return scopes.run({ requestId }, run);
}

export const currentRequestId = (): string | undefined => scopes.getStore()?.requestId;

/** The client's id if it is sane, else a new one. */
export function requestIdFrom(header: unknown): string {
  return typeof header === 'string' && SANE_ID.test(header) ? header : randomUUID();
}
