import type pg from 'pg';
import type { Logger } from '../platform/logger.js';

export interface EventMonthsOptions {
  /** The relay's login: it may ask for partitions to be opened and closed. */
  readonly pool: pg.Pool;
  readonly now: () => string;
  readonly retentionDays: number;
  readonly logger: Logger;
}

const EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MONTHS_AHEAD = 3;
/** Locking a partition may wait for those who read it; lock_timeout ends that. */
const CALL_WITHIN_MS = 60_000;
/** Any number that nobody else takes: one process at a time opens and closes months. */
const MONTHS_LOCK = 7_020_263;

/** Keeps a partition ready for every coming month and drops those past retention, every hour, in whichever process comes first. */
export class EventMonths {
  readonly #options: EventMonthsOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: EventMonthsOptions) {
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
      await turnEventMonths(this.#options);
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'event partitions could not be opened or closed; the next hour tries again');
    }
  }
}

/** Opens the coming months and drops the ones past retention. */
export async function turnEventMonths({ pool, now, retentionDays }: Omit<EventMonthsOptions, 'logger'>): Promise<void> {
  const client = await pool.connect();
  const call = async (text: string, values: readonly unknown[]): Promise<void> => {
    const query = { text, values: [...values], query_timeout: CALL_WITHIN_MS };
    await client.query(query);
  };
  try {
    const lock = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [MONTHS_LOCK]);
    if (lock.rows[0]?.got === true) {
      await call('call open_event_partitions($1)', [MONTHS_AHEAD]);
      await call('call close_event_partitions($1)', [new Date(Date.parse(now()) - retentionDays * DAY_MS).toISOString()]);
      await client.query('select pg_advisory_unlock($1)', [MONTHS_LOCK]);
    }
    client.release();
  } catch (error) {
    // The lock ends with its connection.
    client.release(true);
    throw error;
  }
}
