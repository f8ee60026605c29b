import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the running server tells those who have its data folder: where it listens. */
export interface ServerFacts {
  readonly url: string;
  readonly pid: number;
  readonly version: string;
  readonly startedAt: string;
  /** Whose database it uses: its own below the data folder, or that of DATABASE_URL. */
  readonly database: 'embedded' | 'outside';
}

const FILE = 'server.json';

export async function writeServerFile(dataDir: string, facts: ServerFacts): Promise<void> {
  const file = join(dataDir, FILE);
  await writeFile(`${file}.new`, `${JSON.stringify(facts, undefined, 2)}\n`);
  await rename(`${file}.new`, file);
}

/** Undefined when no server wrote it. One that was killed leaves it behind: whoever reads it asks the address. */
export async function readServerFile(dataDir: string): Promise<ServerFacts | undefined> {
  try {
    return JSON.parse(await readFile(join(dataDir, FILE), 'utf8')) as ServerFacts;
  } catch {
    return undefined;
  }
}

/** Only our own: another process may have taken the folder over since. */
export async function removeServerFile(dataDir: string): Promise<void> {
  if ((await readServerFile(dataDir))?.pid === process.pid) await rm(join(dataDir, FILE), { force: true });
}
