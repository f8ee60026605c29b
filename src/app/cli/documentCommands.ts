import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Act, CliAnswer } from './act.js';
import { done } from './apiClient.js';
import { openApi, type Cli } from './cli.js';
import { UsageFailure } from './cliFailure.js';
import { TRUST_DOCUMENTS } from './operations.js';

/** What codegen's persistedDocuments writes: texts by the hexadecimal SHA-256 of each. */
const manifest = z.record(z.string().regex(/^(sha256:)?[0-9a-f]{64}$/), z.string());
/** A request takes 250 documents and 256 KB. */
const AT_ONCE = 250;
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
  const documents = await readManifest(file);
  const api = await openApi(cli, 'administrator');
  let added = 0;
  for (const some of inBatches(documents)) {
    added += done((await api.ask(TRUST_DOCUMENTS, { input: { documents: some } })).defineTrustedDocuments).addedCount ?? 0;
  }
  const documentIds = documents.map(({ documentId }) => documentId);
  return { data: { added, documentIds }, text: `Trusted: ${documentIds.length} documents, ${added} of them new.` };
}

interface ManifestDocument {
  readonly documentId: string;
  readonly body: string;
}

function inBatches(documents: readonly ManifestDocument[]): ManifestDocument[][] {
  const batches: ManifestDocument[][] = [];
  let characters = Infinity;
  for (const document of documents) {
    if (characters + document.body.length > AT_ONCE_CHARACTERS || batches.at(-1)?.length === AT_ONCE) {
      batches.push([]);
      characters = 0;
    }
    batches.at(-1)?.push(document);
    characters += document.body.length;
  }
  return batches;
}

async function readManifest(file: string): Promise<readonly ManifestDocument[]> {
  const parsed = manifest.safeParse(parseJson(await readFile(file, 'utf8')));
  if (!parsed.success) throw new UsageFailure(`${file} is no manifest: {"<sha256>": "<text>"} is expected.`);
  return Object.entries(parsed.data).map(([hash, body]) => ({ documentId: hash.startsWith('sha256:') ? hash : `sha256:${hash}`, body }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
