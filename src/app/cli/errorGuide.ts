import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROW = /^\| *`([A-Z_]+)` *\|(?:[^|]*\|){2}([^|]*)\|/gm;
/** "- `CODE`, `OTHER`: what it is. What to do." */
const BULLET = /^- ((?:`[A-Z_]+`(?:, )?)+): ([\s\S]*?)(?=\n- |\n\n|\n*$)/gm;

/** What to do about each code, from docs/ERRORS.md: the one place where it is written. Empty when the file is not there. */
export async function readErrorGuide(root: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(root, 'docs/ERRORS.md'), 'utf8').catch(() => '');
  const bullets = [...text.matchAll(BULLET)].flatMap(([, codes = '', told = '']) =>
    [...codes.matchAll(/`([A-Z_]+)`/g)].map(([, code = '']) => [code, plain(told)] as const),
  );
  const rows = [...text.matchAll(ROW)].map(([, code = '', fix = '']) => [code, plain(fix)] as const);
  return new Map([...bullets, ...rows]);
}

const plain = (markdown: string): string => markdown.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim();
