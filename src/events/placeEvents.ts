import type pg from 'pg';
import { HINT_CHANNEL, encodeHint } from './hints.js';
import { fenceLease, type Lease } from './lease.js';
import { CONTENT_DIGEST, sealHash } from './sealContent.js';

/** Events one transaction places at most: bounds its length, and how long a taker of the lease waits. */
export const PLACED_AT_ONCE = 1_000;

/**
 * A holder that is paused in the middle must not keep the lease's row for long. Plans are made for each batch and without sequential scans:
 * one kept from a small table, or from statistics taken when most rows had no position, would read all of it every few milliseconds.
 * Planning adds less than 0.6 ms to a placing (PostgreSQL 18, 5 partitions).
 */
const BEGIN = `begin;
  set local idle_in_transaction_session_timeout = '2s';
  set local statement_timeout = '4s';
  set local enable_seqscan = off;
  set local plan_cache_mode = force_custom_plan`;

export interface Placing {
  readonly lease: Lease;
  readonly now: string;
  readonly atOnce?: number;
  /** False when the caller tells the followers in another way. */
  readonly notifies?: boolean;
}

export type Placed =
  | { readonly leading: false }
  /** `oldestRecordedAt`: when the first of them was recorded; undefined when there were none. */
  | {
      readonly leading: true;
      readonly count: number;
      readonly oldestRecordedAt: string | undefined;
      /** The last position of each tenant that has new events. */
      readonly heads: ReadonlyMap<number, number>;
    };

/**
 * In one transaction: takes the visible events without a position in id order, gives each its tenant's next position, seals the ledger
 * transactions among them, and tells the followers. A row that becomes visible later is placed later, whatever its id: what it rests on
 * was committed before its id was drawn, and so has its position already or stands before it in the same batch.
 */
export async function placeEvents(client: pg.ClientBase, { lease, now, atOnce, notifies }: Placing): Promise<Placed> {
  await client.query(BEGIN);
  if (!(await fenceLease(client, lease))) {
    await client.query('rollback');
    return { leading: false };
  }
  const taken = await takeUnplaced(client, atOnce ?? PLACED_AT_ONCE);
  const heads = taken.length > 0 ? await place(client, taken, now) : new Map<number, number>();
  if (notifies !== false && heads.size > 0) await client.query(`/* hint */ select pg_notify($1, $2)`, [HINT_CHANNEL, encodeHint(heads)]);
  await client.query('commit');
  const oldestRecordedAt = taken.reduce<string | undefined>(
    (oldest, { recordedAt }) => (oldest !== undefined && oldest < recordedAt ? oldest : recordedAt),
    undefined,
  );
  return { leading: true, count: taken.length, oldestRecordedAt, heads };
}

interface Unplaced {
  readonly tenantId: number;
  readonly id: number;
  readonly transactionId: number | null;
  readonly recordedAt: string;
}

interface Head {
  readonly tenantId: number;
  position: number;
  sealHash: Uint8Array;
  sealedAt: string | null;
}

async function takeUnplaced(client: pg.ClientBase, atOnce: number): Promise<readonly Unplaced[]> {
  const result = await client.query<Unplaced>(
    `/* takeUnplaced */ select tenant_id as "tenantId", id, transaction_id as "transactionId", recorded_at as "recordedAt"
     from domain_event where position is null order by id limit $1`,
    [atOnce],
  );
  return result.rows;
}

/** Answers each tenant's head afterwards. */
async function place(client: pg.ClientBase, taken: readonly Unplaced[], now: string): Promise<ReadonlyMap<number, number>> {
  const heads = await lockHeads(
    client,
    [...new Set(taken.map((event) => event.tenantId))].sort((a, b) => a - b),
  );
  const digests = await contentDigests(client, taken);
  const positions: number[] = [];
  const seals: NewSeal[] = [];
  for (const event of taken) {
    const head = heads.get(event.tenantId);
    if (head === undefined) throw new Error(`events of a tenant that does not exist: ${event.tenantId}`);
    head.position += 1;
    positions.push(head.position);
    const seal = sealOf(event, head, { digests, now });
    if (seal !== undefined) seals.push(seal);
  }
  await writePositions(client, taken, positions);
  await writeSeals(client, seals);
  await writeHeads(client, [...heads.values()]);
  return new Map([...heads.values()].map((head) => [head.tenantId, head.position]));
}

