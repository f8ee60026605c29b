import type { EventsRead } from './readEvents.js';
import type { StoredEvent } from './storedEvent.js';

export interface TailOptions {
  /** The head when it was made: older events are not its business. */
  readonly start: number;
  readonly read: (after: number) => Promise<EventsRead>;
  readonly onEvents: () => void;
  readonly onError: (error: unknown) => void;
}

/** Events kept for a tenant's followers; one that falls further behind reads pages from the table. */
const KEPT_EVENTS = 512;

/** The latest events of one tenant, read once however many follow. */
export class EventTail {
  readonly #options: TailOptions;
  /** In order of position: those after #floor, up to #last. */
  #events: StoredEvent[] = [];
  #floor: number;
  #last: number;
  #announced: number;
  #hints = 0;
  #reading = false;
  #closed = false;

  constructor(options: TailOptions) {
    this.#options = options;
    this.#floor = this.#last = this.#announced = options.start;
  }

  /** Kept events after a position; 'behind' when some of them are no longer kept. */
  after(position: number): readonly StoredEvent[] | 'behind' {
    if (position >= this.#last) return [];
    if (position < this.#floor) return 'behind';
    const first = this.#events.findLastIndex((event) => event.position <= position) + 1;
    return this.#events.slice(first);
  }

  /** The tenant's head is said to have come this far. One read at a time: hints that come meanwhile cause one more. */
  heard(position: number): void {
    if (position <= this.#last) return;
    this.#announced = Math.max(this.#announced, position);
    this.#hints += 1;
    if (!this.#reading) void this.#readOn();
  }

  /** Looks once without a hint. */
  look(): void {
    if (!this.#reading) void this.#readOn();
  }

  close(): void {
    this.#closed = true;
    this.#events = [];
  }

  async #readOn(): Promise<void> {
    this.#reading = true;
    try {
      for (let again = true; again && !this.#closed; ) {
        const hintsBefore = this.#hints;
        const page = await this.#options.read(this.#last);
        if (this.#closed) return;
        const advanced = page.through > this.#last;
        this.#append(page);
        again = (advanced && page.head > page.through) || (this.#hints > hintsBefore && this.#announced > this.#last);
      }
    } catch (error) {
      // The next hint or poll asks again.
      this.#options.onError(error);
    } finally {
      this.#reading = false;
    }
  }

  #append(page: EventsRead): void {
    this.#last = Math.max(this.#last, page.through);
    this.#announced = this.#last;
    if (page.events.length === 0) return;
    this.#events.push(...page.events);
    const surplus = this.#events.length - KEPT_EVENTS;
    if (surplus > 0) this.#floor = this.#events.splice(0, surplus).at(-1)?.position ?? this.#floor;
    this.#options.onEvents();
  }
}
