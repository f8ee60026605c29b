import type { Authenticate, Authentication } from './authenticate.js';

export interface RechecksOptions {
  readonly authenticate: Authenticate;
  readonly everyMs: number;
}

type OnAnswer = (authentication: Authentication) => void;

/** Look-ups at a time: ten thousand keys must leave connections to the rest, and still be looked at in a few seconds. */
const LOOK_UPS_AT_ONCE = 4;

/** Looks again at what living connections came in with, since rights end while they live: each key once a round, however many came with it. */
export class Rechecks {
  readonly #options: RechecksOptions;
  readonly #watching = new Map<string, Set<OnAnswer>>();
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;

  constructor(options: RechecksOptions) {
    this.#options = options;
  }

  /** Tells what each round finds, until the returned function is called. A look-up that fails is told to nobody: an outage ends no right. */
  watch(authorization: string, onAnswer: OnAnswer): () => void {
    const watchers = this.#watching.get(authorization) ?? new Set();
    this.#watching.set(authorization, watchers.add(onAnswer));
    this.#timer ??= setInterval(() => void this.#look(), this.#options.everyMs).unref();
    return () => {
      if (watchers.delete(onAnswer) && watchers.size === 0) this.#watching.delete(authorization);
      if (this.#watching.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    // All of them take from the one list.
    const round = [...this.#watching.entries()].values();
    await Promise.all(Array.from({ length: LOOK_UPS_AT_ONCE }, () => this.#lookAtEach(round)));
    this.#isLooking = false;
  }

  async #lookAtEach(round: Iterable<readonly [string, ReadonlySet<OnAnswer>]>): Promise<void> {
    for (const [authorization, watchers] of round) {
      const authentication = await this.#options.authenticate(authorization).catch(() => undefined);
      if (authentication !== undefined) for (const onAnswer of [...watchers]) onAnswer(authentication);
    }
  }
}
