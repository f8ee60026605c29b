import { Command, CommanderError } from 'commander';
import pg from 'pg';
import { ConfigError } from '../config.js';
import { ownVersion } from '../ownVersion.js';
import { optionsOf, type Act } from './act.js';
import { openCli } from './cli.js';
import { CliFailure, UsageFailure, type CliError } from './cliFailure.js';
import type { CliHost } from './cliHost.js';
import { addCommands } from './commands.js';
import { readErrorGuide } from './errorGuide.js';

const OK = 0;
const FAILED = 1;
const USAGE = 2;

/** Runs `lotgraph ARGUMENTS` and answers its exit code: 0 done, 1 refused or failed, 2 asked wrongly. Prints no stack. */
export async function runCli(host: CliHost, args: readonly string[]): Promise<number> {
  let exitCode = OK;
  const act: Act =
    (work) =>
    async (...given) => {
      const options = optionsOf(given);
      const answer = await work(openCli(host, options), ...(given.slice(0, -1) as never));
      if (answer === undefined) return;
      host.write(`${options.json === true ? JSON.stringify(answer.data, undefined, 2) : answer.text}\n`);
      if (answer.ok === false) exitCode = FAILED;
    };
  try {
    await programOf(host, await ownVersion(host.root), act).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return await fail(host, args, error);
  }
}

function programOf(host: CliHost, version: string, act: Act): Command {
  const program = new Command('lotgraph')
    .description('Lot traceability from the command line.')
    .version(version)
    .option('--json', 'print JSON, for programs; shapes are in docs/guides/cli.md')
    .option('--data-dir <folder>', 'data folder of the server; default DATA_DIR, or .data')
    .option('--database-url <url>', "the owner's connection to a PostgreSQL of yours; default DATABASE_URL, or the embedded one")
    .option('--url <url>', 'server to ask; default LOTGRAPH_URL, or the one that runs on the data folder')
    .option('--key <key>', "API key; default LOTGRAPH_KEY, or the demo tenant's")
    .showHelpAfterError('Try "lotgraph --help", or --help behind a command.')
    .exitOverride()
    .configureOutput({ writeOut: host.write, writeErr: host.writeError });
  addCommands(program, act);
  return program;
}

async function fail(host: CliHost, args: readonly string[], error: unknown): Promise<number> {
  const json = args.includes('--json');
  if (error instanceof CommanderError) {
    if (error.exitCode === OK) return OK;
    // Commander has told it in words already.
    if (json)
      host.write(`${JSON.stringify({ errors: [{ code: 'USAGE', message: error.message, path: null, fix: null }] }, undefined, 2)}\n`);
    return USAGE;
  }
  const errors = errorsOf(error);
  const guide = await readErrorGuide(host.root);
  const told = errors.map(({ code, message, path, fix }) => ({ code, message, path: path ?? null, fix: fix ?? guide.get(code) ?? null }));
  if (json) host.write(`${JSON.stringify({ errors: told }, undefined, 2)}\n`);
  else host.writeError(`${told.map(toText).join('\n')}\n`);
  return error instanceof UsageFailure || error instanceof ConfigError ? USAGE : FAILED;
}

function toText({
  code,
  message,
  path,
  fix,
}: {
  code: string;
  message: string;
  path: readonly string[] | null;
  fix: string | null;
}): string {
  const at = path === null || path.length === 0 ? '' : ` (${path.join('.')})`;
  return [`${code}: ${message}${at}`, ...(fix === null ? [] : [`  ${fix}`])].join('\n');
}

const CONNECTION_LOST = /^(08|57P|28)/;

function errorsOf(error: unknown): readonly CliError[] {
  if (error instanceof CliFailure) return error.errors;
  if (error instanceof ConfigError) return error.problems.map((message) => ({ code: 'SETTINGS', message }));
  const { name, message, code } = error as Error & { readonly code?: unknown };
  if (name === 'DataFolderInUse') return [{ code: 'DATA_FOLDER_IN_USE', message }];
  if (error instanceof pg.DatabaseError && CONNECTION_LOST.test(error.code ?? '')) return [{ code: 'DATABASE_UNREACHABLE', message }];
  if (typeof code === 'string' && ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET'].includes(code)) {
    return [
      { code: 'DATABASE_UNREACHABLE', message: message || `The database cannot be reached (${code}).`, fix: 'See "lotgraph doctor".' },
    ];
  }
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return [{ code: 'FILE', message }];
  return [{ code: 'FAILED', message: message || String(error) }];
}
