import type { MessageRing } from './messageRing.js';

/** Where a member's messages go. */
export interface Sink {
  /** It takes more without keeping it waiting in memory. */
  readonly isOpen: boolean;
  /** The answer to one event, as JSON. */
  send(text: string): void;
  /** What is sent meanwhile goes out in one write. */
  burst(send: () => void): void;
  /** Once it takes more, or is gone. */
  onceOpen(listener: () => void): void;
}

/** How a membership came to its end, and the last position that the member was told of. */
export interface Parting {
  /** LEFT: by itself. OVER: there are no more events. LAGGED: it took too little. UNSHARED: what it asks is no longer the same for all. */
  readonly why: 'LEFT' | 'OVER' | 'LAGGED' | 'UNSHARED';
  readonly position: number;
  /** For how long messages waited for it. */
  readonly lagMs: number;
}

/** One subscriber's place in a shared stream: hardly more than the number of its next message. */
export class Membership {
  readonly parted: Promise<Parting>;
  readonly #ring: MessageRing;
  readonly #sink: Sink;
  readonly #leave: (member: Membership) => void;
  #part!: (parting: Parting) => void;
  #isOver = false;
  #next: number;
  #position: number;
  #waitsSince: number | undefined;

  /** Of what is kept and to come, the member gets what stands behind its position. */
  constructor(ring: MessageRing, { sink, position, leave }: { sink: Sink; position: number; leave: (member: Membership) => void }) {
    this.#ring = ring;
    this.#sink = sink;
    this.#leave = leave;
    this.#next = ring.first;
    this.#position = position;
    this.parted = new Promise((resolve) => (this.#part = resolve));
  }

  /** Number of the first message that it still needs. */
  get next(): number {
    return this.#next;
  }

  /** Sends what there is, as far as the sink takes it. */
  deliver(): void {
    const ring = this.#ring;
    if (this.#isOver) return;
    if (this.#next < ring.first) return this.end('LAGGED');
    if (this.#waitsSince !== undefined || this.#next === ring.end) return;
    if (this.#next === ring.end - 1 && this.#sink.isOpen) this.#sendNext();
    else this.#sink.burst(this.#sendAll);
    if (this.#next === ring.end) return;
    this.#waitsSince = performance.now();
    this.#sink.onceOpen(this.#goOn);
  }

  end(why: Parting['why']): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#leave(this);
    const lagMs = this.#waitsSince === undefined ? 0 : performance.now() - this.#waitsSince;
    this.#part({ why, position: this.#position, lagMs });
  }

  readonly #goOn = (): void => {
    this.#waitsSince = undefined;
    this.deliver();
  };

  readonly #sendAll = (): void => {
    while (this.#next < this.#ring.end && this.#sink.isOpen) this.#sendNext();
  };

  #sendNext(): void {
    const { position, text } = this.#ring.at(this.#next);
    this.#next += 1;
    // It has read that one from the table.
    if (position <= this.#position) return;
    this.#position = position;
    this.#sink.send(text);
  }
}
