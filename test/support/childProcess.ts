import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process that a test starts, listens to and may kill. It is killed at the latest by end(). */
export interface Child {
  readonly pid: number;
  /** The next line of standard output; rejects with standard error when the process ends without one. */
  nextLine(): Promise<string>;
  /** Resolves when the process is gone. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; errors: string }>;
  kill(signal: NodeJS.Signals): void;
}

/** Runs a module text, or with `file` a script, in a Node of its own. */
export function startChild(
  source: { module: string } | { file: string; args?: readonly string[] },
  env: Record<string, string> = {},
): Child {
  const args = 'module' in source ? ['--input-type=module', '-e', source.module] : [source.file, ...(source.args ?? [])];
  const child = spawn(process.execPath, args, { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const errors = collect(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, errors: errors() }));
  return {
    pid: child.pid ?? 0,
    ended,
    async nextLine() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the process ended: ${errors()}`);
      return value;
    },
    kill: (signal) => void child.kill(signal),
  };
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}
