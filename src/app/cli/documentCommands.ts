import type { Command } from 'commander';
import { MAXIMUM_DOCUMENTS, type DocumentToTrust } from '../../domain/access/trustedDocument.js';
import { TRUST_DOCUMENTS } from '../client/operations.js';
import { ManifestError, readManifest } from '../documents/readManifest.js';
import type { Act, CliAnswer } from './act.js';
import { done } from './apiClient.js';
import { openApi, type Cli } from './cli.js';
import { UsageFailure } from './cliFailure.js';

/** A request has at most 256 KB. */
const AT_ONCE_CHARACTERS = 150_000;

/** documents push. */
export function addDocumentCommands(program: Command, act: Act): void {
  program
    .command('documents')
    .description('Trusted documents: all that a storefront key may ask.')
    .command('push')
    .description('Have the documents of a manifest trusted. Those trusted already stay.')
    .argument('<file>', 'the manifest that codegen wrote: {"<sha256>": "<text>"}')
    .action(act(push));
}

async function push(cli: Cli, file: string): Promise<CliAnswer> {
  const documents = await manifestIn(file);
  const api = await openApi(cli, 'administrator');
  let added = 0;
  for (const some of inBatches(documents)) {
    added += done((await api.ask(TRUST_DOCUMENTS, { input: { documents: some } })).defineTrustedDocuments).addedCount ?? 0;
  }
  const documentIds = documents.map(({ documentId }) => documentId);
  return { data: { added, documentIds }, text: `Trusted: ${documentIds.length} documents, ${added} of them new.` };
}

function inBatches(documents: readonly DocumentToTrust[]): DocumentToTrust[][] {
  const batches: DocumentToTrust[][] = [];
  let characters = Infinity;
  for (const document of documents) {
    if (characters + document.body.length > AT_ONCE_CHARACTERS || batches.at(-1)?.length === MAXIMUM_DOCUMENTS) {
      batches.push([]);
      characters = 0;
    }
    batches.at(-1)?.push(document);
    characters += document.body.length;
  }
  return batches;
}

/** What is no manifest was asked wrongly; a file that cannot be read is another failure. */
async function manifestIn(file: string): Promise<readonly DocumentToTrust[]> {
  return await readManifest(file).catch((error: unknown) => {
    throw error instanceof ManifestError ? new UsageFailure(`${file}: ${error.message}`) : error;
  });
}
