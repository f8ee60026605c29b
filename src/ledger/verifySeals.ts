import type { Rows } from '../platform/database/rows.js';
import { CONTENT_DIGEST, sealHash } from '../events/sealContent.js';

/** What became of the chain of seals over a tenant's ledger. */
export interface SealVerification {
  /** Seals that hold, from the first on. */
  readonly verifiedCount: number;
  /** Position of the last of them; 0 when there are none. */
  readonly verifiedThrough: number;
  /** Hash of the last of them, hexadecimal: anchor it outside, and nobody can rewrite the chain as a whole. */
  readonly headHash: string;
  /** The first row that does not hold; null when all do. Nothing after it is vouched for. */
  readonly firstBad: BadSeal | null;
  /** Transactions without a seal: those just posted, or all that a missing seal left behind. */
  readonly unsealed: UnsealedTail;
}

export interface BadSeal {
  readonly position: number;
  readonly transactionId: number;
  /**
   * CHANGED: the transaction, its entries, the seal or the seal before it are not what was sealed. MISSING: the transaction is gone.
   * HEAD: the tenant's head does not follow from its last seal (seals at the end were taken away).
   */
  readonly reason: 'CHANGED' | 'MISSING' | 'HEAD';
}

export interface UnsealedTail {
  readonly count: number;
  /** The first of them, at most UNSEALED_NAMED. */
  readonly transactionIds: readonly number[];
}

const SEALS_PAGE = 500;
const TRANSACTIONS_PAGE = 10_000;
export const UNSEALED_NAMED = 100;
const NO_HASH = Buffer.alloc(32);

/** Computes the chain anew from the tables, in constant memory. `rows` reads one snapshot, best under the verify login. */
export async function verifySeals(rows: Rows): Promise<SealVerification> {
  const chain = await walkChain(rows);
  return {
    verifiedCount: chain.count,
    verifiedThrough: chain.position,
    headHash: chain.hash.toString('hex'),
    firstBad: chain.bad ?? (await checkHead(rows, chain)),
    unsealed: await findUnsealed(rows),
  };
}

interface Chain {
  readonly count: number;
  readonly position: number;
  readonly transactionId: number;
  readonly hash: Buffer;
  readonly bad: BadSeal | null;
}

interface SealRow {
  readonly position: number;
  readonly transactionId: number;
  readonly sealedAt: string;
  readonly hash: Buffer;
  readonly digest: Buffer | null;
}

async function walkChain(rows: Rows): Promise<Chain> {
  let chain: Chain = { count: 0, position: 0, transactionId: 0, hash: NO_HASH, bad: null };
  for (;;) {
    const seals = await rows.rows<SealRow>(
      `/* sealsWithContent */ select s.position, s.transaction_id as "transactionId", s.sealed_at as "sealedAt", s.hash,
         case when t.id is not null then ${CONTENT_DIGEST} end as digest
       from ledger_seal s left join inventory_transaction t on t.tenant_id = s.tenant_id and t.id = s.transaction_id
       where s.tenant_id = $1 and s.position > $2 order by s.position limit $3`,
      [rows.tenantId, chain.position, SEALS_PAGE],
    );
    for (const seal of seals) {
      chain = extend(rows.tenantId, chain, seal);
      if (chain.bad !== null) return chain;
    }
    if (seals.length < SEALS_PAGE) return chain;
  }
}

function extend(tenantId: number, chain: Chain, seal: SealRow): Chain {
  const { position, transactionId, sealedAt, digest } = seal;
  if (digest === null) return { ...chain, bad: { position, transactionId, reason: 'MISSING' } };
  const hash = sealHash(chain.hash, { tenantId, position, transactionId, sealedAt }, digest);
  if (!hash.equals(seal.hash)) return { ...chain, bad: { position, transactionId, reason: 'CHANGED' } };
  return { count: chain.count + 1, position, transactionId, hash, bad: null };
}

async function checkHead(rows: Rows, chain: Chain): Promise<BadSeal | null> {
  const [head] = await rows.rows<{ hash: Buffer }>(`/* sealHead */ select seal_hash as hash from event_head where tenant_id = $1`, [
    rows.tenantId,
  ]);
  const expected = head?.hash ?? NO_HASH;
  return chain.hash.equals(expected) ? null : { position: chain.position, transactionId: chain.transactionId, reason: 'HEAD' };
}

async function findUnsealed(rows: Rows): Promise<UnsealedTail> {
  const transactionIds: number[] = [];
  let count = 0;
  for (let after = 0; ; ) {
    const [page] = await rows.rows<{ last: number | null; looked: number; count: number; ids: number[] }>(
      `/* unsealed */ with looked as (select id from inventory_transaction where tenant_id = $1 and id > $2 order by id limit $3),
         unsealed as (select id from looked l where not exists (select from ledger_seal s where s.tenant_id = $1 and s.transaction_id = l.id))
       select (select max(id) from looked) as last, (select count(*)::int from looked) as looked, (select count(*)::int from unsealed) as count,
         array(select id from unsealed order by id limit $4) as ids`,
      [rows.tenantId, after, TRANSACTIONS_PAGE, UNSEALED_NAMED],
    );
    if (page === undefined || page.last === null) break;
    count += page.count;
    transactionIds.push(...page.ids.slice(0, UNSEALED_NAMED - transactionIds.length));
    if (page.looked < TRANSACTIONS_PAGE) break;
    after = page.last;
  }
  return { count, transactionIds };
}
