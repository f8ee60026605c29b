import type pg from 'pg';
import type { Logger } from '../platform/logger.js';

export interface WorkMarksOptions {
  /** The app's login; one connection of it is kept. */
  readonly pool: pg.Pool;
  readonly logger: Logger;
}

/** Advisory locks of this number are marks, their second half is the message's id. Any number that nobody else takes. */
const MARK = 7_020_264;
/** Ids are int8, the half of a lock's key is int4: messages so far apart are never worked on at once. */
const IDS = 2_147_483_647;
/** A machine that vanished lets go of its marks after about 4 s instead of two hours. */
const KEEP_ALIVE = `set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 2`;

/**
 * Marks the messages that this process works on, by a lock that ends with the process however it ends: so another process can tell work
 * that died from work that takes long. A mark is a hint: without it, at worst, a message is processed twice with the effect of once.
 */
export class WorkMarks {
  readonly #options: WorkMarksOptions;
  #client: Promise<pg.PoolClient> | undefined;
  #running = 0;
  #stopping = false;

  constructor(options: WorkMarksOptions) {
    this.#options = options;
  }

  /** Runs the work with its message marked. */
  async during<Value>(messageId: number, work: () => Promise<Value>): Promise<Value> {
    this.#running += 1;
    await this.#try('select pg_advisory_lock_shared($1, $2)', messageId);
    try {
      return await work();
    } finally {
      await this.#try('select pg_advisory_unlock_shared($1, $2)', messageId);
      this.#running -= 1;
      if (this.#stopping && this.#running === 0) this.#letGo();
    }
  }

  /** Gives its connection back, once the work at hand is done. */
  stop(): void {
    this.#stopping = true;
    if (this.#running === 0) this.#letGo();
  }

  #letGo(): void {
    const letting = this.#client;
    this.#client = undefined;
    letting?.then(
      (client) => client.release(true),
      () => undefined,
    );
  }

  async #try(statement: string, messageId: number): Promise<void> {
    try {
      await (await (this.#client ??= this.#connect())).query(statement, [MARK, messageId % IDS]);
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'a message is worked on without its mark');
      this.#letGo();
    }
  }

  async #connect(): Promise<pg.PoolClient> {
    const client = await this.#options.pool.connect();
    await client.query(KEEP_ALIVE);
    return client;
  }
}

export interface DeadJob {
  readonly id: string;
  readonly tenantId: number;
  readonly messageId: number;
}

/** Marked within this of its start, unless its process stood still. */
const MARKED_WITHIN = '1 second';

/** Condition on pg_locks: a mark in this database. $1 is MARK. */
const IS_MARK = `locktype = 'advisory' and classid = $1 and objsubid = 2
  and database = (select oid from pg_database where datname = current_database())`;

/** True while some process works on the message. `pool`: the app's login. */
export async function isMarked(pool: pg.Pool, messageId: number): Promise<boolean> {
  const found = await pool.query(`/* isMarked */ select from pg_locks where ${IS_MARK} and objid = $2::bigint limit 1`, [
    MARK,
    messageId % IDS,
  ]);
  return found.rowCount === 1;
}

/** Jobs of the queue that were begun and that no living process works on. `pool`: the app's login. */
export async function deadJobs(pool: pg.Pool, queue: string): Promise<readonly DeadJob[]> {
  const found = await pool.query<DeadJob>(
    `/* deadJobs */ select id, (data->>'tenantId')::bigint as "tenantId", (data->>'id')::bigint as "messageId" from pgboss.job
     where name = $2 and state = 'active' and started_on < clock_timestamp() - interval '${MARKED_WITHIN}'
       and not exists (select from pg_locks where ${IS_MARK} and objid = (data->>'id')::bigint % $3)`,
    [MARK, queue, IDS],
  );
  return found.rows;
}
