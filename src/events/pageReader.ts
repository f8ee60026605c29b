import type { Audience } from './audience.js';
import type { EventType } from './catalogue.js';
import { CursorExpired, CursorInvalid } from './cursorErrors.js';
import { Doorbell } from './doorbell.js';
import type { EventFeed } from './feed.js';
import { isOutage } from './outage.js';
import type { EventsRead } from './readEvents.js';

export interface PageReaderOptions extends Audience {
  /** Absent: all types. */
  readonly types?: readonly EventType[] | undefined;
}

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/** Reads pages of an audience's events, over outages of the database, until it is ended. */
export class PageReader {
  readonly #bell = new Doorbell();
  #cancelRead: (() => void) | undefined;
  #ended = false;

  constructor(
    private readonly feed: EventFeed,
    private readonly options: PageReaderOptions,
  ) {}

  /**
   * The page after a position, or only where the head is. Undefined when the reading was ended meanwhile. Throws CursorExpired and
   * CursorInvalid.
   */
  async read(after: number | undefined): Promise<EventsRead | undefined> {
    if (after !== undefined && !(Number.isSafeInteger(after) && after >= 0)) throw new CursorInvalid(after);
    for (let retryMs = FIRST_RETRY_MS; !this.#ended; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      try {
        const page = await this.#unlessEnded(this.feed.read(this.options, { after, types: this.options.types }, () => !this.#ended));
        if (page !== undefined && after !== undefined) checkCursor(page, after);
        return page;
      } catch (error) {
        if (!isOutage(error)) throw error;
        await this.#bell.wait(retryMs);
      }
    }
    return undefined;
  }

  /** The database can be reached again: a read that waits for it need not wait longer. */
  retry(): void {
    this.#bell.ring();
  }

  end(): void {
    this.#ended = true;
    this.#cancelRead?.();
    this.#bell.ring();
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
