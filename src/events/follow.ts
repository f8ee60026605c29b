import type { EventType } from './catalogue.js';
import { Doorbell } from './doorbell.js';
import type { EventTail } from './eventTail.js';
import type { EventFeed, Follower } from './feed.js';
import { isOutage } from './outage.js';
import type { EventsRead } from './readEvents.js';
import type { StoredEvent } from './storedEvent.js';

export interface FollowOptions {
  readonly tenantId: number;
  /** Position of the last event the caller has; absent: only what comes from now on. */
  readonly after?: number | undefined;
  /** Absent: all types. */
  readonly types?: readonly EventType[] | undefined;
  /** What the caller may and wants to see. Called once an event, synchronously. */
  readonly matches?: ((event: StoredEvent) => boolean) | undefined;
  readonly signal: AbortSignal;
}

export type FollowMessage =
  /** First of all: events after this position follow. */
  { readonly kind: 'ready'; readonly position: number } | { readonly kind: 'event'; readonly event: StoredEvent };

/** Events after the cursor were deleted after the retention: the caller reads anew and follows from there. */
export class CursorExpired extends Error {
  override readonly name = 'CursorExpired';
  readonly code = 'CURSOR_EXPIRED';

  constructor(
    /** The lowest position that can still be followed from. */
    readonly oldestPosition: number,
  ) {
    super(`Events before position ${oldestPosition} are no longer kept.`);
  }
}

/** A cursor that this tenant never had: negative, or ahead of its last event. */
export class CursorInvalid extends Error {
  override readonly name = 'CursorInvalid';
  readonly code = 'INVALID_INPUT';

  constructor(readonly position: number) {
    super(`There is no position ${position}.`);
  }
}

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/**
 * A tenant's events in order, from a cursor on and then live, without gap or double. It holds nothing but a position: a slow caller makes
 * nothing grow. An outage of the database delays it. It ends with the signal, with return(), or when the feed stops; it throws
 * CursorExpired and CursorInvalid.
 */
export function follow(feed: EventFeed, options: FollowOptions): AsyncIterableIterator<FollowMessage> {
  return new Following(feed, options);
}

class Following implements AsyncIterableIterator<FollowMessage>, Follower {
  readonly #feed: EventFeed;
  readonly #options: FollowOptions;
  readonly #types: ReadonlySet<EventType> | undefined;
  readonly #bell = new Doorbell();
  readonly #messages: AsyncGenerator<FollowMessage, undefined>;
  #cancelRead: (() => void) | undefined;
  #ended = false;

  constructor(feed: EventFeed, options: FollowOptions) {
    this.#feed = feed;
    this.#options = options;
    this.#types = options.types === undefined ? undefined : new Set(options.types);
    this.#messages = this.#produce();
    options.signal.addEventListener('abort', this.end);
    if (options.signal.aborted) this.end();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<FollowMessage, undefined>> {
    return this.#ended ? { done: true, value: undefined } : await this.#messages.next();
  }

  async return(): Promise<IteratorResult<FollowMessage, undefined>> {
    this.end();
    return { done: true, value: undefined };
  }

  wake(): void {
    this.#bell.ring();
  }

  /** Frees everything at once; a call of next() that waits is answered with the end. */
  readonly end = (): void => {
    this.#ended = true;
    this.#options.signal.removeEventListener('abort', this.end);
    this.#feed.leave(this.#options.tenantId, this);
    this.#cancelRead?.();
    this.#bell.ring();
  };

  async *#produce(): AsyncGenerator<FollowMessage, undefined> {
    const { tenantId, after } = this.#options;
    try {
      if (after !== undefined && !(Number.isSafeInteger(after) && after >= 0)) throw new CursorInvalid(after);
      const start = await this.#read(after);
      if (start === undefined) return;
      if (after !== undefined) checkCursor(start, after);
      const tail = this.#feed.join(tenantId, start.head, this);
      yield { kind: 'ready', position: after ?? start.head };
      yield* this.#chosen(start.events);
      yield* this.#followFrom(start.through, tail);
    } finally {
      this.end();
    }
  }

  /** Position by position, whatever its source: so there is no seam between the past and the present. */
  async *#followFrom(start: number, tail: EventTail): AsyncGenerator<FollowMessage, undefined> {
    for (let position = start; !this.#ended; ) {
      const kept = tail.after(position);
      if (kept === 'behind') {
        const page = await this.#read(position);
        if (page === undefined) return;
        checkCursor(page, position);
        yield* this.#chosen(page.events);
        position = page.through;
      } else if (kept.length === 0) {
        await this.#bell.wait();
      } else {
        yield* this.#chosen(kept);
        position = kept.at(-1)?.position ?? position;
      }
    }
  }

  *#chosen(events: readonly StoredEvent[]): Generator<FollowMessage, undefined> {
    for (const event of events) {
      if (this.#types?.has(event.type) === false) continue;
      if (this.#options.matches?.(event) === false) continue;
      yield { kind: 'event', event };
    }
  }

  /** Undefined when the following ended meanwhile. */
  async #read(after: number | undefined): Promise<EventsRead | undefined> {
    const { tenantId, types } = this.#options;
    for (let retryMs = FIRST_RETRY_MS; !this.#ended; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      try {
        return await this.#unlessEnded(this.#feed.read(tenantId, { after, types }, () => !this.#ended));
      } catch (error) {
        if (!isOutage(error)) throw error;
        await this.#bell.wait(retryMs);
      }
    }
    return undefined;
  }

  async #unlessEnded(read: Promise<EventsRead | undefined>): Promise<EventsRead | undefined> {
    return await new Promise((resolve, reject) => {
      this.#cancelRead = () => resolve(undefined);
      read.then(resolve, reject);
    });
  }
}

function checkCursor({ head, expiredThrough }: EventsRead, after: number): void {
  if (after > head) throw new CursorInvalid(after);
  if (after < expiredThrough) throw new CursorExpired(expiredThrough);
}
