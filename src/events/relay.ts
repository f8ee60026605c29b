import type pg from 'pg';
import { newPublicId } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';
import { Doorbell } from './doorbell.js';
import { HINT_CHANNEL, encodeHint, type HintTransport } from './hints.js';
import { CONTEND_MS, LEASE_MS, RENEW_MS, releaseLease, takeLease, type Lease } from './lease.js';
import { PLACED_AT_ONCE, placeEvents, type Placed } from './placeEvents.js';

export interface RelayOptions {
  /** The relay's login. */
  readonly pool: pg.Pool;
  readonly now: () => string;
  readonly logger?: Logger | undefined;
  /** Tells of new events while it works; otherwise NOTIFY does. */
  readonly hints?: HintTransport | undefined;
  /** After each placing: how many events, and how long the oldest of them had waited for its position. */
  readonly observe?: ((placedCount: number, lagSeconds: number) => void) | undefined;
}

/** Postings cannot tell the relay (NOTIFY in each makes their commits 4 to 7 times slower), so it asks: often while there is work. */
const BUSY_POLL_MS = 20;
const IDLE_POLL_MS = 100;
/** Postings that commit within this time share a placing, and its one disk flush. */
const COALESCE_MS = 4;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/**
 * Gives events their positions, in whichever process holds the lease; the others wait for it. A database that cannot be reached is asked
 * again for as long as it takes.
 */
export class Relay {
  readonly #options: RelayOptions;
  readonly #bell = new Doorbell();
  #lease: Lease = newLease();
  #running: Promise<void> | undefined;
  #stopping = false;
  #leading = false;
  #renewedAt = 0;
  #pollMs = BUSY_POLL_MS;
  #atOnce = PLACED_AT_ONCE;
  #telling: Promise<void> = Promise.resolve();

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  /** True while this process places the events. */
  get leading(): boolean {
    return this.#leading;
  }

  start(): void {
    if (this.#running !== undefined) return;
    this.#stopping = false;
    this.#lease = newLease();
    this.#running = this.#run();
  }

  /** Finishes the placing at hand and gives the lease back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#bell.ring();
    await this.#running;
    this.#running = undefined;
  }

  /** Something was committed in this process: look now rather than at the next poll. Cheap; call it after every commit. */
  nudge(): void {
    if (this.#leading) this.#bell.ring();
  }

  async #run(): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; !this.#stopping; ) {
      try {
        await this.#turn();
        retryMs = FIRST_RETRY_MS;
      } catch (error) {
        this.#options.logger?.warn({ err: error, retryMs }, 'the relay could not place events');
        await this.#bell.wait(retryMs);
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      }
    }
    if (this.#leading) await releaseLease(this.#options.pool, this.#lease).catch(() => undefined);
    this.#leading = false;
    await this.#telling;
  }

  async #turn(): Promise<void> {
    if (!(await this.#holdsLease())) return await this.#bell.wait(CONTEND_MS);
    const placed = (await this.#hasUnplaced()) ? await this.#place() : undefined;
    if (placed === undefined) {
      await this.#bell.wait(this.#pollMs);
      this.#pollMs = Math.min(this.#pollMs * 2, IDLE_POLL_MS);
      return;
    }
    if (!placed.leading) {
      this.#leading = false;
      return;
    }
    this.#observe(placed);
    this.#pollMs = BUSY_POLL_MS;
    if (placed.count < this.#atOnce && !this.#stopping) await new Promise((resolve) => setTimeout(resolve, COALESCE_MS));
  }

  async #holdsLease(): Promise<boolean> {
    if (this.#leading && performance.now() - this.#renewedAt < RENEW_MS) return true;
    const askedAt = performance.now();
    this.#leading = await takeLease(this.#options.pool, this.#lease);
    this.#renewedAt = askedAt;
    return this.#leading;
  }

  /** Sorted by the index it reads, so that no statistics talk the planner out of it. */
  async #hasUnplaced(): Promise<boolean> {
    const result = await this.#options.pool.query(
      `/* hasUnplaced */ select 1 from domain_event where position is null order by id limit $1`,
      [1],
    );
    return result.rowCount === 1;
  }

  async #place(): Promise<Placed> {
    const { pool, hints, now } = this.#options;
    const client = await pool.connect();
    try {
      const tellsItself = hints?.isUp !== true;
      const placed = await placeEvents(client, { lease: this.#lease, now: now(), atOnce: this.#atOnce, notifies: tellsItself });
      this.#renewedAt = performance.now();
      this.#atOnce = PLACED_AT_ONCE;
      client.release();
      if (placed.leading && !tellsItself && placed.heads.size > 0) this.#telling = this.#tell(placed.heads);
      return placed;
    } catch (error) {
      // A batch that was too much for a slow database is tried in smaller ones. The transaction ends with its connection.
      this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2));
      client.release(true);
      throw error;
    }
  }

  /** A hint that is lost after all costs its followers the time to their next poll. */
  async #tell(heads: ReadonlyMap<number, number>): Promise<void> {
    const { pool, hints } = this.#options;
    if ((await hints?.tell(heads)) === true) return;
    await pool.query(`/* hintAfterwards */ select pg_notify($1, $2)`, [HINT_CHANNEL, encodeHint(heads)]).catch(() => undefined);
  }

  #observe(placed: Placed): void {
    if (!placed.leading || placed.oldestRecordedAt === undefined) return;
    const lagMs = Date.parse(this.#options.now()) - Date.parse(placed.oldestRecordedAt);
    this.#options.observe?.(placed.count, Math.max(0, lagMs) / 1_000);
  }
}

const newLease = (): Lease => ({ name: 'relay', holder: newPublicId(), durationMs: LEASE_MS });
