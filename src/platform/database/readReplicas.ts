import type pg from 'pg';
import type { Logger } from '../logger.js';
import type { ReadSource } from './readConnections.js';
import { SharedLook } from './sharedLook.js';

export interface Replica {
  /** For the log: host and port. */
  readonly name: string;
  readonly app: pg.Pool;
  readonly partner: pg.Pool;
}

/** Where a query's reads went, and why: a replica that had all, or the primary since none had, or since none answered. */
export type ReplicaOutcome = 'replica' | 'behind' | 'unreachable';

export interface ReadReplicasOptions {
  /** The app's login on the primary. */
  readonly primary: pg.Pool;
  readonly replicas: readonly Replica[];
  /** How long a query waits for a replica to have all that was committed before it. */
  readonly waitMs: number;
  readonly logger: Logger;
  readonly observe?: ((outcome: ReplicaOutcome) => void) | undefined;
}

/** A replica that was behind or did not answer is tried again, by nobody's query, after so long. */
const PROBE_MS = 500;
const REPLAY_POLL_MS = 2;

/** A replica that takes longer to say how far it is has died in silence. */
const ANSWER_WITHIN_MS = 1_000;

/** Flushed and visible are one for a session that commits synchronously; else what is visible may not be flushed yet. */
const COMMITTED = `select pg_wal_lsn_diff(case current_setting('synchronous_commit') when 'off' then pg_current_wal_insert_lsn()
  else pg_current_wal_flush_lsn() end, '0/0')::bigint as lsn`;
/** Null once it was promoted: it then has a history of its own. */
const REPLAYED = `select case when pg_is_in_recovery() then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint end as lsn`;

/**
 * Lets queries read from streaming replicas without anybody noticing: a replica answers only when it has everything that was committed before
 * the query was asked, by whomever and through whichever process. So nobody reads less than it wrote, than it read before, or than an event
 * told it. A replica that is not there in time, or does not answer, leaves the query to the primary.
 */
export class ReadReplicas {
  readonly #options: ReadReplicasOptions;
  readonly #committed: SharedLook<number>;
  /** Those that had everything when they were last asked. */
  readonly #usable = new Set<Replica>();
  readonly #told = new Set<Replica>();
  #turn = 0;
  #timer: NodeJS.Timeout | undefined;
  #probing: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: ReadReplicasOptions) {
    this.#options = options;
    this.#committed = new SharedLook(() => lsnOf(options.primary, { name: 'committedLsn', text: COMMITTED }));
  }

  /** Tries every replica once before it resolves. */
  async start(): Promise<void> {
    await this.#probe();
    this.#next();
  }

  /** Ends the replicas' pools. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#probing;
    await Promise.all(this.#options.replicas.flatMap(({ app, partner }) => [app.end(), partner.end()]));
  }

  /** Connections for one login's queries, from a replica or `primary`. */
  source(login: 'app' | 'partner', primary: pg.Pool): ReadSource {
    return { connect: async () => (await this.#connect(login)) ?? (await primary.connect()) };
  }

  async #connect(login: 'app' | 'partner'): Promise<pg.PoolClient | undefined> {
    const usable = [...this.#usable];
    const replica = usable[this.#turn++ % usable.length];
    if (replica === undefined) return undefined;
    // Without an answer the query will hear of it from the primary itself.
    const committed = await this.#committed.ask().catch(() => undefined);
    if (committed === undefined) return undefined;
    try {
      const client = await replica[login].connect();
      if (await this.#hasReplayed(client, committed)) {
        this.#options.observe?.('replica');
        return client;
      }
      client.release();
      this.#leave(replica, 'behind');
    } catch (error) {
      this.#leave(replica, 'unreachable', error);
    }
    return undefined;
  }

  /** Throws when the connection fails; it is given up then. */
  async #hasReplayed(client: pg.PoolClient, committed: number): Promise<boolean> {
    const deadline = performance.now() + this.#options.waitMs;
    try {
      for (;;) {
        if ((await lsnOf(client, { name: 'replayedLsn', text: REPLAYED })) >= committed) return true;
        if (performance.now() >= deadline) return false;
        await new Promise((resolve) => setTimeout(resolve, REPLAY_POLL_MS));
      }
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  #leave(replica: Replica, outcome: ReplicaOutcome, error?: unknown): void {
    this.#usable.delete(replica);
    this.#options.observe?.(outcome);
    this.#tell(replica, outcome, error);
  }

  /** Once for each time it is lost. */
  #tell(replica: Replica, outcome: ReplicaOutcome, error: unknown): void {
    if (this.#told.has(replica)) return;
    this.#told.add(replica);
    this.#options.logger.warn({ replica: replica.name, outcome, err: error }, 'a replica is left out until it has caught up');
  }

  #next(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#probing = this.#probe().then(() => this.#next());
    }, PROBE_MS);
  }

  async #probe(): Promise<void> {
    const lost = this.#options.replicas.filter((replica) => !this.#usable.has(replica));
    await Promise.all(lost.map((replica) => this.#tryAgain(replica)));
  }

  async #tryAgain(replica: Replica): Promise<void> {
    try {
      const committed = await this.#committed.ask();
      if ((await clusterOf(this.#options.primary)) !== (await clusterOf(replica.app)))
        throw new Error('this is no replica of DATABASE_URL');
      if (!(await this.#isThere(replica, committed))) return this.#tell(replica, 'behind', undefined);
      this.#usable.add(replica);
      if (this.#told.delete(replica)) this.#options.logger.info({ replica: replica.name }, 'a replica answers queries again');
    } catch (error) {
      this.#tell(replica, 'unreachable', error);
    }
  }

  async #isThere(replica: Replica, committed: number): Promise<boolean> {
    const client = await replica.app.connect();
    const isThere = await this.#hasReplayed(client, committed);
    client.release();
    return isThere;
  }
}

type Asked = pg.Pool | pg.PoolClient;

/** Below every position when there is none. */
async function lsnOf(asked: Asked, question: { readonly name: string; readonly text: string }): Promise<number> {
  const query = { ...question, query_timeout: ANSWER_WITHIN_MS };
  const found = await (asked as pg.Pool).query<{ lsn: number | null }>(query);
  return found.rows[0]?.lsn ?? -1;
}

/** What all copies of one cluster share, and no other cluster has. */
async function clusterOf(pool: pg.Pool): Promise<string | undefined> {
  const query = { text: 'select system_identifier::text as cluster from pg_control_system()', query_timeout: ANSWER_WITHIN_MS };
  return (await pool.query<{ cluster: string }>(query)).rows[0]?.cluster;
}
