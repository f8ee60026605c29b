import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import {
  DeliverPolicy,
  DiscardPolicy,
  StorageType,
  jetstream,
  jetstreamManager,
  type JetStreamClient,
  type StreamConfig,
} from '@nats-io/jetstream';
import type pg from 'pg';
import type { Logger } from '../platform/logger.js';
import { Doorbell } from './doorbell.js';
import { decodeHint, type Hint, type HintTransport } from './hints.js';

export interface NatsHintsOptions {
  /** nats://user:password@host:4222, several servers of one cluster with commas between. */
  readonly url: string;
  /** Keeps several databases on one NATS apart: `installationOf`. */
  readonly installation: string;
  readonly logger: Logger;
}

export interface HintHearer {
  readonly onHint: (hint: Hint) => void;
  readonly onConnected: () => void;
}

/** A broker that does not take a hint within this gets it by NOTIFY instead. */
const TAKEN_WITHIN_MS = 1_000;
const CONNECT_WITHIN_MS = 2_000;
/** A connection that died in silence is given up after two pings. */
const PING_MS = 1_000;
const PINGS_UNANSWERED = 2;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** A hint is worth nothing after the next poll; what is kept only bridges a reconnect. */
const KEPT_NANOSECONDS = 60_000_000_000;
const KEPT_HINTS = 1_000;

/**
 * Hints over NATS JetStream. They carry tenants and positions only; the table is the truth. While the broker is out of reach, `isUp` is
 * false and the relay goes back to NOTIFY; the log tells it once, and once that it is back.
 */
export class NatsHints implements HintTransport {
  readonly #options: NatsHintsOptions;
  readonly #bell = new Doorbell();
  readonly #hearers = new Set<HintHearer>();
  readonly #subject: string;
  readonly #stream: string;
  #connection: NatsConnection | undefined;
  #client: JetStreamClient | undefined;
  #running: Promise<void> | undefined;
  #stopping = false;
  #told = false;

  constructor(options: NatsHintsOptions) {
    this.#options = options;
    this.#subject = `lotgraph.${options.installation}.hints`;
    this.#stream = `lotgraph-${options.installation}`;
  }

  get isUp(): boolean {
    return this.#client !== undefined;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#bell.ring();
    this.#client = undefined;
    await this.#connection?.close();
    await this.#running;
  }

  async tell(heads: ReadonlyMap<number, number>): Promise<boolean> {
    try {
      const payload = JSON.stringify(Object.fromEntries(heads));
      return (await this.#client?.publish(this.#subject, payload, { timeout: TAKEN_WITHIN_MS })) !== undefined;
    } catch {
      return false;
    }
  }

  listen(hearer: HintHearer): () => void {
    this.#hearers.add(hearer);
    return () => void this.#hearers.delete(hearer);
  }

  async #run(): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; !this.#stopping; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      const error = await this.#connected();
      if (this.#stopping) return;
      if (error === undefined) retryMs = FIRST_RETRY_MS;
      if (!this.#told) this.#options.logger.warn({ err: error }, 'NATS cannot be reached: NOTIFY tells of new events until it can');
      this.#told = true;
      await this.#bell.wait(retryMs);
    }
  }

  /** From one connection's beginning to its end; answers why there was none. */
  async #connected(): Promise<unknown> {
    try {
      const connection = (this.#connection = await connect(connectionOptions(this.#options.url)));
      try {
        const client = jetstream(connection, { timeout: TAKEN_WITHIN_MS });
        await this.#hear(connection, client);
        this.#client = client;
        if (this.#told) this.#options.logger.info('NATS tells of new events again');
        this.#told = false;
        if (this.#stopping) return undefined;
        for (const { onConnected } of this.#hearers) onConnected();
        await connection.closed();
      } finally {
        this.#client = undefined;
        await connection.close();
      }
      return undefined;
    } catch (error) {
      return error;
    }
  }

  /** The stream lives in the broker's memory, so that it may be gone whenever the connection was. */
  async #hear(connection: NatsConnection, client: JetStreamClient): Promise<void> {
    const manager = await jetstreamManager(connection, { timeout: TAKEN_WITHIN_MS });
    const config = streamConfig(this.#stream, this.#subject);
    await manager.streams.add(config).catch(async () => await manager.streams.update(this.#stream, config));
    const consumer = await client.consumers.get(this.#stream, { deliver_policy: DeliverPolicy.New });
    await consumer.consume({
      callback: (message) => {
        const hint = decodeHint(message.string());
        for (const { onHint } of this.#hearers) onHint(hint);
      },
    });
  }
}

/** The cluster's own identity and the database's number in it: the same for every process on one database, and for no other. */
export async function installationOf(pool: pg.Pool): Promise<string> {
  const found = await pool.query<{ installation: string }>(
    `select (select system_identifier from pg_control_system())::text || '-' || oid as installation from pg_database where datname = current_database()`,
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error('the database does not know itself');
  return row.installation;
}

function streamConfig(name: string, subject: string): Partial<StreamConfig> & { readonly name: string } {
  return {
    name,
    subjects: [subject],
    storage: StorageType.Memory,
    discard: DiscardPolicy.Old,
    max_msgs: KEPT_HINTS,
    max_age: KEPT_NANOSECONDS,
  };
}

function connectionOptions(text: string): NodeConnectionOptions {
  const urls = text.split(',').map((one) => new URL(one.trim()));
  const { username, password, protocol } = urls[0] as URL;
  return {
    servers: urls.map((url) => url.host),
    name: 'lotgraph',
    timeout: CONNECT_WITHIN_MS,
    pingInterval: PING_MS,
    maxPingOut: PINGS_UNANSWERED,
    // Its own reconnecting would not make the stream and its consumer anew.
    reconnect: false,
    ...(username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    ...(protocol === 'tls:' ? { tls: {} } : {}),
  };
}
