import { checkCount, documentIdOf, hashInDocumentId } from '../../domain/access/trustedDocument.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { notFound } from '../../domain/shared/refusals.js';
import type { Command, Verdict } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';

export interface TrustedDocumentsToRemove {
  readonly documentIds: readonly string[];
}

export interface TrustedDocumentsRemoved {
  readonly documentIds: readonly string[];
}

/** Trusts documents no longer; all of those that are named, or none. */
export const removeTrustedDocuments: Command<TrustedDocumentsToRemove, TrustedDocumentsRemoved, Refusal> = {
  name: 'removeTrustedDocuments',
  async run(work, intents) {
    const verdicts: Verdict<TrustedDocumentsRemoved, Refusal>[] = [];
    for (const { input } of intents) verdicts.push(await removeSome(work, input.documentIds));
    return verdicts;
  },
};

async function removeSome(work: UnitOfWork, documentIds: readonly string[]): Promise<Verdict<TrustedDocumentsRemoved, Refusal>> {
  const path = ['input', 'documentIds'];
  const wrongCount = checkCount(documentIds, path);
  if (wrongCount.length > 0) return { ok: false, refusals: wrongCount };
  const hashes = documentIds.flatMap((documentId) => hashInDocumentId(documentId) ?? []);
  const known = await work.rows<{ sha256: string }>(
    `/* trustedDocumentsToRemove */ select sha256 from trusted_document where tenant_id = $1 and sha256 = any($2::text[])`,
    [work.tenantId, hashes],
  );
  const ids = new Set(known.map(({ sha256 }) => documentIdOf(sha256)));
  const missing = documentIds.flatMap((documentId, index) =>
    ids.has(documentId) ? [] : [notFound('trusted document', documentId.slice(0, 80), [...path, String(index)])],
  );
  if (missing.length > 0) return { ok: false, refusals: missing };
  await work.rows(`/* removeTrustedDocuments */ delete from trusted_document where tenant_id = $1 and sha256 = any($2::text[])`, [
    work.tenantId,
    hashes,
  ]);
  return { ok: true, value: { documentIds } };
}
