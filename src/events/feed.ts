import type pg from 'pg';
import { ReadSession, withReadSession } from '../platform/database/readSession.js';
import type { Logger } from '../platform/logger.js';
import { EventTail } from './eventTail.js';
import { HintListener } from './hintListener.js';
import type { Hint } from './hints.js';
import { readEvents, type EventsRead, type EventsRequest } from './readEvents.js';

export interface EventFeedOptions {
  /** Reads events, under the tenant's row security. */
  readonly app: pg.Pool;
  /** Hears of them, for all tenants. */
  readonly relay: pg.Pool;
  readonly logger?: Logger | undefined;
}

/** One that follows a tenant's events, as the feed sees it. */
export interface Follower {
  wake(): void;
  end(): void;
}

interface Followed {
  readonly tail: EventTail;
  readonly followers: Set<Follower>;
}

/** Reads at a time, of all followers together: ten thousand that reconnect at once must leave connections to the rest. */
const READS_AT_ONCE = 4;

/** Where all followers of a process get their events from. One a process; `follow` is the way to use it. */
export class EventFeed {
  readonly #options: EventFeedOptions;
  readonly #listener: HintListener;
  readonly #followed = new Map<number, Followed>();
  readonly #waiting: (() => void)[] = [];
  #reads = 0;
  #stopped = true;

  constructor(options: EventFeedOptions) {
    this.#options = options;
    this.#listener = new HintListener({
      pool: options.relay,
      logger: options.logger,
      followedTenants: () => [...this.#followed.keys()],
      onHint: (hint) => this.#heard(hint),
      onConnected: () => this.#wakeAll(),
    });
  }

  start(): void {
    this.#stopped = false;
    this.#listener.start();
  }

  /** Ends all followers. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { followers } of [...this.#followed.values()]) for (const follower of [...followers]) follower.end();
    await this.#listener.stop();
  }

  get followerCount(): number {
    let count = 0;
    for (const { followers } of this.#followed.values()) count += followers.size;
    return count;
  }

  /** The tenant's shared tail; `head` is where the follower saw it. From now on the follower is woken when there is something new. */
  join(tenantId: number, head: number, follower: Follower): EventTail {
    let followed = this.#followed.get(tenantId);
    if (followed === undefined) {
      const followers = new Set<Follower>();
      followed = { followers, tail: this.#newTail(tenantId, head, followers) };
      this.#followed.set(tenantId, followed);
      // Hints that came between the follower's look at the head and now found nobody.
      followed.tail.look();
    }
    followed.followers.add(follower);
    if (this.#stopped) follower.end();
    return followed.tail;
  }

  leave(tenantId: number, follower: Follower): void {
    const followed = this.#followed.get(tenantId);
    if (followed === undefined || !followed.followers.delete(follower) || followed.followers.size > 0) return;
    followed.tail.close();
    this.#followed.delete(tenantId);
  }

  /** One snapshot of the tenant's events; undefined when it was no longer wanted by the time its turn came. */
  async read(tenantId: number, request: EventsRequest, isWanted: () => boolean): Promise<EventsRead | undefined> {
    await this.#turn('push');
    try {
      return isWanted() ? await this.#readNow(tenantId, request) : undefined;
    } finally {
      this.#endTurn();
    }
  }

  async #readNow(tenantId: number, request: EventsRequest): Promise<EventsRead> {
    return await withReadSession(new ReadSession(this.#options.app, tenantId), async (rows) => await readEvents(rows, request));
  }

  /** The present ('unshift') goes before the past ('push'): it serves many followers at once. */
  async #turn(queue: 'push' | 'unshift'): Promise<void> {
    if (this.#reads < READS_AT_ONCE) this.#reads += 1;
    else await new Promise<void>((resolve) => this.#waiting[queue](resolve));
  }

  #endTurn(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#reads -= 1;
    else next();
  }

  #newTail(tenantId: number, start: number, followers: ReadonlySet<Follower>): EventTail {
    return new EventTail({
      start,
      read: async (after) => {
        await this.#turn('unshift');
        return await this.#readNow(tenantId, { after }).finally(() => this.#endTurn());
      },
      onEvents: () => {
        for (const follower of followers) follower.wake();
      },
      onError: (error) => this.#options.logger?.warn({ err: error, tenantId }, 'new events could not be read'),
    });
  }

  #heard(hint: Hint): void {
    if (hint === 'all') {
      for (const { tail } of this.#followed.values()) tail.look();
      return;
    }
    for (const [tenantId, position] of hint) this.#followed.get(tenantId)?.tail.heard(position);
  }

  #wakeAll(): void {
    for (const { tail, followers } of this.#followed.values()) {
      tail.look();
      for (const follower of followers) follower.wake();
    }
  }
}
