import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /^(src|connectors|schema|test|bench|bin|docs\/examples)\/.*\.(ts|mjs)$/.test(file) && !file.includes('/generated/'));
const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Deleted, and not yet committed.
    return '';
  }
};

describe('the source', () => {
  it('has no drawers for anything', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => /^(utils?|helpers?|index|common|misc)\b/i.test(basename(file)))).toEqual([]);
  });

  it('names a file after what it exports', () => {
    const named = files.filter(
      (file) =>
        /^src\/(commands|queries|steps|domain)\//.test(file) && /export (async )?(function|const|class|interface|type) /.test(read(file)),
    );
    const commands = named.filter((file) => /^export const \w+: Command</m.test(read(file)));
    expect(commands.length).toBeGreaterThan(5);
    expect(commands.filter((file) => !new RegExp(`^export const ${basename(file, '.ts')}: Command<`, 'm').test(read(file)))).toEqual([]);
  });

  it('writes stock in the ledger and nowhere else', () => {
    const writes = /(insert into|update|delete from)\s+(ledger_entry|inventory_transaction|balance)\b/i;
    const writers = files.filter((file) => /^(src|connectors|schema)\//.test(file) && writes.test(read(file)));
    expect(writers.length).toBeGreaterThan(0);
    expect(writers.filter((file) => !file.startsWith('src/ledger/'))).toEqual([]);
  });

  it('promises nothing for later', () => {
    // In two parts, so that this file is not one of them.
    const promise = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`);
    expect(files.filter((file) => promise.test(read(file)))).toEqual([]);
  });
});
