import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startChild, type Child } from './childProcess.js';

type Ended = Awaited<Child['ended']>;

/** `npm start` as its users have it: a process of its own, an embedded database, the demo tenant. */
export interface StartedServer {
  readonly url: URL;
  readonly dataDir: string;
  /** Keys of the demo tenant by principal. */
  readonly keys: Readonly<Record<string, string>>;
  /** Answers how it ended. */
  stop(): Promise<Ended>;
}

/** With a DATA_DIR among the settings it starts on what is there, and leaves it there. */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<StartedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'lotgraph-started-'));
  // The database server's user must be able to enter.
  await chmod(folder, 0o755);
  const dataDir = settings['DATA_DIR'] ?? join(folder, 'data');
  const child = startChild({ file: resolve('bin/start.mjs') }, { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', ...settings });
  const stop = async (): Promise<Ended> => {
    child.kill('SIGTERM');
    const ended = await child.ended;
    await rm(folder, { recursive: true, force: true });
    return ended;
  };
  try {
    let address: string | undefined;
    while (address === undefined) address = /GraphQL +(http:\S+)/.exec(await child.nextLine())?.[1];
    const keys = JSON.parse(await readFile(join(dataDir, 'demo-keys.json'), 'utf8')) as Record<string, string>;
    return { url: new URL(address), dataDir, keys, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
