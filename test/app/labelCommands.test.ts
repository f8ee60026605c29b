import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lotgraph, type CliRun } from '../support/lotgraph.js';
import { readImage } from './labels/readImage.js';

const GTIN = '09506000134352';
const SSCC = '006141411234567890';
const PALLET = ['--sscc', SSCC, '--gtin', GTIN, '--count', '40', '--lot', 'L-1', '--expires', '2027-12-31'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lotgraph-label-'));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

const label = async (...args: string[]): Promise<CliRun> => await lotgraph(['label', ...args], { DATA_DIR: folder });
const codesOf = (run: CliRun): readonly string[] => run.json<{ errors: { code: string }[] }>().errors.map(({ code }) => code);

describe('lotgraph label', () => {
  it('makes what it reads', async () => {
    const made = (await label('make', ...PALLET, '--json')).json<{ elementString: string; humanReadable: string }>();
    expect(made.humanReadable).toBe(`(00)${SSCC}(02)${GTIN}(17)271231(37)40(10)L-1`);
    for (const text of [`]C1${made.elementString}`, made.humanReadable]) {
      const read = await label('read', text, '--json');
      expect([read.code, read.json()]).toMatchObject([
        0,
        { problems: [], facts: { sscc: SSCC, contentGtin: GTIN, contentCount: '40', lotNumber: 'L-1', expiresOn: '2027-12-31' } },
      ]);
    }
  });

  it('makes an image that scans', async () => {
    const file = join(folder, 'label.png');
    expect((await label('make', '--sscc', SSCC, '--format', 'png', '--out', file)).code).toBe(0);
    expect(await readImage(await readFile(file))).toEqual([`]C100${SSCC}`]);
    const long = ['--gtin', GTIN, '--lot', 'x'.repeat(20), '--expires', '2027-12-31', '--best-before', '2027-11-30'];
    expect((await label('make', ...long, '--format', 'png', '--out', file)).code).toBe(2);
    expect((await label('make', ...long, '--format', 'png', '--symbol', 'datamatrix', '--out', file)).code).toBe(0);
    expect(await readImage(await readFile(file))).toEqual([`]d201${GTIN}1527113017271231${'10'}${'x'.repeat(20)}`]);
  });

  it('makes a label for a printer', async () => {
    const { output } = await label('make', ...PALLET, '--format', 'zpl', '--heading', 'Demo ^XZ');
    expect(output).toMatch(/^\^XA\n[\s\S]*Demo _5EXZ[\s\S]*\n\^XZ\n$/);
  });

  it('tells what is wrong with a label, and exits 1', async () => {
    const read = await label('read', ']C10109506000134353');
    expect([read.code, read.output]).toEqual([1, expect.stringMatching(/CHECK_DIGIT_WRONG +01 +5 +09506000134353/)]);
  });

  it('refuses what cannot stand on a label, and what was asked wrongly', async () => {
    const refused = await label('make', '--gtin', GTIN, '--lot', 'Käse', '--count', '4', '--json');
    expect([refused.code, codesOf(refused)]).toEqual([1, ['INVALID_INPUT', 'INVALID_INPUT']]);
    for (const args of [
      ['make', '--gtin', '1'],
      ['make', '--gtin', GTIN, '--format', 'png'],
      ['make', '--gtin', GTIN, '--symbol', 'qr'],
    ]) {
      expect([args, (await label(...args)).code]).toEqual([args, 2]);
    }
  });

  it('makes an SSCC of a serial', async () => {
    expect((await label('sscc', '--prefix', '0614141', '--serial', '123456789')).output.trim()).toBe(SSCC);
    expect((await label('sscc', '--prefix', '0614141', '--serial', '1234567890')).code).toBe(1);
  });
});
