import type { Instant } from '../shared/dates.js';
import { checkDistinct } from '../shared/checkText.js';
import type { Refusal } from '../shared/refusal.js';
import { invalidInput } from '../shared/refusals.js';

export const DOCUMENT_KINDS = ['QUERY', 'MUTATION', 'SUBSCRIPTION'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A GraphQL document that the tenant trusts; storefronts may send no other. */
export interface TrustedDocument {
  readonly id: number;
  /** Of the text, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly body: string;
  readonly kind: DocumentKind;
  /** Of its operation. */
  readonly name: string | null;
  readonly definedAt: Instant;
}

/** What a document is, or what is wrong with it. The schema's own check is handed to the command. */
export type CheckDocument = (
  body: string,
) => { readonly ok: true; readonly kind: DocumentKind; readonly name: string | null } | { readonly ok: false; readonly problem: string };

export interface DocumentToTrust {
  /** "sha256:" and 64 hexadecimal digits. */
  readonly documentId: string;
  readonly body: string;
}

export const MAXIMUM_DOCUMENTS = 250;
/** Characters of one document. */
export const MAXIMUM_DOCUMENT = 65_536;

const DOCUMENT_ID = /^sha256:([0-9a-f]{64})$/;

/** The hash that a document id names; undefined for any other text. */
export const hashInDocumentId = (documentId: string): string | undefined => DOCUMENT_ID.exec(documentId)?.[1];

export const documentIdOf = (sha256: string): string => `sha256:${sha256}`;

/** All that stands against the documents; nothing when they may be trusted. `hashes` are those of the bodies. */
export function checkDocuments(
  documents: readonly DocumentToTrust[],
  { hashes, check }: { readonly hashes: readonly string[]; readonly check: CheckDocument },
): readonly Refusal[] {
  const path = ['input', 'documents'];
  const wrongCount = checkCount(documents, path);
  if (wrongCount.length > 0) return wrongCount;
  const ids = documents.map(({ documentId }) => documentId);
  return [
    ...documents.flatMap((document, index) => checkOne(document, { hash: hashes[index] ?? '', check, path: [...path, String(index)] })),
    ...checkDistinct(ids, (index) => [...path, String(index), 'documentId']),
  ];
}

export function checkCount(list: readonly unknown[], path: readonly string[]): readonly Refusal[] {
  if (list.length >= 1 && list.length <= MAXIMUM_DOCUMENTS) return [];
  return [invalidInput(`1 to ${MAXIMUM_DOCUMENTS} documents at once.`, path, { limit: MAXIMUM_DOCUMENTS, count: list.length })];
}

interface Check {
  readonly hash: string;
  readonly check: CheckDocument;
  readonly path: readonly string[];
}

function checkOne({ documentId, body }: DocumentToTrust, { hash, check, path }: Check): readonly Refusal[] {
  const named = hashInDocumentId(documentId);
  if (named === undefined) return [invalidInput('A documentId is sha256: and 64 hexadecimal digits.', [...path, 'documentId'])];
  if (body.length > MAXIMUM_DOCUMENT)
    return [invalidInput(`A document has at most ${MAXIMUM_DOCUMENT} characters.`, [...path, 'body'], { length: body.length })];
  if (named !== hash) return [invalidInput('The documentId is not the hash of the body.', [...path, 'documentId'], { hash })];
  const checked = check(body);
  return checked.ok ? [] : [invalidInput(checked.problem, [...path, 'body'])];
}
