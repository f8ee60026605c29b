import { readFile, writeFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { ediConnector } from '../../../connectors/edi/connector.js';
import type { CliMessageQuery } from '../demo/generated/graphql.js';
import type { Act, CliAnswer } from './act.js';
import { done, type ApiClient } from './apiClient.js';
import { openApi, type Cli } from './cli.js';
import { CliFailure, UsageFailure } from './cliFailure.js';
import { MESSAGE, REPLAY } from './operations.js';

type Message = NonNullable<CliMessageQuery['inboundMessage']>;

const REPLAYED_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 200;
const SAMPLES = ['856'];

/** edi inspect, edi sample, edi replay. */
export function addEdiCommands(program: Command, act: Act): void {
  const edi = program.command('edi').description('X12 messages');
  edi
    .command('inspect')
    .description(
      'Print each lot line as understood and each problem: where, seen, expected, fix. Needs no server. Exits 1 if a transaction set would be rejected.',
    )
    .argument('<file>', 'an X12 file; - reads standard input')
    .action(act(inspect));
  edi
    .command('sample')
    .description("Write a message as a partner would send it, from the partner's profile and its items.")
    .argument('<kind>', SAMPLES.join(', '))
    .requiredOption('--partner <code>', 'whose message')
    .option('--lots <number>', 'how many lots, 1 to 200')
    .option('--live', 'a real one; it says of itself that it is a test unless this is given')
    .option('--out <file>', 'write it there instead of printing it')
    .action(act(sample));
  edi
    .command('replay')
    .description(
      'Have a parked, rejected or unreadable message processed again, as master data and profiles are now; waits for the outcome.',
    )
    .argument('<message-id>', 'msg_...')
    .action(act(replay));
}

async function inspect(_cli: Cli, file: string): Promise<CliAnswer> {
  const bytes = file === '-' ? Buffer.from(await readAll(process.stdin.setEncoding('latin1')), 'latin1') : await readFile(file);
  const inspection = ediConnector.inspect(bytes, ediConnector.defaultProfile);
  const rejected = inspection.issues.some((issue) => issue.severity === 'reject');
  return { data: inspection, text: ediConnector.formatInspection(inspection), ok: !rejected };
}

interface SampleOptions {
  readonly partner: string;
  readonly lots?: string;
  readonly live?: boolean;
  readonly out?: string;
}

async function sample(cli: Cli, kind: string, { partner, lots, live, out }: SampleOptions): Promise<CliAnswer> {
  if (!SAMPLES.includes(kind)) throw new UsageFailure(`There are samples of ${SAMPLES.join(', ')}, not of ${kind}.`);
  const api = await openApi(cli, 'operator');
  const query = new URLSearchParams({ partner, ...(lots === undefined ? {} : { lots }), ...(live === true ? { test: 'false' } : {}) });
  const response = await api.get(`/edi/sample/${kind}?${query}`);
  const body = Buffer.from(await response.arrayBuffer());
  if (!response.ok) throw refusedBy(response.status, body.toString('utf8'));
  const text = body.toString('latin1');
  if (out !== undefined) await writeFile(out, body);
  return { data: { kind, partner, file: out ?? null, text }, text: out === undefined ? text.trimEnd() : `${out}: ${body.length} bytes.` };
}

/** Doors other than GraphQL answer {code, message}. */
function refusedBy(status: number, body: string): CliFailure {
  try {
    const { code, message } = JSON.parse(body) as { readonly code: string; readonly message: string };
    return new CliFailure({ code, message });
  } catch {
    return new CliFailure({ code: 'FAILED', message: `The server answered ${status}.` });
  }
}

async function replay(cli: Cli, id: string): Promise<CliAnswer> {
  const api = await openApi(cli, 'operator');
  done((await api.ask(REPLAY, { id })).replayMessage);
  const message = await processed(api, id);
  const issues = message.issues.map(
    ({ severity, code, segment, message: text }) => `  ${severity} ${code}${segment ? `, segment ${segment}` : ''}: ${text}`,
  );
  return {
    data: message,
    text: [`${id} is ${message.status} now.`, ...issues].join('\n'),
    ok: message.status === 'PROCESSED' || message.status === 'VALIDATED',
  };
}

/** Until the worker is done with it; one that takes longer is told as it stands. */
async function processed(api: ApiClient, id: string): Promise<Message> {
  const deadline = Date.now() + REPLAYED_WITHIN_MS;
  for (;;) {
    const { inboundMessage } = await api.ask(MESSAGE, { id });
    if (!inboundMessage) throw new CliFailure({ code: 'NOT_FOUND', message: `There is no message ${id}.` });
    if (inboundMessage.status !== 'RECEIVED' || Date.now() > deadline) return inboundMessage;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
