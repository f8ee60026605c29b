import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

export interface ServerOptions {
  readonly name: string;
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Finds the port in a line of its output. */
  readonly portOf: (line: string) => number | undefined;
}

/** A server in a process of its own, whose work is counted. */
export interface MeasuredServer {
  /** Answers the text of the answer; any other status than 200 is an error. */
  ask(body: object): Promise<string>;
  /** Processor time of the process so far, microseconds. */
  cpu(): Promise<number>;
  /** Processor time of its database connections so far, microseconds; NaN where the system does not tell. */
  databaseCpu(client: pg.Client): Promise<number>;
  stop(): Promise<void>;
}

const PROBE = fileURLToPath(new URL('./cpuProbe.js', import.meta.url));

export async function startServer({ name, file, env, headers, portOf }: ServerOptions): Promise<MeasuredServer> {
  const child = spawn(process.execPath, ['--import', PROBE, ...(process.env['BENCH_NODE_OPTIONS']?.split(' ') ?? []), file], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', GRAPHILE_ENV: 'production', PGAPPNAME: name, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  // Whatever ends the benchmark ends the server.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const port = await portFrom(child, portOf);
  const agent = new Agent({ keepAlive: true });
  return {
    ask: (body) => post({ port, agent, headers: headers ?? {} }, JSON.stringify(body)),
    async cpu() {
      child.send('cpu');
      const [used] = (await once(child, 'message')) as [number];
      return used;
    },
    databaseCpu: (client) => databaseCpu(client, name),
    async stop() {
      agent.destroy();
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function portFrom(child: ChildProcess, portOf: ServerOptions['portOf']): Promise<number> {
  if (child.stdout === null) throw new Error('no output to read');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = portOf(line);
    if (port === undefined) continue;
    child.stdout.resume();
    return port;
  }
  throw new Error('the server ended before it listened');
}

function post(
  to: { readonly port: number; readonly agent: Agent; readonly headers: Readonly<Record<string, string>> },
  body: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'content-length': Buffer.byteLength(body),
      ...to.headers,
    };
    const sent = request({ host: '127.0.0.1', port: to.port, path: '/graphql', method: 'POST', agent: to.agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`status ${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Linux tells the nanoseconds that each process ran. */
async function databaseCpu(client: pg.Client, applicationName: string): Promise<number> {
  const backends = await client.query<{ pid: number }>('select pid from pg_stat_activity where application_name = $1', [applicationName]);
  let sum = 0;
  for (const { pid } of backends.rows) sum += ranFor(pid);
  return sum;
}

function ranFor(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1_000;
  } catch {
    return Number.NaN;
  }
}
