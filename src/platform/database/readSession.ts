import type pg from 'pg';
import type { Rows } from './rows.js';

/**
 * One READ ONLY REPEATABLE READ transaction, opened at the first read and closed by `close`: everything a response tells is one instant's
 * truth. Nobody may await anything but the database while it is open.
 */
export class ReadSession implements Rows {
  #client: Promise<pg.PoolClient> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(
    private readonly pool: pg.Pool,
    readonly tenantId: number,
    private readonly partnerId?: number,
  ) {}

  async rows<Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    if (this.#closed) throw new Error('read session is closed');
    const client = await (this.#client ??= this.#open());
    // One after the other: resolvers ask side by side, a connection answers in turn.
    const answer = this.#last.then(() => client.query(statement, values as unknown[]));
    this.#last = answer.catch(() => undefined);
    return (await answer).rows as Row[];
  }

  /** Ends the transaction and gives the connection back. Idempotent; safe when nothing was read or a read failed. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#client === undefined) return;
    const client = await this.#client.catch(() => undefined);
    if (client === undefined) return;
    await this.#last;
    await client.query('rollback').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }

  /** BEGIN and the tenant in one round trip. The numbers are checked, since the simple protocol takes no parameters. */
  async #open(): Promise<pg.PoolClient> {
    const partner = this.partnerId === undefined ? '' : `, set_config('app.partner', '${wholeNumber(this.partnerId)}', true)`;
    const client = await this.pool.connect();
    try {
      await client.query(
        `begin isolation level repeatable read read only; select set_config('app.tenant', '${wholeNumber(this.tenantId)}', true)${partner}`,
      );
      return client;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }
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
