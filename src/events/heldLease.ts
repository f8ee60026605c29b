import type pg from 'pg';
import { newPublicId } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';
import { Doorbell } from './doorbell.js';
import { CONTEND_MS, LEASE_MS, RENEW_MS, releaseLease, takeLease, type Lease } from './lease.js';

export interface HeldLeaseOptions {
  /** The relay's login. */
  readonly pool: pg.Pool;
  readonly name: string;
  /** The work that one process does at a time: begun when the lease was taken. */
  readonly onTaken: () => Promise<void>;
  /** Ends it: the lease was lost, or the process stops. Called once after each onTaken, when that is done. */
  readonly onLost: () => Promise<void>;
  readonly logger: Logger;
}

/** A holder that cannot renew its lease ends its work so long before another may begin it. */
const ENDS_BEFORE_MS = 200;

/** Keeps a lease for as long as it can, and waits for it while another process has it. A dead holder's is taken over within 4 s. */
export class HeldLease {
  readonly #options: HeldLeaseOptions;
  readonly #bell = new Doorbell();
  readonly #lease: Lease;
  #running: Promise<void> | undefined;
  #work: Promise<void> = Promise.resolve();
  #stopping = false;
  #held = false;
  /** By our own clock. */
  #heldUntil = 0;

  constructor(options: HeldLeaseOptions) {
    this.#options = options;
    this.#lease = { name: options.name, holder: newPublicId(), durationMs: LEASE_MS };
  }

  get held(): boolean {
    return this.#held;
  }

  /** Tries once before it resolves: a process that is alone has its work begun by then. */
  async start(): Promise<void> {
    if (this.#running !== undefined) return;
    await this.#turn();
    await this.#work;
    this.#running = this.#run();
  }

  /** Ends the work and gives the lease back at once. Idempotent. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#bell.ring();
    await this.#running;
    if (!this.#held) return await this.#work;
    this.#lose();
    await this.#work;
    await releaseLease(this.#options.pool, this.#lease).catch(() => undefined);
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      await this.#bell.wait(this.#held ? Math.min(RENEW_MS, this.#leftMs) : CONTEND_MS);
      if (!this.#stopping) await this.#turn();
    }
  }

  async #turn(): Promise<void> {
    const askedAt = performance.now();
    const answer = takeLease(this.#options.pool, this.#lease).catch(() => undefined);
    // A database that does not answer leaves the lease with its holder for as long as it lasts, and no longer.
    const taken = this.#held ? await inTime(answer, this.#leftMs) : await answer;
    if (taken === true) this.#heldUntil = askedAt + this.#lease.durationMs - ENDS_BEFORE_MS;
    const holds = taken ?? (this.#held && this.#leftMs > 0);
    if (holds && !this.#held) this.#take();
    else if (!holds && this.#held) this.#lose();
  }

  /** Nothing when it slept for longer than that. */
  get #leftMs(): number {
    return Math.max(0, this.#heldUntil - performance.now());
  }

  #take(): void {
    this.#held = true;
    this.#then(async () => {
      try {
        await this.#options.onTaken();
      } catch (error) {
        this.#options.logger.error({ err: error, lease: this.#options.name }, 'leased work could not begin; whoever comes next tries');
        this.#held = false;
        await this.#options.onLost();
        await releaseLease(this.#options.pool, this.#lease);
      }
    });
  }

  #lose(): void {
    this.#held = false;
    this.#then(this.#options.onLost);
  }

  /** One after the other, and beside the renewals: work that begins slowly must not cost the lease. */
  #then(step: () => Promise<void>): void {
    const { logger, name } = this.#options;
    this.#work = this.#work.then(step).catch((error: unknown) => logger.warn({ err: error, lease: name }, 'leased work could not end'));
  }
}

/** The answer, or undefined when it does not come in time. */
async function inTime<Answer>(answer: Promise<Answer>, withinMs: number): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, withinMs, undefined);
  });
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
