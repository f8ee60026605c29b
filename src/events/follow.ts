import type { Audience } from './audience.js';
import { chosenEvents, type Choice } from './chosenEvents.js';
import { Doorbell } from './doorbell.js';
import type { EventTail } from './eventTail.js';
import type { EventFeed, Follower } from './feed.js';
import { PageReader } from './pageReader.js';
import type { StoredEvent } from './storedEvent.js';

export interface FollowOptions extends Audience, Choice {
  /** Position of the last event the caller has; absent: only what comes from now on. */
  readonly after?: number | undefined;
  readonly signal: AbortSignal;
}

export type FollowMessage =
  /** First of all: events after this position follow. */
  { readonly kind: 'ready'; readonly position: number } | { readonly kind: 'event'; readonly event: StoredEvent };

/**
 * The events of a tenant, or of a partner, in order, from a cursor on and then live, without gap or double. It holds nothing but a position: a
 * slow caller makes nothing grow. An outage of the database delays it. It ends with the signal, with return(), or when the feed stops; it
 * throws CursorExpired and CursorInvalid.
 */
export function follow(feed: EventFeed, options: FollowOptions): AsyncIterableIterator<FollowMessage> {
  return new Following(feed, options);
}

class Following implements AsyncIterableIterator<FollowMessage>, Follower {
  readonly #feed: EventFeed;
  readonly #options: FollowOptions;
  readonly #reader: PageReader;
  readonly #bell = new Doorbell();
  readonly #messages: AsyncGenerator<FollowMessage, undefined>;
  #ended = false;

  constructor(feed: EventFeed, options: FollowOptions) {
    this.#feed = feed;
    this.#options = options;
    this.#reader = new PageReader(feed, options);
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
    this.#reader.retry();
  }

  /** Frees everything at once; a call of next() that waits is answered with the end. */
  readonly end = (): void => {
    this.#ended = true;
    this.#options.signal.removeEventListener('abort', this.end);
    this.#feed.leave(this.#options, this);
    this.#reader.end();
    this.#bell.ring();
  };

  async *#produce(): AsyncGenerator<FollowMessage, undefined> {
    const { after } = this.#options;
    try {
      const start = await this.#reader.read(after);
      if (start === undefined) return;
      const tail = this.#feed.join(this.#options, start.head, this);
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
        const page = await this.#reader.read(position);
        if (page === undefined) return;
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
    for (const event of chosenEvents(events, this.#options)) yield { kind: 'event', event };
  }
}
