import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { PreparedDemo } from './demo/prepareDemo.js';
import { urlOf } from './urlOf.js';

export interface BannerFacts {
  readonly address: AddressInfo;
  readonly demo: PreparedDemo | undefined;
  readonly dropFolder: string | undefined;
  /** False for a worker without doors. */
  readonly isApi: boolean;
  readonly dataDir: string;
  /** Where the embedded database's files are; undefined with DATABASE_URL. */
  readonly dataPath: string | undefined;
  readonly seconds: number;
}

/** What a person needs after the start, once. Keys are only shown for the demo tenant. */
export function banner({ address, isApi, demo, dropFolder, dataDir, dataPath, seconds }: BannerFacts): string {
  const url = urlOf(address);
  const lines = [
    '',
    `Lotgraph is ready (${seconds.toFixed(1)} s).`,
    '',
    ...(isApi
      ? [`  GraphQL      ${url}/graphql   (HTTP and WebSocket)`, `  GraphiQL     ${url}/graphiql`]
      : [`  Worker       ${url}/readyz`]),
    ...(dropFolder === undefined ? [] : [`  Drop folder  ${dropFolder}`]),
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
