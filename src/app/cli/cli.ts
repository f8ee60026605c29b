import { resolve } from 'node:path';
import { readConfig, type Config } from '../config.js';
import { readDemoKeys } from '../demo/demoKeys.js';
import { readServerFile } from '../serverFile.js';
import { ApiClient } from './apiClient.js';
import { CliFailure } from './cliFailure.js';
import type { CliHost } from './cliHost.js';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  readonly url?: string;
  readonly key?: string;
}

/** Whose key of the demo tenant does for a command, when none is given. */
export type DemoPrincipal = 'administrator' | 'operator' | 'inspector' | 'auditor';

/** What a command works with. */
export interface Cli {
  readonly host: CliHost;
  readonly options: GlobalOptions;
  /** The settings as the server would read them here, with --data-dir and --database-url before the environment. */
  readonly config: Config;
  /** Absolute. */
  readonly dataDir: string;
}

export function openCli(host: CliHost, options: GlobalOptions): Cli {
  const env = {
    ...host.env,
    ...(options.dataDir === undefined ? {} : { DATA_DIR: options.dataDir }),
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
  };
  const config = readConfig(env);
  return { host, options, config, dataDir: resolve(config.dataDir) };
}

/** Where the server is: as it was told, or as the one that runs on the data folder wrote it down. */
export async function serverUrl({ host, options, dataDir }: Cli): Promise<string> {
  const told = options.url ?? (host.env['LOTGRAPH_URL']?.trim() || undefined);
  const url = told ?? (await readServerFile(dataDir))?.url;
  if (url !== undefined) return url;
  throw new CliFailure({
    code: 'UNREACHABLE',
    message: `No server runs on ${dataDir}.`,
    fix: 'Start it with "lotgraph up", or name another one with --data-dir, --url or LOTGRAPH_URL.',
  });
}

/** A client with the key that was given, or with the demo tenant's key for the purpose. */
export async function openApi(cli: Cli, principal: DemoPrincipal): Promise<ApiClient> {
  const url = await serverUrl(cli);
  return new ApiClient(url, givenKey(cli) ?? (await demoKey(cli, url, principal)));
}

const givenKey = ({ host, options }: Cli): string | undefined => options.key ?? (host.env['LOTGRAPH_KEY']?.trim() || undefined);

/** Demo keys go to the server of their own data folder and to no other. */
async function demoKey({ dataDir }: Cli, url: string, principal: DemoPrincipal): Promise<string> {
  const isItsOwn = (await readServerFile(dataDir))?.url === url;
  const key = isItsOwn ? (await readDemoKeys(dataDir))?.[principal] : undefined;
  if (key !== undefined) return key;
  throw new CliFailure({
    code: 'UNAUTHENTICATED',
    message: `There is no key for ${url}: ${isItsOwn ? `${dataDir} has no demo keys` : 'demo keys go to the server of their own data folder only'}.`,
    fix: 'Give one with --key or LOTGRAPH_KEY.',
  });
}
