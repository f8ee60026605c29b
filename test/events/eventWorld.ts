import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createPool } from '../../src/platform/database/pool.js';
import type { EventType } from '../../src/events/catalogue.js';
import { eventually } from '../support/eventually.js';
import { cloneTemplate, type TestDatabase } from '../support/database.js';

/** A database of one test file, for a relay places the events of all tenants. */
export class EventWorld {
  readonly owner: pg.Pool;
  readonly app: pg.Pool;
  readonly partner: pg.Pool;
  readonly relay: pg.Pool;
  readonly verify: pg.Pool;
  readonly #extra: pg.Pool[] = [];

  private constructor(readonly database: TestDatabase) {
    this.owner = createPool(database.owner, 4);
    this.app = createPool(database.logins.app, 20);
    this.partner = createPool(database.logins.partner, 4);
    this.relay = createPool(database.logins.relay, 6);
    this.verify = createPool(database.logins.verify, 2);
  }

  static async open(name: string): Promise<EventWorld> {
    return new EventWorld(await cloneTemplate(name));
  }

  /** Another process's pool. */
  relayPool(): pg.Pool {
    const pool = createPool(this.database.logins.relay, 4);
    this.#extra.push(pool);
    return pool;
  }

  async close(): Promise<void> {
    const pools = [this.owner, this.app, this.partner, this.relay, this.verify, ...this.#extra];
    await Promise.all(pools.filter((pool) => !pool.ended).map((pool) => pool.end()));
  }

  async newTenant(): Promise<number> {
    const result = await this.owner.query<{ id: number }>(
      `insert into tenant (public_id, code, name, created_at) values ($1, $2, 'Test', now()) returning tenant_id as id`,
      [randomUUID(), randomUUID()],
    );
    return result.rows[0]!.id;
  }

  /** Commits so many events, one a transaction. */
  async commitEvents(tenantId: number, count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const writer = await Writer.begin(this.app, tenantId);
      await writer.announce();
      await writer.commit();
    }
  }

  async positions(tenantId: number): Promise<readonly { id: string; position: number | null }[]> {
    const result = await this.owner.query<{ id: string; position: number | null }>(
      `select public_id as id, position from domain_event where tenant_id = $1 order by position, id`,
      [tenantId],
    );
    return result.rows;
  }

  async placedIds(tenantId: number): Promise<readonly string[]> {
    return (await this.positions(tenantId)).filter((row) => row.position !== null).map((row) => row.id);
  }

  async allPlaced(tenantId: number, count: number): Promise<void> {
    await eventually(`${count} placed events`, async () => (await this.placedIds(tenantId)).length === count);
  }
}

/** One transaction of a command on a connection of its own, stepped by the test. */
export class Writer {
  private constructor(
    private readonly client: pg.PoolClient,
    private readonly tenantId: number,
  ) {}

  static async begin(app: pg.Pool, tenantId: number): Promise<Writer> {
    const client = await app.connect();
    await client.query(`begin; select set_config('app.tenant', '${tenantId}', true)`);
    return new Writer(client, tenantId);
  }

  /** Draws the event's id; nobody sees it before the commit. */
  async announce(type: EventType = 'ItemDefined', transactionId: number | null = null): Promise<string> {
    const id = randomUUID();
    await this.client.query(
      `/* testAnnounce */ insert into domain_event (tenant_id, public_id, type, occurred_at, recorded_at, subjects, transaction_id, payload)
       values ($1, $2, $3, clock_timestamp(), clock_timestamp(), '{}', $4, '{"item": "item_1", "sku": "S"}')`,
      [this.tenantId, id, type, transactionId],
    );
    return id;
  }

  async commit(): Promise<void> {
    await this.client.query('commit');
    this.client.release();
  }

  async rollback(): Promise<void> {
    await this.client.query('rollback');
    this.client.release();
  }
}

export const oneTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
