import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printSchema } from 'graphql';
import { buildSchema } from './buildSchema.js';
import { fieldRightsText } from './fieldRightsText.js';

/** What the code publishes, as text by file name: committed and reviewed. */
export async function publishedTexts(): Promise<Readonly<Record<string, string>>> {
  const schema = await buildSchema();
  return { 'schema.graphql': `${printSchema(schema)}\n`, 'fieldRights.txt': fieldRightsText(schema) };
}

/** Writes the files into `folder`, or with `check` only looks at them. Answers the names of those that are not what the code would write. */
export async function emitSchema(folder: string, { check }: { readonly check: boolean }): Promise<readonly string[]> {
  const different: string[] = [];
  for (const [name, text] of Object.entries(await publishedTexts())) {
    const path = join(folder, name);
    if (!check) await writeFile(path, text);
    else if ((await readFile(path, 'utf8').catch(() => '')) !== text) different.push(name);
  }
  return different;
}

const isMain = process.argv[1] === fileURLToPath(import.meta.url);
if (isMain) {
  const different = await emitSchema(join(process.cwd(), 'schema'), { check: process.argv.includes('--check') });
  for (const name of different) process.stderr.write(`schema/${name} is not what the code says: run \`npm run schema\`.\n`);
  process.exitCode = different.length === 0 ? 0 : 1;
}