/** In tenant order, so that it never waits in a circle with whoever else locks heads. */
async function lockHeads(client: pg.ClientBase, tenantIds: readonly number[]): Promise<Map<number, Head>> {
  const lock = async (): Promise<readonly Head[]> => {
    const result = await client.query<Head>(
      `/* lockHeads */ select h.tenant_id as "tenantId", h.position, h.seal_hash as "sealHash", (select s.sealed_at from ledger_seal s
         where s.tenant_id = h.tenant_id order by s.position desc limit 1) as "sealedAt"
       from event_head h where h.tenant_id = any($1::bigint[]) order by h.tenant_id for update of h`,
      [tenantIds],
    );
    return result.rows;
  };
  let heads = await lock();
  if (heads.length < tenantIds.length) {
    await client.query(
      `/* makeHeads */ insert into event_head (tenant_id) select t.id from unnest($1::bigint[]) as t (id) order by t.id on conflict do nothing`,
      [tenantIds],
    );
    heads = await lock();
  }
  return new Map(heads.map((head) => [head.tenantId, head]));
}

const transactionKey = (tenantId: number, transactionId: number): string => `${tenantId}/${transactionId}`;

/** Of the transactions that exist and bear no seal yet: one that was announced twice is sealed by the first event. */
async function contentDigests(client: pg.ClientBase, taken: readonly Unplaced[]): Promise<Map<string, Uint8Array>> {
  const sealed = taken.filter((event) => event.transactionId !== null);
  if (sealed.length === 0) return new Map();
  const result = await client.query<{ tenantId: number; transactionId: number; digest: Uint8Array }>(
    `/* contentDigests */ select t.tenant_id as "tenantId", t.id as "transactionId", ${CONTENT_DIGEST} as digest
     from unnest($1::bigint[], $2::bigint[]) as wanted (tenant_id, id)
     join inventory_transaction t on t.tenant_id = wanted.tenant_id and t.id = wanted.id
     where not exists (select from ledger_seal s where s.tenant_id = t.tenant_id and s.transaction_id = t.id)`,
    [sealed.map((event) => event.tenantId), sealed.map((event) => event.transactionId)],
  );
  return new Map(result.rows.map((row) => [transactionKey(row.tenantId, row.transactionId), row.digest]));
}

interface NewSeal {
  readonly tenantId: number;
  readonly position: number;
  readonly transactionId: number;
  readonly sealedAt: string;
  readonly hash: Uint8Array;
}

/** The next link of the tenant's chain, and the head moved on to it. The time never goes back, though a clock may. */
function sealOf(
  event: Unplaced,
  head: Head,
  { digests, now }: { readonly digests: Map<string, Uint8Array>; readonly now: string },
): NewSeal | undefined {
  const { tenantId, transactionId } = event;
  if (transactionId === null) return undefined;
  const digest = digests.get(transactionKey(tenantId, transactionId));
  if (digest === undefined) return undefined;
  digests.delete(transactionKey(tenantId, transactionId));
  const seal = {
    tenantId,
    transactionId,
    position: head.position,
    sealedAt: head.sealedAt !== null && head.sealedAt > now ? head.sealedAt : now,
  };
  head.sealHash = sealHash(head.sealHash, seal, digest);
  head.sealedAt = seal.sealedAt;
  return { ...seal, hash: head.sealHash };
}

async function writePositions(client: pg.ClientBase, taken: readonly Unplaced[], positions: readonly number[]): Promise<void> {
  const result = await client.query(
    `/* writePositions */ update domain_event e set position = p.position from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as p (tenant_id, id, position)
     where e.tenant_id = p.tenant_id and e.id = p.id and e.position is null`,
    [taken.map((event) => event.tenantId), taken.map((event) => event.id), positions],
  );
  if (result.rowCount !== taken.length) throw new Error(`${result.rowCount} of ${taken.length} events took their position`);
}

async function writeSeals(client: pg.ClientBase, seals: readonly NewSeal[]): Promise<void> {
  if (seals.length === 0) return;
  await client.query(
    `/* writeSeals */ insert into ledger_seal (tenant_id, position, transaction_id, sealed_at, hash)
     select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::bytea[])`,
    [
      seals.map((seal) => seal.tenantId),
      seals.map((seal) => seal.position),
      seals.map((seal) => seal.transactionId),
      seals.map((seal) => seal.sealedAt),
      seals.map((seal) => seal.hash),
    ],
  );
}

async function writeHeads(client: pg.ClientBase, heads: readonly Head[]): Promise<void> {
  await client.query(
    `/* writeHeads */ update event_head h set position = n.position, seal_hash = n.seal_hash
     from unnest($1::bigint[], $2::bigint[], $3::bytea[]) as n (tenant_id, position, seal_hash) where h.tenant_id = n.tenant_id`,
    [heads.map((head) => head.tenantId), heads.map((head) => head.position), heads.map((head) => head.sealHash)],
  );
}
