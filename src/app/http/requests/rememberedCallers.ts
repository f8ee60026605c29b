import { hash } from 'node:crypto';
import type { Authenticate, Authentication } from './authenticate.js';

/** A key or token that was ended on another node, or by hand, lets in for so long at most. */
const REMEMBERED_MS = 5_000;
const REMEMBERED_CALLERS = 10_000;

interface Remembered {
  readonly authentication: Authentication & { readonly ok: true };
  readonly until: number;
}

/**
 * Who a header let in a moment ago is let in without asking the database: authentication is one statement a request, a third of a small
 * read (bench/reads). Only successes are remembered, by the hash of their header. Commands that end keys say `forget`.
 */
export class RememberedCallers {
  readonly #byHash = new Map<string, Remembered>();
  /** Whoever asked before everything was forgotten must not be remembered after it. */
  #generation = 0;

  /** `now` is the business clock that keys expire by, `elapsedMs` the one of the machine that nobody moves. */
  constructor(
    private readonly now: () => string,
    private readonly elapsedMs: () => number = () => performance.now(),
  ) {}

  remembering(authenticate: Authenticate): Authenticate {
    return async (authorization, address) => {
      if (authorization === undefined) return await authenticate(authorization, address);
      const key = hash('sha256', authorization);
      const known = this.#byHash.get(key);
      if (known !== undefined && this.#holds(known)) return known.authentication;
      this.#byHash.delete(key);
      const generation = this.#generation;
      const authentication = await authenticate(authorization, address);
      if (authentication.ok && generation === this.#generation) this.#keep(key, authentication);
      return authentication;
    };
  }

  /** From now on everybody is looked at anew. */
  forget(): void {
    this.#generation += 1;
    this.#byHash.clear();
  }

  #holds({ authentication, until }: Remembered): boolean {
    const { expiresAt } = authentication.caller;
    return this.elapsedMs() < until && (expiresAt === null || this.now() < expiresAt);
  }

  #keep(key: string, authentication: Remembered['authentication']): void {
    // The first of a Map is the oldest.
    for (const oldest of this.#byHash.keys()) {
      if (this.#byHash.size < REMEMBERED_CALLERS) break;
      this.#byHash.delete(oldest);
    }
    this.#byHash.set(key, { authentication, until: this.elapsedMs() + REMEMBERED_MS });
  }
}
