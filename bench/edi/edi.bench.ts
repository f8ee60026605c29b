import { readEdi } from '../../connectors/edi/decodeEdi.js';
import { defaultEdiProfile } from '../../connectors/edi/profile.js';
import { generatedShipNotices } from './generatedShipNotices.js';

/** One measured value beside what it is measured against. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly reference: number;
  /** value / reference, the median over the alternations. */
  readonly ratio: number;
  readonly target: number;
  readonly holds: boolean;
}

const MEGABYTE = 1024 * 1024;
const ALTERNATIONS = 5;
const SPEED_TARGET = 0.085;
const MEMORY_TARGET_MB = 150;

/**
 * Reading ship notices (framer, envelope, dictionary, 856 reader) against a bare scan for terminators over the same bytes, in turn, in CPU
 * seconds. The result is checked: a fast reader that loses lines is worth nothing.
 */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  const file = generatedShipNotices((quick ? 20 : 50) * MEGABYTE);
  const ratios: number[] = [];
  const speeds: number[] = [];
  const scans: number[] = [];
  const before = settledMemory();
  // One round of both whose time does not count: the first one compiles.
  scanTerminators(file.bytes);
  let peak = readAll(file);
  for (let round = 0; round < ALTERNATIONS; round += 1) {
    const scan = cpuSeconds(() => scanTerminators(file.bytes));
    const read = cpuSeconds(() => {
      peak = Math.max(peak, readAll(file));
    });
    ratios.push(scan / read);
    scans.push(file.bytes.length / MEGABYTE / scan);
    speeds.push(file.bytes.length / MEGABYTE / read);
  }
  const ratio = median(ratios);
  const growth = (peak - before) / MEGABYTE;
  return [
    {
      bench: 'edi',
      figure: 'read 856',
      value: median(speeds),
      unit: 'MB/s CPU',
      reference: median(scans),
      ratio,
      target: SPEED_TARGET,
      holds: ratio >= SPEED_TARGET,
    },
    memoryFigure(growth),
  ];
}

function memoryFigure(growth: number): Figure {
  const ratio = growth / MEMORY_TARGET_MB;
  return {
    bench: 'edi',
    figure: 'memory growth',
    value: growth,
    unit: 'MB',
    reference: MEMORY_TARGET_MB,
    ratio,
    target: 1,
    holds: ratio <= 1,
  };
}

/** Reads every set; answers the highest resident memory seen. */
function readAll(file: { readonly bytes: Buffer; readonly sets: number; readonly lines: number }): number {
  let sets = 0;
  let lines = 0;
  let peak = 0;
  for (const event of readEdi(file.bytes, defaultEdiProfile)) {
    if (event.kind !== 'set') continue;
    sets += 1;
    lines += event.set.notice?.lines.length ?? 0;
    if (event.set.issues.length > 0) throw new Error(`unexpected issue ${event.set.issues[0]?.code} in set ${sets}`);
    if (sets % 500 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  if (sets !== file.sets || lines !== file.lines) throw new Error(`read ${sets} sets and ${lines} lines of ${file.sets} and ${file.lines}`);
  return Math.max(peak, process.memoryUsage.rss());
}

function scanTerminators(bytes: Buffer): void {
  let segments = 0;
  for (let at = bytes.indexOf(0x7e); at >= 0; at = bytes.indexOf(0x7e, at + 1)) segments += 1;
  if (segments === 0) throw new Error('no terminator found');
}

function cpuSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1_000_000;
}

function settledMemory(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
