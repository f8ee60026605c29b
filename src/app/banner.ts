import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { PreparedDemo } from './demo/prepareDemo.js';

export interface BannerFacts {
  readonly address: AddressInfo;
  readonly demo: PreparedDemo | undefined;
  readonly dropFolder: string;
  readonly dataDir: string;
  /** Where the embedded database's files are; undefined with DATABASE_URL. */
  readonly dataPath: string | undefined;
  readonly seconds: number;
}

/** What a person needs after the start, once. Keys are only shown for the demo tenant. */
export function banner({ address, demo, dropFolder, dataDir, dataPath, seconds }: BannerFacts): string {
  const host = address.family === 'IPv6' && !address.address.startsWith('[') ? `[${address.address}]` : address.address;
  const url = `http://${host === '0.0.0.0' || host === '[::]' ? 'localhost' : host}:${address.port}`;
  const lines = [
    '',
    `Lotgraph is ready (${seconds.toFixed(1)} s).`,
    '',
    `  GraphQL      ${url}/graphql   (HTTP and WebSocket)`,
    `  GraphiQL     ${url}/graphiql`,
    `  Drop folder  ${dropFolder}`,
    `  Data folder  ${dataDir}`,
    ...(dataPath === undefined || dataPath.startsWith(dataDir)
      ? []
      : [`               database files in ${dataPath}, since the data folder is closed to the server's user`]),
    ...(demo === undefined ? [] : ['', `  Demo keys    ${join(dataDir, 'demo-keys.json')}`, ...keyLines(demo.keys)]),
    '',
    '  Ctrl-C ends it.',
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function keyLines(keys: Readonly<Record<string, string>>): string[] {
  const width = Math.max(...Object.keys(keys).map((name) => name.length));
  return Object.entries(keys).map(([name, key]) => `    ${name.padEnd(width)}  ${key}`);
}
