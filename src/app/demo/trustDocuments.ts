import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema } from '../../../schema/buildSchema.js';
import { checkDocument } from '../../../schema/access/checkDocument.js';
import { defineTrustedDocuments } from '../../commands/access/defineTrustedDocuments.js';
import { MAXIMUM_DOCUMENTS, type DocumentToTrust } from '../../domain/access/trustedDocument.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Actor } from '../../platform/unitOfWork.js';
import type { Executor } from '../../platform/execute.js';
import { readManifest } from '../documents/readManifest.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');
const STOREFRONT = join(ROOT, 'docs/examples/storefront');
const MANIFEST = 'persisted-documents.json';

/** What the storefront example asks, so that it works with the demo's storefront key; nothing where the example is not installed. Again does no harm. */
export async function trustDocuments(executor: Executor<Refusal>, actor: Actor, folder: string = STOREFRONT): Promise<number> {
  const documents = await documentsIn(folder);
  if (documents.length === 0) return 0;
  const define = defineTrustedDocuments(checkDocument(await buildSchema()));
  for (let start = 0; start < documents.length; start += MAXIMUM_DOCUMENTS) {
    const input = { documents: documents.slice(start, start + MAXIMUM_DOCUMENTS) };
    const [outcome] = await executor.execute(define, { actor }, [{ input }]);
    if (outcome?.ok !== true) throw new Error(`the storefront's documents were refused: ${JSON.stringify(outcome?.refusals)}`);
  }
  return documents.length;
}

/** Codegen writes the manifest beside its other files. */
async function documentsIn(folder: string): Promise<readonly DocumentToTrust[]> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const manifests = files.filter((file) => file.endsWith(MANIFEST) && !file.includes('node_modules'));
  return (await Promise.all(manifests.map((file) => readManifest(join(folder, file))))).flat();
}
