import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { printSchema } from 'graphql';
import { buildSchema } from './buildSchema.js';

/** The published schema as text: what is committed and reviewed. */
export async function schemaText(): Promise<string> {
  return `${printSchema(await buildSchema())}\n`;
}

/** Writes `path`, or with `check` only says whether it is what the code would write. Answers false when it is not. */
export async function emitSchema(path: string, { check }: { readonly check: boolean }): Promise<boolean> {
  const text = await schemaText();
  if (check) return (await readFile(path, 'utf8').catch(() => '')) === text;
  await writeFile(path, text);
  return true;
}

const isMain = process.argv[1] === fileURLToPath(import.meta.url);
if (isMain) {
  const path = new URL('schema/schema.graphql', `file://${process.cwd()}/`).pathname;
  const same = await emitSchema(path, { check: process.argv.includes('--check') });
  if (!same) process.stderr.write('schema/schema.graphql is not what the code says: run `npm run schema`.\n');
  process.exitCode = same ? 0 : 1;
}
