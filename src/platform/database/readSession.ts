import type pg from 'pg';
import { cancelStatement } from './cancelStatement.js';
import { giveBackReadConnection, leaveReadConnection, takeReadConnection, type ReadSource } from './readConnections.js';
import type { Rows } from './rows.js';

/** A connection in the transaction, and the answer to its beginning. */
interface Opened {
  readonly client: pg.PoolClient;
  readonly begun: Promise<unknown>;
}

/**
 * One READ ONLY REPEATABLE READ transaction, opened at the first read and closed by `close`: everything a response tells is one instant's
 * truth. Nobody may await anything but the database while it is open.
 *
 * Statements are sent without waiting for the answers before them, and what is sent in one turn goes out in one write: the beginning with the
 * first reads, the end with the next beginning on the connection if that comes soon. Writes to sockets are the dearest thing a small read does.
 */
export class ReadSession implements Rows {
  #opened: Promise<Opened> | undefined;
  #closed = false;
  #aborted = false;
  #failed = false;
  /** Statements without an answer. */
  #unanswered = 0;

  /** The pool's clients must be made with `pipeline`. */
  constructor(
    private readonly source: ReadSource,
    readonly tenantId: number,
    readonly partnerId?: number,
  ) {}

  async rows<Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    if (this.#closed) throw new Error('read session is closed');
    const { client, begun } = await (this.#opened ??= this.#open());
    if (this.#aborted) throw new Error('read session was aborted');
    collectWrites(client);
    this.#unanswered += 1;
    try {
      // Outside of the transaction it would have seen no tenant: an answer counts only if the transaction began.
      const [, answer] = await Promise.all([begun, client.query(statement, values as unknown[])]);
      return answer.rows as Row[];
    } catch (error) {
      this.#failed = true;
      throw error;
    } finally {
      this.#unanswered -= 1;
    }
  }

  /**
   * Ends the session; what was asked for before is still answered. Idempotent; safe when nothing was read or a read failed.
   */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#end();
  }

  /**
   * For one who no longer waits for the answers: the statement that runs is cancelled, those sent behind it fail with their transaction, none
   * is sent any more, and the connection goes back clean. Idempotent; after `close` it does nothing.
   */
  async abort(): Promise<void> {
    if (this.#closed) return;
    this.#closed = this.#aborted = true;
    const opened = await this.#opened?.catch(() => undefined);
    if (opened !== undefined && this.#unanswered > 0) await cancelStatement(opened.client);
    await this.#end();
  }

  async #end(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined);
    if (opened === undefined) return;
    // Who knows what else is wrong with the connection.
    if (this.#failed || this.#aborted) await giveBackReadConnection(opened.client);
    else await leaveReadConnection(this.source, opened.client);
  }

  /** BEGIN and the tenant in one message. The numbers are checked, since the simple protocol takes no parameters; SET answers no row to read. */
  async #open(): Promise<Opened> {
    const partner = this.partnerId === undefined ? '' : `; set local app.partner = '${wholeNumber(this.partnerId)}'`;
    const tenant = `set local app.tenant = '${wholeNumber(this.tenantId)}'`;
    const { client, before } = await takeReadConnection(this.source);
    collectWrites(client);
    const begun = client.query(`${before}begin isolation level repeatable read read only; ${tenant}${partner}`);
    // Whoever reads hears of it; a session that is closed before it read anything has nobody to tell.
    begun.catch(() => undefined);
    return { client, begun };
  }
}

/** Holds back what is written to the connection until everybody who has something to write now has written it. */
function collectWrites(client: pg.PoolClient): void {
  const { stream } = (client as unknown as pg.Client).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  // After the promises that are settled now, since they are what reads next.
  process.nextTick(() => stream.uncork());
}

function wholeNumber(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Error('tenant and partner ids are whole numbers');
  return value;
}

/** Runs `read` in a session of its own and closes it whatever happens. */
export async function withReadSession<Value>(session: ReadSession, read: (rows: Rows) => Promise<Value>): Promise<Value> {
  try {
    return await read(session);
  } finally {
    await session.close();
  }
}
