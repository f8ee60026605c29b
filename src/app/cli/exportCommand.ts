import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import type { Act, CliAnswer } from './act.js';
import type { Cli } from './cli.js';
import { UsageFailure } from './cliFailure.js';
import { csvHead, csvRow } from './csv.js';
import { exportLedger } from './exportLedger.js';
import { EXPORTS, type ExportedRow } from './exportPages.js';

interface ExportOptions {
  readonly format: string;
  readonly out?: string;
  readonly tenant?: string;
}

type Writer = (text: string) => Promise<void>;

const KINDS = [...Object.keys(EXPORTS), 'ledger'];
const FORMATS = ['ndjson', 'csv'];

/** export. */
export function addExportCommand(program: Command, act: Act): void {
  program
    .command('export')
    .description(
      'Write all events, lots, stock or ledger entries, oldest first, a line each. The same data gives the same lines, however much there is.',
    )
    .argument('<kind>', KINDS.join(', '))
    .addOption(new Option('--format <format>', 'one JSON object a line, or comma-separated values').choices(FORMATS).default('ndjson'))
    .option('--out <file>', 'write it there instead of printing it')
    .option('--tenant <code>', 'whose ledger; needed where several tenants live')
    .action(act(exportKind));
}

async function exportKind(cli: Cli, kind: string, { format, out, tenant }: ExportOptions): Promise<CliAnswer | undefined> {
  if (!KINDS.includes(kind)) throw new UsageFailure(`There are ${KINDS.join(', ')} to export, not ${kind}.`);
  if (tenant !== undefined && kind !== 'ledger') throw new UsageFailure('--tenant is for the ledger: elsewhere the key says whose it is.');
  const pages = EXPORTS[kind];
  const rows = pages === undefined ? exportLedger(cli, tenant) : pages(cli);
  if (out === undefined) {
    await writeRows(rows, format, cli.host.writeThrough);
    return undefined;
  }
  const count = await intoFile(out, (write) => writeRows(rows, format, write));
  return { data: { kind, format, file: out, rows: count }, text: `${out}: ${count} rows.` };
}

async function writeRows(pages: AsyncIterable<readonly ExportedRow[]>, format: string, write: Writer): Promise<number> {
  let count = 0;
  for await (const rows of pages) {
    const [first] = rows;
    if (first === undefined) continue;
    const head = format === 'csv' && count === 0 ? csvHead(first) : '';
    await write(head + rows.map((row) => (format === 'csv' ? csvRow(row) : `${JSON.stringify(row)}\n`)).join(''));
    count += rows.length;
  }
  return count;
}

/** Under its name when it is whole. */
async function intoFile(file: string, fill: (write: Writer) => Promise<number>): Promise<number> {
  const unfinished = `${file}.unfinished`;
  const stream = createWriteStream(unfinished);
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  try {
    await Promise.race([once(stream, 'open'), failed]);
    const count = await Promise.race([fill((text) => writeTo(stream, text)), failed]);
    stream.end();
    await Promise.race([once(stream, 'finish'), failed]);
    await rename(unfinished, file);
    return count;
  } catch (error) {
    stream.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeTo(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
