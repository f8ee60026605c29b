import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSecret } from '../ids.js';
import { writeFileSafely } from './writeFileSafely.js';

/** What <DATA_DIR>/credentials.json holds; keys of others are kept. Its file mode is 0600. */
interface Credentials {
  readonly ownerPassword: string;
}

/** The database owner's password, made at the first start and on disk before the cluster that needs it exists. */
export async function ownerPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'credentials.json');
  const known = await readCredentials(file);
  if (known.ownerPassword) return known.ownerPassword;
  const password = newSecret();
  await writeFileSafely(file, JSON.stringify({ ...known, ownerPassword: password }, undefined, 2));
  return password;
}

async function readCredentials(file: string): Promise<Partial<Credentials>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Partial<Credentials>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`Cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
}
