import DataLoader from 'dataloader';
import type pg from 'pg';
import type { CheckProfile } from '../../domain/partner/partner.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { EventFeed } from '../../events/feed.js';
import { follow } from '../../events/follow.js';
import { ReadSession } from '../../platform/database/readSession.js';
import type { Rows } from '../../platform/database/rows.js';
import type { Command, Executor, Intent, Outcome } from '../../platform/execute.js';
import type { BatchQuery } from '../../queries/shared/lookUp.js';
import type { Caller, GraphContext } from '../../../schema/shared/context.js';
import type { Follow } from '../../../schema/shared/stream.js';

export interface ContextDeps {
  /** Staff reads. */
  readonly app: pg.Pool;
  /** Partners' reads. */
  readonly partner: pg.Pool;
  readonly executor: Executor<Refusal>;
  readonly feed: EventFeed;
  readonly now: () => string;
  readonly checkProfile: CheckProfile;
}

/** What one operation works with. `close` must be called when its result is there, before anything is written to the client. */
export class OperationContext implements GraphContext {
  readonly #deps: ContextDeps;
  #reads: Reads | undefined;
  #closed = false;

  constructor(
    deps: ContextDeps,
    readonly principal: Caller,
    readonly requestId: string,
  ) {
    this.#deps = deps;
  }

  now(): string {
    return this.#deps.now();
  }

  get checkProfile(): CheckProfile {
    return this.#deps.checkProfile;
  }

  get follow(): Follow {
    return (options) => follow(this.#deps.feed, { ...options, tenantId: this.principal.tenantId });
  }

  read(): Rows {
    return this.#open();
  }

  loader<Key, Value>(batch: BatchQuery<Key, Value>): DataLoader<Key, Value | undefined> {
    return this.#open().loader(batch);
  }

  async execute<Input, Result>(
    command: Command<Input, Result, Refusal>,
    intents: readonly Intent<Input>[],
    options: { readonly dryRun?: boolean } = {},
  ): Promise<readonly Outcome<Result, Refusal>[]> {
    // What was read before is no longer true afterwards; and no connection is held while the command waits for one.
    await this.#reads?.close();
    this.#reads = undefined;
    const { tenantId, principalId } = this.principal;
    const actor = { tenantId, principalId, requestId: this.requestId };
    return await this.#deps.executor.execute(command, { actor, dryRun: options.dryRun === true }, intents);
  }

  /** The same caller, reading anew: for each event of a subscription. */
  fork(): OperationContext {
    return new OperationContext(this.#deps, this.principal, this.requestId);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#reads?.close();
  }

  #open(): Reads {
    // A resolver may outlive its answer (a sibling failed): it must not open what nobody will close.
    if (this.#closed) throw new Error('the operation has ended');
    const { tenantId, partnerId } = this.principal;
    const pool = partnerId === undefined ? this.#deps.app : this.#deps.partner;
    return (this.#reads ??= new Reads(new ReadSession(pool, tenantId, partnerId)));
  }
}

/** One read session with its loaders. Resolvers ask side by side, a connection answers one after the other. */
class Reads implements Rows {
  readonly #session: ReadSession;
  readonly #loaders = new Map<unknown, unknown>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(session: ReadSession) {
    this.#session = session;
  }

  get tenantId(): number {
    return this.#session.tenantId;
  }

  async rows<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]> {
    const result = this.#last.then(() => this.#session.rows<Row>(statement, values));
    this.#last = result.catch(() => undefined);
    return await result;
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
    await this.#last;
    await this.#session.close();
  }
}
