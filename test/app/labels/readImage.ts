import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// Else it is fetched from a stranger's server.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });

/** What a scanner would send for each symbol of an image, with its symbology identifier. */
export async function readImage(png: Buffer): Promise<readonly string[]> {
  const found = await readBarcodes(new Uint8Array(png), { textMode: 'Plain' });
  return found.map(({ symbologyIdentifier, bytes }) => symbologyIdentifier + Buffer.from(bytes).toString('latin1'));
}
