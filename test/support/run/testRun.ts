import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findPostmaster, stopPostmaster } from '../../../src/platform/embedded/postmaster.js';
import { startEmbeddedServer } from '../../../src/platform/embeddedServer.js';
import { migrate } from '../../../src/platform/migrate.js';
import { RUN_FILE, RUN_FOLDER_VARIABLE, TEMPLATE_DATABASE, type TestRun } from './runFile.js';

declare global {
  var endLotgraphTestRun: (() => Promise<void>) | undefined;
}

const FOLDER_PREFIX = 'lotgraph-test-';
const PID_FILE = 'jest.pid';

/** Starts the server, makes the migrated template that workers clone, and tells them where. Returns what ends it all. */
export async function startTestRun(folder: string): Promise<() => Promise<void>> {
  await writeFile(join(folder, PID_FILE), String(process.pid));
  await endAbandonedRuns();
  const server = await startEmbeddedServer({ dataDir: join(folder, 'data'), durable: false });
  const end = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const client = new Client({ ...server.connection });
    await client.connect();
    await client.query(`create database ${TEMPLATE_DATABASE}`);
    await client.end();
    const logins = await migrate({ connection: { ...server.connection, database: TEMPLATE_DATABASE } });
    const run: TestRun = { owner: server.connection, logins };
    await writeFile(join(folder, RUN_FILE), JSON.stringify(run), { mode: 0o600 });
    process.env[RUN_FOLDER_VARIABLE] = folder;
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

/** A run that was killed before its tear-down left its server running. */
async function endAbandonedRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (!name.startsWith(FOLDER_PREFIX) || !(await isAbandoned(folder))) continue;
    const postmaster = await findPostmaster(join(folder, 'data/postgres'));
    if (postmaster) await stopPostmaster(postmaster);
    await rm(folder, { recursive: true, force: true });
  }
}

async function isAbandoned(folder: string): Promise<boolean> {
  const pid = await readFile(join(folder, PID_FILE), 'utf8').catch(() => undefined);
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
