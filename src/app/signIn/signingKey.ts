import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';

export interface SigningKey {
  readonly algorithm: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: JWK & { readonly kid: string };
}

const ALGORITHM = 'ES256';
const FILE = 'sign-in-key.json';

/** The key in the data folder, made when there is none: tokens outlive a restart. */
export async function readSigningKey(dataDir: string): Promise<SigningKey> {
  const file = join(dataDir, FILE);
  const kept = (await readKept(file)) ?? (await make(file));
  const privateKey = (await importJWK(kept, ALGORITHM)) as CryptoKey;
  const { d: _private, ...publicPart } = kept;
  const publicKey = { ...publicPart, kid: await calculateJwkThumbprint(publicPart), alg: ALGORITHM, use: 'sig' };
  return { algorithm: ALGORITHM, privateKey, publicKey };
}

async function readKept(file: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch {
    return undefined;
  }
}

async function make(file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  await writeFile(`${file}.new`, `${JSON.stringify(jwk)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return jwk;
}
