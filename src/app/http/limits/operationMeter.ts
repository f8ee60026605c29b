import { requestError } from '../../../../schema/shared/requestError.js';
import type { RateLimitState } from '../../../../schema/shared/context.js';
import type { OperationCost } from './cost.js';
import { MORE_THAN_YOUR_SHARE, rateLimited, type RateLimit, type Throttle } from './rateLimit.js';

/** `extensions.cost` of an answer. */
export interface CostReport {
  readonly requested: number;
  readonly actual: number;
  readonly throttle: Throttle;
}

export interface MeterOptions {
  /** Whose points they are: a principal's, whichever of its keys it comes with. */
  readonly client: string;
  /** Points of one operation. */
  readonly maximumCost: number;
}

/** An operation that was refused was looked at all the same. */
const REFUSED = 1;

/** What one operation costs its client: taken before it runs, corrected when its answer is known. */
export class OperationMeter {
  #cost: OperationCost | undefined;
  #settled = false;

  constructor(
    private readonly limit: RateLimit,
    private readonly options: MeterOptions,
  ) {}

  /** Before anything of the operation is read: a client without a point left is told so at once. Throws RATE_LIMITED. */
  checkOpen(): void {
    const retryAfterMs = this.limit.take(this.options.client, REFUSED);
    if (retryAfterMs !== undefined) throw this.#refused(retryAfterMs);
    this.limit.give(this.options.client, REFUSED);
  }

  /** Throws COST_EXCEEDED, RATE_LIMITED. */
  charge(cost: OperationCost): void {
    const { requested } = cost;
    const { maximumCost: maximum } = this.options;
    if (requested > maximum) {
      const asked = Number.isFinite(requested) ? { asked: requested } : {};
      throw requestError('COST_EXCEEDED', `The operation costs ${requested} points; at most ${maximum}. Ask for smaller pages.`, {
        limit: { maximum, ...asked },
      });
    }
    const retryAfterMs = this.limit.take(this.options.client, requested);
    if (retryAfterMs !== undefined) throw this.#refused(retryAfterMs);
    this.#cost = cost;
  }

  /** Gives back what was asked for and not answered; undefined when the operation was refused. Only the first call counts. */
  settle(data: unknown): CostReport | undefined {
    const cost = this.#cost;
    if (cost === undefined) {
      if (!this.#settled) this.limit.give(this.options.client, -REFUSED);
      this.#settled = true;
      return undefined;
    }
    const actual = cost.actual(data);
    if (!this.#settled) this.limit.give(this.options.client, cost.requested - actual);
    this.#settled = true;
    return { requested: cost.requested, actual, throttle: this.throttle };
  }

  get throttle(): Throttle {
    return this.limit.throttle(this.options.client);
  }

  /** For the query `rateLimit`. */
  state(): RateLimitState {
    return { ...this.throttle, cost: this.#cost?.requested ?? 0 };
  }

  #refused(retryAfterMs: number): Error {
    return rateLimited(MORE_THAN_YOUR_SHARE, retryAfterMs, this.throttle);
  }
}
