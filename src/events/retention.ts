import type pg from 'pg';
import type { Logger } from '../platform/logger.js';

export interface RetentionOptions {
  /** The relay's login: it may ask for partitions to be opened and closed, and for keys to be forgotten. */
  readonly pool: pg.Pool;
  readonly now: () => string;
  /** Of events. */
  readonly retentionDays: number;
  readonly logger: Logger;
}

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MONTHS_AHEAD = 3;
/** Locking a partition may wait for those who read it; lock_timeout ends that. */
const CALL_WITHIN_MS = 60_000;
/** Any number that nobody else takes: one process at a time opens, closes and forgets. */
const RETENTION_LOCK = 7_020_263;
/** As the API promises. */
const KEYS_KEPT_DAYS = 30;
/** Keys of one statement: 70 ms beside a million younger ones, and 1 ms where nothing is old (PostgreSQL 18). */
const KEYS_AT_ONCE = 5_000;

/**
 * Keeps a partition of events ready for every coming month, drops those past retention, and forgets old idempotency keys, every hour, in
 * whichever process comes first.
 */
export class Retention {
  readonly #options: RetentionOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: RetentionOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#timer !== undefined) return;
    const turn = (): void => void (this.#running = this.#tryOnce());
    this.#timer = setInterval(turn, EVERY_MS);
    turn();
  }

  /** Turns now: the clock was moved. */
  look(): void {
    if (this.#timer !== undefined) this.#running = this.#running.then(() => this.#tryOnce());
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#running;
  }

  async #tryOnce(): Promise<void> {
    try {
      await turnRetention(this.#options);
    } catch (error) {
      this.#options.logger.warn(
        { err: error },
        'what is past its time could not be dropped, or event partitions not opened; the next hour tries again',
      );
    }
  }
}

/** Opens the coming months; drops what is past its time by the business clock. */
export async function turnRetention({ pool, now, retentionDays }: Omit<RetentionOptions, 'logger'>): Promise<void> {
  const daysAgo = (days: number): string => new Date(Date.parse(now()) - days * DAY_MS).toISOString();
  const client = await pool.connect();
  try {
    const lock = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [RETENTION_LOCK]);
    if (lock.rows[0]?.got === true) {
      await run(client, 'call open_event_partitions($1)', [MONTHS_AHEAD]);
      await run(client, 'call close_event_partitions($1)', [daysAgo(retentionDays)]);
      await forgetKeys(client, daysAgo(KEYS_KEPT_DAYS));
      await client.query('select pg_advisory_unlock($1)', [RETENTION_LOCK]);
    }
    client.release();
  } catch (error) {
    // The lock ends with its connection.
    client.release(true);
    throw error;
  }
}

async function forgetKeys(client: pg.PoolClient, createdBefore: string): Promise<void> {
  for (let forgotten = KEYS_AT_ONCE; forgotten === KEYS_AT_ONCE; ) {
    const { rows } = await run<{ count: number }>(client, 'select forget_idempotency_keys($1, $2) as count', [createdBefore, KEYS_AT_ONCE]);
    forgotten = rows[0]?.count ?? 0;
  }
}

async function run<Row extends pg.QueryResultRow>(client: pg.PoolClient, text: string, values: unknown[]): Promise<pg.QueryResult<Row>> {
  const query = { text, values, query_timeout: CALL_WITHIN_MS };
  return await client.query<Row>(query);
}
