import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from '../../bin/build.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-test-'));
  write('src/app/main.ts', `import { lot } from '../domain/lot.js';\nexport const main: string = lot;\n`);
  write('src/domain/lot.ts', `export const lot: string = 'A';\n`);
  write('connectors/one.ts', 'export const one = 1;\n');
  write('schema/two.ts', 'export const two = 2;\n');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

describe('building', () => {
  it('compiles the three source folders as they lie', async () => {
    expect(await build({ root })).toEqual({ built: true, files: 4 });
    for (const file of ['src/app/main.js', 'src/domain/lot.js', 'connectors/one.js', 'schema/two.js']) {
      expect(existsSync(join(root, 'dist', file))).toBe(true);
    }
    expect(readFileSync(join(root, 'dist/src/domain/lot.js'), 'utf8')).toContain(`export const lot = 'A'`);
  });

  it('does nothing while the sources are the same', async () => {
    await build({ root });
    write('src/domain/lot.ts', readFileSync(join(root, 'src/domain/lot.ts'), 'utf8'));
    expect(await build({ root })).toEqual({ built: false, files: 4 });
  });

  it('builds anew after an edit, a new file, a removed file', async () => {
    await build({ root });
    write('src/domain/lot.ts', `export const lot = 'B';\n`);
    expect((await build({ root })).built).toBe(true);
    write('src/domain/bin.ts', 'export const bin = 1;\n');
    expect((await build({ root })).built).toBe(true);
    rmSync(join(root, 'src/domain/bin.ts'));
    expect((await build({ root })).built).toBe(true);
    expect(readdirSync(join(root, 'dist/src/domain')).sort()).toEqual(['lot.js', 'lot.js.map']);
  });

  it('takes an interrupted result for none', async () => {
    await build({ root });
    rmSync(join(root, 'dist/.build-stamp'));
    rmSync(join(root, 'dist/src/domain/lot.js'));
    expect((await build({ root })).built).toBe(true);
    expect(existsSync(join(root, 'dist/src/domain/lot.js'))).toBe(true);
  });

  it('names the file that does not compile, and leaves the last good result', async () => {
    await build({ root });
    write('src/domain/lot.ts', 'export const lot = = ;\n');
    await expect(build({ root })).rejects.toThrow('lot.ts');
    expect(readFileSync(join(root, 'dist/src/domain/lot.js'), 'utf8')).toContain(`'A'`);
    expect(readdirSync(root).sort()).toEqual(['connectors', 'dist', 'schema', 'src']);
  });

  it('bears another build at the same moment', async () => {
    await Promise.all([build({ root }), build({ root }), build({ root })]);
    expect(existsSync(join(root, 'dist/src/app/main.js'))).toBe(true);
    expect(await build({ root })).toEqual({ built: false, files: 4 });
    expect(readdirSync(root).sort()).toEqual(['connectors', 'dist', 'schema', 'src']);
  });
});
