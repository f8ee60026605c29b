import { hashInDocumentId, type TrustedDocument } from '../../src/domain/access/trustedDocument.js';
import { trustedDocumentsByHash } from '../../src/queries/access/trustedDocuments.js';
import type { GraphContext } from '../shared/context.js';

/** In the order of the ids; null for a payload without any. */
export async function loadTrustedDocuments(
  context: GraphContext,
  documentIds: readonly string[] | undefined,
): Promise<readonly TrustedDocument[] | null> {
  if (documentIds === undefined) return null;
  const hashes = documentIds.flatMap((documentId) => hashInDocumentId(documentId) ?? []);
  const found = await context.loader(trustedDocumentsByHash).loadMany(hashes);
  return found.filter((document): document is TrustedDocument => document !== undefined && !(document instanceof Error));
}
