import type pg from 'pg';
import type { EnqueueJob } from '../../../commands/messaging/enqueueJob.js';
import type { CheckProfile } from '../../../domain/partner/partner.js';
import type { Refusal } from '../../../domain/shared/refusal.js';
import type { EventFeed } from '../../../events/feed.js';
import { follow } from '../../../events/follow.js';
import type { ReadSource } from '../../../platform/database/readConnections.js';
import { ReadSession } from '../../../platform/database/readSession.js';
import type { ReadReplicas } from '../../../platform/database/readReplicas.js';
import type { Rows } from '../../../platform/database/rows.js';
import type { Executor } from '../../../platform/execute.js';
import type { BatchQuery } from '../../../queries/shared/lookUp.js';
import { MAXIMUM_COST } from '../../../../schema/shared/limits.js';
import type { Caller, GraphContext, MovableClock } from '../../../../schema/shared/context.js';
import { BatchLoader } from '../../execution/batchLoader.js';
import { ClientLeft } from '../answers/clientLeft.js';
import { OperationMeter } from '../limits/operationMeter.js';
import { RateLimit, clientOf } from '../limits/rateLimit.js';

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
  /** Where it is absent, nothing moves it. */
  readonly clock?: MovableClock;
  /** Where it is absent, everything is read from the primary. */
  readonly replicas?: ReadReplicas | undefined;
  /** Where it is absent, nobody is limited. */
  readonly rateLimit?: RateLimit;
  /** Tests that ask for everything at once leave the limits of a document out. */
  readonly withoutLimits?: true;
  /** Tests leave the door's own filter of partners out, to see the wall of the database hold alone. */
  readonly withoutDoorFilter?: true;
}

/** As much as GraphQL's Int can tell. */
const UNLIMITED = new RateLimit({ burst: 2 ** 31 - 1, perSecond: 2 ** 31 - 1 });
const FIXED_CLOCK: MovableClock = { movable: false, offsetMs: 0, look: async () => undefined };

/** What one operation works with. `close` must be called when its result is there, before anything is written to the client. */
export interface OperationContext extends GraphContext {
  /** The same caller, reading anew: for each event of a subscription. */
  fork(): OperationContext;
  readonly meter: OperationMeter;
  /** It is a query: a replica that has all that was committed by now may answer it. */
  allowReplicas(): void;
  /** Whoever asked is gone: what is being read for it is cancelled, and nothing more is read. A command that runs is finished: its key stands. */
  abort(): Promise<void>;
}

/** A plain object over a closure: Apollo hands a shallow copy of it to resolvers, which must be the same operation. */
export function openContext(deps: ContextDeps, principal: Caller, requestId: string): OperationContext {
  const { tenantId, partnerId } = principal;
  const reading = new OperationReads(deps, principal);
  const meter = new OperationMeter(deps.rateLimit ?? UNLIMITED, {
    client: clientOf(principal),
    maximumCost: deps.withoutLimits ? Number.MAX_SAFE_INTEGER : MAXIMUM_COST,
  });
  return {
    principal,
    meter,
    allowReplicas: () => reading.allowReplicas(),
    rateLimit: () => meter.state(),
    requestId,
    now: deps.now,
    checkProfile: deps.checkProfile,
    enqueue: deps.enqueue,
    clock: deps.clock ?? FIXED_CLOCK,
    follow: (options) => follow(deps.feed, { ...options, tenantId, partnerId }),
    read: () => reading.open(),
    readWhole: () => reading.openWhole(),
    visibleTo: deps.withoutDoorFilter ? undefined : partnerId,
    loader: (batch) => reading.open().loader(batch),
    wholeLoader: (batch) => reading.openWhole().loader(batch),
    async execute(command, intents, options = {}) {
      // What was read before is no longer true afterwards; and no connection is held while the command waits for one.
      await reading.end();
      const actor = { tenantId: principal.tenantId, principalId: principal.principalId, requestId };
      return await deps.executor.execute(command, { actor, dryRun: options.dryRun === true }, intents);
    },
    fork: () => openContext(deps, principal, requestId),
    close: () => reading.close(),
    abort: () => reading.abort(),
  };
}

/** The read sessions of one operation: as the caller, and as the tenant's own login where the caller's slice is cut afterwards. */
class OperationReads {
  readonly #deps: ContextDeps;
  readonly #principal: Caller;
  #reads: Reads | undefined;
  #whole: Reads | undefined;
  #closed = false;
  #left = false;
  #fromReplicas = false;

  constructor(deps: ContextDeps, principal: Caller) {
    this.#deps = deps;
    this.#principal = principal;
  }

  allowReplicas(): void {
    this.#fromReplicas = true;
  }

  open(): Reads {
    this.#refuseIfClosed();
    const { tenantId, partnerId } = this.#principal;
    const source = this.#sourceOf(partnerId === undefined ? 'app' : 'partner');
    return (this.#reads ??= new Reads(new ReadSession(source, tenantId, partnerId), this.#hasLeft, this.#deps.withoutDoorFilter));
  }

  openWhole(): Reads {
    if (this.#principal.partnerId === undefined) return this.open();
    this.#refuseIfClosed();
    return (this.#whole ??= new Reads(new ReadSession(this.#sourceOf('app'), this.#principal.tenantId), this.#hasLeft));
  }

  /** What is read next is read anew. */
  async end(): Promise<void> {
    const ending = [this.#reads, this.#whole];
    this.#reads = this.#whole = undefined;
    for (const reads of ending) await reads?.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.end();
  }

  async abort(): Promise<void> {
    this.#closed = this.#left = true;
    for (const reads of [this.#reads, this.#whole]) await reads?.abort();
  }

  readonly #hasLeft = (): boolean => this.#left;

  /** A resolver may outlive its answer (a sibling failed): it must not open what nobody will close. */
  #refuseIfClosed(): void {
    if (this.#left) throw new ClientLeft();
    if (this.#closed) throw new Error('the operation has ended');
  }

  #sourceOf(login: 'app' | 'partner'): ReadSource {
    return (this.#fromReplicas ? this.#deps.replicas?.source(login, this.#deps[login]) : undefined) ?? this.#deps[login];
  }
}

/** One read session with its loaders. */
class Reads implements Rows {
  readonly #session: ReadSession;
  readonly #loaders = new Map<unknown, unknown>();

  constructor(
    session: ReadSession,
    private readonly hasLeft: () => boolean,
    readonly withoutDoorFilter?: boolean,
  ) {
    this.#session = session;
  }

  get tenantId(): number {
    return this.#session.tenantId;
  }

  get partnerId(): number | undefined {
    return this.#session.partnerId;
  }

  async rows<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]> {
    try {
      return await this.#session.rows<Row>(statement, values);
    } catch (error) {
      // That a cancelled statement fails is no fault of anybody.
      throw this.hasLeft() ? new ClientLeft() : error;
    }
  }

  readonly remember = (lookUp: object, key: unknown, value: unknown): void =>
    this.loader(lookUp as BatchQuery<unknown, unknown>).prime(key, value);

  loader<Key, Value>(batch: BatchQuery<Key, Value>): BatchLoader<Key, Value | undefined> {
    const known = this.#loaders.get(batch) as BatchLoader<Key, Value | undefined> | undefined;
    if (known !== undefined) return known;
    const loader = new BatchLoader<Key, Value | undefined>(async (keys) => {
      const found = await batch(this, keys);
      return keys.map((key) => found.get(key));
    });
    this.#loaders.set(batch, loader);
    return loader;
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  async abort(): Promise<void> {
    await this.#session.abort();
  }
}
