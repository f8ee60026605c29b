import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../migrations');
/** As sha256sum writes it, in the folder of the migrations: `sha256sum *.sql > ../test/house/migrations.sha256`. */
const LANDED = join(import.meta.dirname, 'migrations.sha256');

/** A migration that has run somewhere runs there no more: a change to it would never arrive. A new one gets its line here when it lands. */
describe('the migrations', () => {
  it('are what they were when they landed', async () => {
    const landed = await readFile(LANDED, 'utf8');
    const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort();
    const lines = await Promise.all(files.map(async (file) => `${sha256(await readFile(join(FOLDER, file)))}  ${file}`));
    expect(lines).toEqual(landed.trim().split('\n'));
  });

  it('are numbered without a gap', async () => {
    const numbers = (await readdir(FOLDER))
      .filter((file) => file.endsWith('.sql'))
      .map((file) => Number(/^(\d{4})_\w+\.sql$/.exec(file)?.[1]));
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
  });
});

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
