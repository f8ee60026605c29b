import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Principal } from '../../../domain/access/principal.js';

export interface RateLimitSettings {
  /** Points that a client may spend at once. */
  readonly burst: number;
  /** Points that come back each second. */
  readonly perSecond: number;
}

/** What a client has left, as it is told. */
export interface Throttle {
  readonly maximum: number;
  readonly available: number;
  readonly restorePerSecond: number;
}

interface Bucket {
  available: number;
  at: number;
}

/** Buckets that are looked through when there are so many: those that are full again are forgotten. */
const TIDY_AT = 10_000;
const SECOND_MS = 1_000;

/** Buckets that fill by themselves: one a client, in the memory of this process (docs/adr/0012). */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();
  #tidyAt = TIDY_AT;

  constructor(
    readonly settings: RateLimitSettings,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** Takes the points, or none of them: then it answers after how many milliseconds they will be there. */
  take(client: string, points: number): number | undefined {
    const bucket = this.#bucket(client);
    if (bucket.available >= points) {
      bucket.available -= points;
      return undefined;
    }
    return Math.ceil(((points - bucket.available) / this.settings.perSecond) * SECOND_MS);
  }

  /** Corrects what was taken, in either direction. */
  give(client: string, points: number): void {
    const bucket = this.#bucket(client);
    bucket.available = Math.max(0, Math.min(this.settings.burst, bucket.available + points));
  }

  throttle(client: string): Throttle {
    const { burst, perSecond } = this.settings;
    return { maximum: burst, available: Math.floor(this.#bucket(client).available), restorePerSecond: perSecond };
  }

  #bucket(client: string): Bucket {
    const at = this.nowMs();
    const known = this.#buckets.get(client);
    if (known !== undefined) return this.#refill(known, at);
    if (this.#buckets.size >= this.#tidyAt) this.#tidy(at);
    const bucket = { available: this.settings.burst, at };
    this.#buckets.set(client, bucket);
    return bucket;
  }

  #refill(bucket: Bucket, at: number): Bucket {
    const { burst, perSecond } = this.settings;
    bucket.available = Math.min(burst, bucket.available + ((at - bucket.at) / SECOND_MS) * perSecond);
    bucket.at = at;
    return bucket;
  }

  #tidy(at: number): void {
    for (const [client, bucket] of this.#buckets) {
      if (this.#refill(bucket, at).available === this.settings.burst) this.#buckets.delete(client);
    }
    this.#tidyAt = Math.max(TIDY_AT, 2 * this.#buckets.size);
  }
}

/** Whose points they are: a principal's, whichever of its keys it comes with. */
export const clientOf = ({ tenantId, principalId }: Pick<Principal, 'tenantId' | 'principalId'>): string => `${tenantId}:${principalId}`;

/** The headers that tell a client over HTTP what it has left. */
export function rateLimitHeaders({ maximum, available, restorePerSecond }: Throttle): [string, string][] {
  return [
    ['x-ratelimit-limit', String(maximum)],
    ['x-ratelimit-remaining', String(available)],
    // Seconds until it is full.
    ['x-ratelimit-reset', String(Math.ceil((maximum - available) / restorePerSecond))],
  ];
}

export const MORE_THAN_YOUR_SHARE = 'You asked for more than your share; wait and ask again.';

/** RATE_LIMITED, over HTTP 429 with Retry-After. */
export function rateLimited(message: string, retryAfterMs: number, throttle?: Throttle): GraphQLError {
  const headers = new HeaderMap(throttle === undefined ? [] : rateLimitHeaders(throttle));
  headers.set('retry-after', String(Math.ceil(retryAfterMs / SECOND_MS)));
  const extensions: Record<string, unknown> = { code: 'RATE_LIMITED', retryAfterMs, http: { status: 429, headers } };
  return new GraphQLError(message, { extensions });
}
