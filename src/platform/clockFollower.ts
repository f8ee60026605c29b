import type pg from 'pg';
import type { SystemClock } from './clock.js';
import type { Logger } from './logger.js';

export interface ClockFollowerOptions {
  /** The relay's login: it may read the offset. */
  readonly pool: pg.Pool;
  readonly clock: SystemClock;
  /** After the clock was moved while this process ran: what waits for a time looks again. */
  readonly onMoved?: () => void;
  readonly logger?: Logger | undefined;
}

/** Another process moved the clock: felt here within this time. Polled, since one key read a second costs less than a connection that listens. */
const LOOK_EVERY_MS = 1_000;

/** Keeps this process's clock at the offset that stands in the database: a demo's moved clock is one for all processes, and survives them. */
export class ClockFollower {
  readonly #options: ClockFollowerOptions;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: ClockFollowerOptions) {
    this.#options = options;
  }

  /** The clock is right when it resolves. */
  async start(): Promise<void> {
    if (this.#timer !== undefined) return;
    this.#options.clock.setOffsetMs(await readOffset(this.#options.pool));
    this.#timer = setInterval(() => void this.#lookQuietly(), LOOK_EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#looking;
  }

  /** Reads the offset now. */
  async look(): Promise<void> {
    const { pool, clock, onMoved } = this.#options;
    const offsetMs = await readOffset(pool);
    // Forward only: of two that look at once, the later answer may be the older one.
    if (offsetMs <= clock.offsetMs) return;
    clock.setOffsetMs(offsetMs);
    onMoved?.();
  }

  async #lookQuietly(): Promise<void> {
    if (this.#looking !== undefined) return;
    this.#looking = this.look().catch((error: unknown) => {
      this.#options.logger?.warn({ err: error }, 'the clock could not be read; the next second tries again');
    });
    await this.#looking;
    this.#looking = undefined;
  }
}

/** Milliseconds that business time is ahead of the machine's. */
async function readOffset(pool: pg.Pool): Promise<number> {
  const found = await pool.query<{ offsetMs: number }>(
    `/* clockOffset */ select offset_ms as "offsetMs" from clock_offset where tenant_id = $1`,
    [0],
  );
  return found.rows[0]?.offsetMs ?? 0;
}
