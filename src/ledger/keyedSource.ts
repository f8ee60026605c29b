import type { UnitOfWork } from '../platform/unitOfWork.js';
import type { PostingSource } from './post.js';

/** Postings that a command's idempotency key causes, each once for ever. */
const KEYED_TYPES = ['MOVE', 'RECEIPT', 'TRANSFORMATION', 'PICK', 'PACK', 'SHIP'] as const;

/** The source of a posting by a command: the caller's key, which is its own, or an id where it gave none. */
export function keyedSource({ actor }: UnitOfWork, type: (typeof KEYED_TYPES)[number], keyOrId: string): PostingSource {
  return { type, id: `${actor.principalId}:${keyOrId}`, line: '1' };
}

/** Which of the caller's keys once caused a posting. A key is forgotten after 30 days; what it caused stands, and must not be caused again. */
export async function postedKeys(work: UnitOfWork, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const posted = await work.rows<{ key: string }>(
    `/* postedKeys */ select distinct k.key from unnest($3::text[]) as k (key)
     join inventory_transaction t on t.tenant_id = $1 and t.source_type = any($4::text[]) and t.source_id = $2::bigint || ':' || k.key`,
    [work.tenantId, work.actor.principalId, keys, KEYED_TYPES],
  );
  return new Set(posted.map(({ key }) => key));
}
