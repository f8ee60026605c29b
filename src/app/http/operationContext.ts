import DataLoader from 'dataloader';
import type pg from 'pg';
import type { EnqueueJob } from '../../commands/messaging/enqueueJob.js';
import type { CheckProfile } from '../../domain/partner/partner.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { EventFeed } from '../../events/feed.js';
import { follow } from '../../events/follow.js';
import { ReadSession } from '../../platform/database/readSession.js';
import type { Rows } from '../../platform/database/rows.js';
import type { Executor } from '../../platform/execute.js';
import type { BatchQuery } from '../../queries/shared/lookUp.js';
import type { Caller, GraphContext } from '../../../schema/shared/context.js';

export interface ContextDeps {
  /** Staff reads. */
  readonly app: pg.Pool;
  /** Partners' reads. */
  readonly partner: pg.Pool;
  readonly executor: Executor<Refusal>;
  readonly feed: EventFeed;
  readonly now: () => string;
  readonly checkProfile: CheckProfile;
  readonly enqueue: EnqueueJob;
}

/** What one operation works with. `close` must be called when its result is there, before anything is written to the client. */
export interface OperationContext extends GraphContext {
  /** The same caller, reading anew: for each event of a subscription. */
  fork(): OperationContext;
}

/** A plain object over a closure: Apollo hands a shallow copy of it to resolvers, which must be the same operation. */
export function openContext(deps: ContextDeps, principal: Caller, requestId: string): OperationContext {
  const state: { reads: Reads | undefined; closed: boolean } = { reads: undefined, closed: false };
  const open = (): Reads => {
    // A resolver may outlive its answer (a sibling failed): it must not open what nobody will close.
    if (state.closed) throw new Error('the operation has ended');
    const { tenantId, partnerId } = principal;
    const pool = partnerId === undefined ? deps.app : deps.partner;
    return (state.reads ??= new Reads(new ReadSession(pool, tenantId, partnerId)));
  };
  return {
    principal,
    requestId,
    now: deps.now,
    checkProfile: deps.checkProfile,
    enqueue: deps.enqueue,
    follow: (options) => follow(deps.feed, { ...options, tenantId: principal.tenantId }),
    read: open,
    loader: (batch) => open().loader(batch),
    async execute(command, intents, options = {}) {
      // What was read before is no longer true afterwards; and no connection is held while the command waits for one.
      await state.reads?.close();
      state.reads = undefined;
      const actor = { tenantId: principal.tenantId, principalId: principal.principalId, requestId };
      return await deps.executor.execute(command, { actor, dryRun: options.dryRun === true }, intents);
    },
    fork: () => openContext(deps, principal, requestId),
    async close() {
      state.closed = true;
      await state.reads?.close();
    },
  };
}

/** One read session with its loaders. */
class Reads implements Rows {
  readonly #session: ReadSession;
  readonly #loaders = new Map<unknown, unknown>();

  constructor(session: ReadSession) {
    this.#session = session;
  }

  get tenantId(): number {
    return this.#session.tenantId;
  }

  rows<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.#session.rows<Row>(statement, values);
  }

  loader<Key, Value>(batch: BatchQuery<Key, Value>): DataLoader<Key, Value | undefined> {
    const known = this.#loaders.get(batch) as DataLoader<Key, Value | undefined> | undefined;
    if (known !== undefined) return known;
    const loader = new DataLoader<Key, Value | undefined>(async (keys) => {
      const found = await batch(this, keys);
      return keys.map((key) => found.get(key));
    });
    this.#loaders.set(batch, loader);
    return loader;
  }

  async close(): Promise<void> {
    await this.#session.close();
  }
}
