import { RateLimit, type RateLimitSettings } from './rateLimit.js';

/** Requests that showed no good signature, by address: so many at once, and so many more each second. */
const STRANGERS: RateLimitSettings = { burst: 100, perSecond: 5 };
/** Keys at which a good signature was lately shown. */
const KNOWN = 10_000;

export interface Stranger {
  /** When to come back; absent when it may come in. */
  readonly retryAfterMs?: number;
  /** It turned out to be no stranger. */
  isKnown(): void;
}

/**
 * Has those pay who try addresses without a key of ours. Where a good signature was shown, nobody is kept out: behind a proxy all senders share
 * one address, and who guesses there must not shut out a shop.
 */
export class StrangerLimit {
  readonly #known = new Set<string>();

  constructor(private readonly limit: RateLimit = new RateLimit(STRANGERS)) {}

  admit(key: string, address: string): Stranger {
    if (this.#known.has(key)) return { isKnown: () => undefined };
    const retryAfterMs = this.limit.take(address, 1);
    const isKnown = (): void => {
      this.limit.give(address, 1);
      this.#remember(key);
    };
    return { isKnown, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }

  /** The one known longest goes first. */
  #remember(key: string): void {
    this.#known.add(key);
    for (const oldest of this.#known) {
      if (this.#known.size <= KNOWN) return;
      this.#known.delete(oldest);
    }
  }
}
