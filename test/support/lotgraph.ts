import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export interface CliRun {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
  /** Standard output as JSON. */
  json<Shape = never>(): Shape;
}

/** `npx lotgraph ARGUMENTS`, as its users have it: the real bin in a process of its own, with nothing of ours in its environment. */
export async function lotgraph(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliRun> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [resolve('bin/lotgraph.mjs'), ...args], {
    env: { PATH, HOME, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number | null, output, errors, json: () => JSON.parse(output) as never };
}
