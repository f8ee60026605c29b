import type pg from 'pg';
import type { Logger } from '../platform/logger.js';
import { Doorbell } from './doorbell.js';
import { HINT_CHANNEL, decodeHint, type Hint, type HintTransport } from './hints.js';

export interface HintListenerOptions {
  /** The relay's login: it sees the heads of all tenants. One connection of it is kept. */
  readonly pool: pg.Pool;
  readonly logger?: Logger | undefined;
  /** Heard beside the database. */
  readonly hints?: HintTransport | undefined;
  /** Whose heads the poll reads. */
  readonly followedTenants: () => readonly number[];
  readonly onHint: (hint: Hint) => void;
  /** Heard again after a silence: hints may have been missed. */
  readonly onConnected: () => void;
}

/** Finds what a lost notification would have told, and a connection that died in silence. */
const POLL_MS = 1_000;
const POLL_TIMEOUT_MS = 3_000;
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 5_000;

/** Keeps one connection that listens for the relay's hints, and polls beside it. */
export class HintListener {
  readonly #options: HintListenerOptions;
  readonly #bell = new Doorbell();
  #running: Promise<void> | undefined;
  #stopping = false;
  #stopHearing: (() => void) | undefined;

  constructor(options: HintListenerOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#running !== undefined) return;
    this.#stopping = false;
    this.#stopHearing = this.#options.hints?.listen(this.#options);
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#stopHearing?.();
    this.#bell.ring();
    await this.#running;
    this.#running = undefined;
  }

  async #run(): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; !this.#stopping; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      const connected = await this.#listen();
      if (this.#stopping) return;
      if (connected) retryMs = FIRST_RETRY_MS;
      await this.#bell.wait(retryMs);
    }
  }

  /** Until the connection fails or the listener stops; true when there was a connection. */
  async #listen(): Promise<boolean> {
    let client: pg.PoolClient | undefined;
    let connected = false;
    try {
      client = await this.#options.pool.connect();
      client.on('notification', ({ payload }) => this.#options.onHint(decodeHint(payload ?? '')));
      client.on('error', () => this.#bell.ring());
      await client.query({ text: `listen ${HINT_CHANNEL}`, query_timeout: POLL_TIMEOUT_MS } as pg.QueryConfig);
      this.#options.onConnected();
      while (!this.#stopping) {
        this.#options.onHint(await this.#poll(client));
        connected = true;
        await this.#bell.wait(POLL_MS);
      }
    } catch (error) {
      this.#options.logger?.warn({ err: error }, 'the connection that listens for events was lost');
    } finally {
      client?.release(true);
    }
    return connected;
  }

  async #poll(client: pg.PoolClient): Promise<Hint> {
    const query = {
      name: 'followedHeads',
      text: `select tenant_id as "tenantId", position from event_head where tenant_id = any($1::bigint[])`,
      values: [this.#options.followedTenants()],
      query_timeout: POLL_TIMEOUT_MS,
    };
    const result = await client.query<{ tenantId: number; position: number }>(query);
    return new Map(result.rows.map((row) => [row.tenantId, row.position]));
  }
}
