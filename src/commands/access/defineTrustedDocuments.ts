import { checkDocuments, hashInDocumentId, type CheckDocument, type DocumentToTrust } from '../../domain/access/trustedDocument.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Command, Verdict } from '../../platform/execute.js';
import { sha256Hex } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';

export interface TrustedDocumentsInput {
  readonly documents: readonly DocumentToTrust[];
}

export interface TrustedDocumentsDefined {
  /** In the order of the input. */
  readonly documentIds: readonly string[];
  /** How many of them were new. */
  readonly addedCount: number;
}

/** Trusts documents from now on. Those that are trusted already stay as they are: sending a manifest again does no harm. */
export function defineTrustedDocuments(check: CheckDocument): Command<TrustedDocumentsInput, TrustedDocumentsDefined, Refusal> {
  return {
    name: 'defineTrustedDocuments',
    async run(work, intents) {
      const verdicts: Verdict<TrustedDocumentsDefined, Refusal>[] = [];
      for (const { input } of intents) verdicts.push(await defineSome(work, input.documents, check));
      return verdicts;
    },
  };
}

async function defineSome(
  work: UnitOfWork,
  documents: readonly DocumentToTrust[],
  check: CheckDocument,
): Promise<Verdict<TrustedDocumentsDefined, Refusal>> {
  const refusals = checkDocuments(documents, { hashes: documents.map(({ body }) => sha256Hex(body)), check });
  if (refusals.length > 0) return { ok: false, refusals };
  const kept = documents.map(({ documentId, body }) => {
    const checked = check(body);
    if (!checked.ok) throw new Error('a document changed while it was looked at');
    return { sha256: hashInDocumentId(documentId) as string, body, kind: checked.kind, name: checked.name };
  });
  // In one order, so that two manifests never wait for each other in a circle.
  const added = await work.rows(
    `/* defineTrustedDocuments */ insert into trusted_document (tenant_id, sha256, body, kind, name, defined_by, defined_at)
     select $1, d.sha256, d.body, d.kind, d.name, $6, $7
     from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as d (sha256, body, kind, name) order by d.sha256
     on conflict do nothing returning id`,
    [
      work.tenantId,
      kept.map(({ sha256 }) => sha256),
      kept.map(({ body }) => body),
      kept.map(({ kind }) => kind),
      kept.map(({ name }) => name),
      work.actor.principalId,
      work.now,
    ],
  );
  return { ok: true, value: { documentIds: documents.map(({ documentId }) => documentId), addedCount: added.length } };
}
