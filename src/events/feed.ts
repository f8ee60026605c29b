import type pg from 'pg';
import { ReadSession, withReadSession } from '../platform/database/readSession.js';
import type { Logger } from '../platform/logger.js';
import type { Audience } from './audience.js';
import { EventTail } from './eventTail.js';
import { HintListener } from './hintListener.js';
import type { Hint, HintTransport } from './hints.js';
import { readEvents, type EventsRead, type EventsRequest } from './readEvents.js';

export interface EventFeedOptions {
  /** Reads events, under the tenant's row security. */
  readonly app: pg.Pool;
  /** Reads them for partners, under the partner's. */
  readonly partner: pg.Pool;
  /** Hears of them, for all tenants. */
  readonly relay: pg.Pool;
  readonly logger?: Logger | undefined;
  /** Heard beside the database's own notifications. */
  readonly hints?: HintTransport | undefined;
}

/** One that follows events, as the feed sees it. */
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
  /** By tenant, then by partner; the tenant's own people under undefined. */
  readonly #followed = new Map<number, Map<number | undefined, Followed>>();
  readonly #waiting: (() => void)[] = [];
  #reads = 0;
  #stopped = true;

  constructor(options: EventFeedOptions) {
    this.#options = options;
    this.#listener = new HintListener({
      pool: options.relay,
      logger: options.logger,
      hints: options.hints,
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
    for (const { followers } of [...this.#all()]) for (const follower of [...followers]) follower.end();
    await this.#listener.stop();
  }

  get followerCount(): number {
    let count = 0;
    for (const { followers } of this.#all()) count += followers.size;
    return count;
  }

  /** The audience's shared tail; `head` is where the follower saw it. From now on the follower is woken when there is something new. */
  join(audience: Audience, head: number, follower: Follower): EventTail {
    const { tenantId, partnerId } = audience;
    const ofTenant = this.#followed.get(tenantId) ?? new Map<number | undefined, Followed>();
    this.#followed.set(tenantId, ofTenant);
    let followed = ofTenant.get(partnerId);
    if (followed === undefined) {
      const followers = new Set<Follower>();
      followed = { followers, tail: this.#newTail(audience, head, followers) };
      ofTenant.set(partnerId, followed);
      // Hints that came between the follower's look at the head and now found nobody.
      followed.tail.look();
    }
    followed.followers.add(follower);
    if (this.#stopped) follower.end();
    return followed.tail;
  }

  leave({ tenantId, partnerId }: Audience, follower: Follower): void {
    const ofTenant = this.#followed.get(tenantId);
    const followed = ofTenant?.get(partnerId);
    if (ofTenant === undefined || !followed?.followers.delete(follower) || followed.followers.size > 0) return;
    followed.tail.close();
    ofTenant.delete(partnerId);
    if (ofTenant.size === 0) this.#followed.delete(tenantId);
  }

  /** One snapshot of what the audience may see; undefined when it was no longer wanted by the time its turn came. */
  async read(audience: Audience, request: EventsRequest, isWanted: () => boolean): Promise<EventsRead | undefined> {
    await this.#turn('push');
    try {
      return isWanted() ? await this.#readNow(audience, request) : undefined;
    } finally {
      this.#endTurn();
    }
  }

  /** A partner's through its own login, so that the database keeps it from what is not its business. */
  async #readNow({ tenantId, partnerId }: Audience, request: EventsRequest): Promise<EventsRead> {
    const pool = partnerId === undefined ? this.#options.app : this.#options.partner;
    return await withReadSession(new ReadSession(pool, tenantId, partnerId), async (rows) => await readEvents(rows, request));
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

  #newTail(audience: Audience, start: number, followers: ReadonlySet<Follower>): EventTail {
    return new EventTail({
      start,
      read: async (after) => {
        await this.#turn('unshift');
        return await this.#readNow(audience, { after }).finally(() => this.#endTurn());
      },
      onEvents: () => {
        for (const follower of followers) follower.wake();
      },
      onError: (error) =>
        this.#options.logger?.warn(
          { err: error, tenantId: audience.tenantId, partnerId: audience.partnerId },
          'new events could not be read',
        ),
    });
  }

  #heard(hint: Hint): void {
    if (hint === 'all') {
      for (const { tail } of this.#all()) tail.look();
      return;
    }
    for (const [tenantId, position] of hint) {
      for (const { tail } of this.#followed.get(tenantId)?.values() ?? []) tail.heard(position);
    }
  }

  #wakeAll(): void {
    for (const { tail, followers } of this.#all()) {
      tail.look();
      for (const follower of followers) follower.wake();
    }
  }

  *#all(): Generator<Followed, undefined> {
    for (const ofTenant of this.#followed.values()) yield* ofTenant.values();
  }
}
