import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Codes that can stand in a path on every system; a partner with another code uses the other ways in. */
export const isFolderName = (code: string): boolean => FOLDER_NAME.test(code);

/** Makes <root>/<tenant>/<partner>/{in,out,archive,reports}. */
export async function ensureDropFolders(root: string, tenantCode: string, partnerCodes: readonly string[]): Promise<void> {
  for (const partnerCode of partnerCodes) {
    for (const folder of ['in', 'out', 'archive', 'reports']) await mkdir(join(root, tenantCode, partnerCode, folder), { recursive: true });
  }
}
