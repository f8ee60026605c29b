import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { gs1Facts } from '../../domain/gs1/gs1Facts.js';
import { labelElements, type LabelFacts } from '../../domain/gs1/labelElements.js';
import { makeSscc } from '../../domain/gs1/makeSscc.js';
import { readGs1 } from '../../domain/gs1/readGs1.js';
import { writeElementString, writeHumanReadable, type LabelElement } from '../../domain/gs1/writeElements.js';
import { localDate, parseLocalDate, type LocalDate } from '../../domain/shared/dates.js';
import { parseGtin, parseSscc } from '../../domain/shared/identifiers.js';
import type { Decided } from '../../domain/shared/refusal.js';
import type { SymbolKind } from '../labels/labelImage.js';
import { zplLabel } from '../labels/zplLabel.js';
import type { Act, CliAnswer } from './act.js';
import type { Cli } from './cli.js';
import { CliFailure, UsageFailure } from './cliFailure.js';
import { table } from './table.js';

const FORMATS = ['text', 'zpl', 'png'];
const SYMBOL_KINDS: readonly string[] = ['gs1-128', 'datamatrix'] satisfies readonly SymbolKind[];

/** label make, label read, label sscc. None of them needs a server. */
export function addLabelCommands(program: Command, act: Act): void {
  const label = program.command('label').description('Labels of GS1');
  label
    .command('make')
    .description('Make a label of a pack (--gtin) or of a pallet (--sscc, with --gtin and --count for what is on it). Needs no server.')
    .option('--gtin <gtin>', 'its GTIN, or that of the packs on the pallet')
    .option('--sscc <sscc>', 'SSCC of the pallet')
    .option('--count <number>', 'packs on the pallet')
    .option('--lot <number>', 'lot number')
    .option('--expires <day>', 'YYYY-MM-DD')
    .option('--best-before <day>', 'YYYY-MM-DD')
    .option('--heading <text...>', 'lines above the symbols, for zpl')
    .option('--format <format>', FORMATS.join(', '), 'text')
    .option('--symbol <symbol>', `${SYMBOL_KINDS.join(', ')}, for png`, 'gs1-128')
    .option('--out <file>', 'write it there; needed for png')
    .action(act(make));
  label
    .command('read')
    .description('Tell what a scanned text says, or all that is wrong with it. Needs no server. Exits 1 if anything is wrong.')
    .argument('<text>', 'as the scanner sends it, as it is printed, or a GS1 Digital Link')
    .action(act(read));
  label
    .command('sscc')
    .description('Make an SSCC of a serial number. Nobody remembers which were given out: that is up to you. Needs no server.')
    .requiredOption('--prefix <digits>', 'your GS1 company prefix')
    .requiredOption('--serial <number>', 'from 0')
    .option('--extension <digit>', 'extension digit, 0 to 9', '0')
    .action(act(sscc));
}

interface LabelOptions {
  readonly gtin?: string;
  readonly sscc?: string;
  readonly count?: string;
  readonly lot?: string;
  readonly expires?: string;
  readonly bestBefore?: string;
  readonly heading?: readonly string[];
  readonly format: string;
  readonly symbol: string;
  readonly out?: string;
}

async function make(_cli: Cli, options: LabelOptions): Promise<CliAnswer> {
  const { format, symbol, heading, out } = options;
  if (!FORMATS.includes(format)) throw new UsageFailure(`--format is ${FORMATS.join(', ')}, not ${format}.`);
  if (!SYMBOL_KINDS.includes(symbol)) throw new UsageFailure(`--symbol is ${SYMBOL_KINDS.join(', ')}, not ${symbol}.`);
  if (format === 'png' && out === undefined) throw new UsageFailure('An image goes into a file: name it with --out.');
  const elements = accepted(labelElements(factsOf(options), today()));
  const written = { elementString: writeElementString(elements), humanReadable: writeHumanReadable(elements) };
  const body = await bodyOf(elements, { format, symbol: symbol as SymbolKind, heading, humanReadable: written.humanReadable });
  if (out !== undefined) await writeFile(out, body);
  const text = typeof body === 'string' ? body : null;
  return {
    data: { ...written, file: out ?? null, text },
    text: out === undefined ? String(body).trimEnd() : `${out}: ${body.length} bytes.`,
  };
}

interface Wanted {
  readonly format: string;
  readonly symbol: SymbolKind;
  readonly heading: readonly string[] | undefined;
  readonly humanReadable: string;
}

async function bodyOf(elements: readonly LabelElement[], { format, symbol, heading, humanReadable }: Wanted): Promise<string | Buffer> {
  if (format === 'text') return humanReadable;
  if (format === 'zpl') return accepted(zplLabel(elements, heading));
  // A megabyte of symbologies, which no other command needs.
  const { labelImage, MAXIMUM_GS1_128_LETTERS } = await import('../labels/labelImage.js');
  const image = await labelImage(elements, symbol);
  if (image !== undefined) return image;
  throw new UsageFailure(
    `GS1-128 holds ${MAXIMUM_GS1_128_LETTERS} letters.`,
    'Take --symbol datamatrix, or --format zpl, which divides them.',
  );
}

function factsOf({ gtin, sscc: code, count, lot, expires, bestBefore }: LabelOptions): LabelFacts {
  return {
    gtin: parsed('--gtin', gtin, parseGtin),
    sscc: parsed('--sscc', code, parseSscc),
    count: parsed('--count', count, (text) => (/^\d{1,8}$/.test(text) ? Number(text) : undefined)),
    lotNumber: lot,
    expiresOn: parsed('--expires', expires, parseLocalDate),
    bestBeforeOn: parsed('--best-before', bestBefore, parseLocalDate),
  };
}

function parsed<Value>(option: string, text: string | undefined, parse: (text: string) => Value | undefined): Value | undefined {
  const value = text === undefined ? undefined : parse(text);
  if (text !== undefined && value === undefined) throw new UsageFailure(`${option} is wrong: "${text}".`);
  return value;
}

function accepted<Value>(outcome: Decided<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new CliFailure(...outcome.refusals.map(({ code, message, path }) => ({ code, message, path: path ?? null })));
}

async function read(_cli: Cli, text: string): Promise<CliAnswer> {
  const reading = readGs1(text, today());
  const elements = reading.elements.map(({ ai, title, value, date, decimal, unit }) => [ai, title, value, date ?? decimal, unit]);
  const problems = reading.problems.map(({ code, ai, offset, seen, expected }) => [code, ai, offset, seen, expected]);
  const lists = [
    ...(elements.length === 0 ? [] : [table(['ai', 'title', 'value', 'means', 'unit'], elements)]),
    ...(problems.length === 0 ? ['No problems.'] : [table(['problem', 'ai', 'at', 'seen', 'expected'], problems)]),
  ];
  const ok = reading.problems.length === 0;
  return { data: { ...reading, facts: gs1Facts(reading) }, text: lists.join('\n\n'), ok };
}

interface SsccOptions {
  readonly prefix: string;
  readonly serial: string;
  readonly extension: string;
}

async function sscc(_cli: Cli, { prefix, serial, extension }: SsccOptions): Promise<CliAnswer> {
  if (!/^\d{1,17}$/.test(serial)) throw new UsageFailure(`--serial is a whole number, not "${serial}".`);
  const made = accepted(makeSscc({ extensionDigit: extension, companyPrefix: prefix, serial: BigInt(serial) }));
  return { data: { sscc: made }, text: made };
}

/** For the century of two-digit years; the machine's day does. */
const today = (): LocalDate => localDate(new Date().toISOString().slice(0, 10));
