import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { hashInDocumentId, type DocumentToTrust } from '../../domain/access/trustedDocument.js';
import { sha256Hex } from '../../platform/ids.js';

const MANIFEST = z.record(z.string(), z.string());

/** A file is no manifest, or holds a text under another's hash: made by another tool or changed since. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/**
 * The documents of a manifest as codegen's client preset writes it (persisted-documents.json): {"sha256:<hash>": "text"}, the prefix may be
 * missing. They are what `defineTrustedDocuments` takes, at most 250 at once. Throws ManifestError.
 */
export async function readManifest(file: string): Promise<readonly DocumentToTrust[]> {
  return documentsOf(await readFile(file, 'utf8'));
}

function documentsOf(text: string): readonly DocumentToTrust[] {
  const parsed = MANIFEST.safeParse(parseJson(text));
  if (!parsed.success) throw new ManifestError('A manifest is a JSON object of hashes and texts.');
  return Object.entries(parsed.data).map(([name, body]) => {
    const documentId = name.startsWith('sha256:') ? name : `sha256:${name}`;
    if (hashInDocumentId(documentId) !== sha256Hex(body))
      throw new ManifestError(`The text under ${name.slice(0, 80)} has another SHA-256.`);
    return { documentId, body };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
