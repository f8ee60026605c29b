import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ERROR_CODES } from '../../src/domain/shared/errorCode.js';

const ROOT = join(import.meta.dirname, '../..');

/** The part of docs/ERRORS.md about refusals; the other codes there are the transport's. */
async function refusalsExplained(): Promise<{ readonly codes: readonly string[]; readonly reserved: readonly string[] }> {
  const text = await readFile(join(ROOT, 'docs/ERRORS.md'), 'utf8');
  const [, refusals = ''] = text.split(/^## /m);
  const codes = [...refusals.matchAll(/^\| *`([A-Z_]+)` *\|/gm)].map(([, code]) => code as string);
  const [reservation = ''] = /^[^\n|]*are reserved:/m.exec(refusals) ?? [];
  return { codes, reserved: [...reservation.matchAll(/`([A-Z_]+)`/g)].map(([, code]) => code as string) };
}

async function sourceTexts(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const files = await readdir(join(ROOT, 'src'), { recursive: true });
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.includes('generated')))
    texts.set(file, await readFile(join(ROOT, 'src', file), 'utf8'));
  texts.delete('domain/shared/errorCode.ts');
  return texts;
}

describe('the error catalogue', () => {
  it('is explained code by code in docs/ERRORS.md, and nothing else is', async () => {
    const { codes } = await refusalsExplained();
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect([...codes].sort()).toEqual([...ERROR_CODES].sort());
  });

  it('has a use for every code, or a reservation', async () => {
    const texts = [...(await sourceTexts()).values()];
    const { reserved } = await refusalsExplained();
    const unused = ERROR_CODES.filter((code) => !texts.some((text) => text.includes(`'${code}'`)));
    expect(unused.filter((code) => !reserved.includes(code))).toEqual([]);
    expect(reserved.filter((code) => !(ERROR_CODES as readonly string[]).includes(code))).toEqual([]);
  });
});
