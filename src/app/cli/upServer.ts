import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readServerFile, type ServerFacts } from '../serverFile.js';
import type { CliAnswer } from './act.js';
import type { Cli } from './cli.js';
import { CliFailure } from './cliFailure.js';
import { runSteps } from './steps.js';

export interface UpOptions {
  readonly detach?: boolean;
  readonly port?: string;
}

/** A first start makes a database and a demo tenant; a start after a crash may replay a gigabyte of log. */
const READY_WITHIN_MS = 180_000;
const ENDS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 50;
const LOG_FILE = 'server.log';
const LOG_LINES_TOLD = 15;

export async function upServer(cli: Cli, { detach, port }: UpOptions): Promise<CliAnswer | undefined> {
  const env = settingsFor(cli, port);
  if (detach !== true) {
    await cli.host.startHere(env);
    return undefined;
  }
  const context: { server?: ServerFacts } = {};
  await runSteps(cli, context, [
    {
      title: 'Starting the server',
      task: async (found) => {
        found.server = await startApart(cli, env);
      },
    },
  ]);
  const { url, pid, version, startedAt } = context.server as ServerFacts;
  const log = join(cli.dataDir, LOG_FILE);
  const text = `Lotgraph ${version} is ready at ${url} (process ${pid}).\n  GraphiQL  ${url}/graphiql\n  Log       ${log}\n  "lotgraph down" ends it.`;
  return { data: { url, pid, version, startedAt, dataDir: cli.dataDir, log }, text };
}

/** The settings as they stand here, for a process of its own. */
function settingsFor({ host, config, dataDir }: Cli, port: string | undefined): Record<string, string> {
  const given = Object.entries(host.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(given),
    DATA_DIR: dataDir,
    ...(config.databaseUrl === undefined ? {} : { DATABASE_URL: config.databaseUrl }),
    ...(port === undefined ? {} : { PORT: port }),
  };
}

/** Returns when it listens, which it does last. */
async function startApart({ host, dataDir }: Cli, env: Record<string, string>): Promise<ServerFacts> {
  // Another one on this folder is told at once, and not in a log.
  host.lockDataFolder(dataDir).release();
  await mkdir(dataDir, { recursive: true });
  const log = await open(join(dataDir, LOG_FILE), 'w', 0o600);
  const child = spawn(process.execPath, [join(host.root, 'bin/start.mjs')], {
    cwd: process.cwd(),
    env,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const ended = new Promise<'ended'>((resolve) => child.once('exit', () => resolve('ended')));
  try {
    const deadline = Date.now() + READY_WITHIN_MS;
    for (;;) {
      const server = await readServerFile(dataDir);
      if (server !== undefined && server.pid === child.pid) return server;
      const state = await Promise.race([ended, pause(LOOK_EVERY_MS)]);
      if (state === 'ended' || Date.now() > deadline) throw await notReady(dataDir, state === 'ended' ? 'it ended' : 'it took too long');
    }
  } catch (error) {
    child.kill('SIGTERM');
    throw error;
  } finally {
    child.unref();
    await log.close();
  }
}

async function notReady(dataDir: string, why: string): Promise<CliFailure> {
  const log = join(dataDir, LOG_FILE);
  const last = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-LOG_LINES_TOLD);
  return new CliFailure({
    code: 'NOT_STARTED',
    message: `The server did not start: ${why}.\n${last.join('\n')}`,
    fix: `See ${log} and "lotgraph doctor".`,
  });
}

export async function stopServer(cli: Cli): Promise<CliAnswer> {
  const server = await readServerFile(cli.dataDir);
  if (server === undefined || isFree(cli)) throw notRunning(cli.dataDir);
  try {
    process.kill(server.pid, 'SIGTERM');
  } catch (error) {
    throw new CliFailure({
      code: 'UNREACHABLE',
      message: `Process ${server.pid} cannot be ended from here (${(error as Error).message}).`,
      fix: 'End it where it was started.',
    });
  }
  const deadline = Date.now() + ENDS_WITHIN_MS;
  while (!isFree(cli)) {
    if (Date.now() > deadline)
      throw new CliFailure({ code: 'FAILED', message: `Process ${server.pid} did not end within ${ENDS_WITHIN_MS / 1_000} s.` });
    await pause(LOOK_EVERY_MS);
  }
  await rm(join(cli.dataDir, LOG_FILE), { force: true });
  return { data: { pid: server.pid, url: server.url }, text: `Ended: ${server.url}, process ${server.pid}.` };
}

/** Whoever runs on the folder holds its lock, however it ends. */
function isFree({ host, dataDir }: Cli): boolean {
  try {
    host.lockDataFolder(dataDir).release();
    return true;
  } catch (error) {
    if ((error as Error).name === 'DataFolderInUse') return false;
    throw error;
  }
}

const notRunning = (dataDir: string): CliFailure =>
  new CliFailure({ code: 'UNREACHABLE', message: `No server runs on ${dataDir}.`, fix: 'Nothing: what you want is so already.' });

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
