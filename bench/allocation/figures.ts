import { median, type Round } from './rounds.js';

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

export const IN_PROCESS = ['tpcb', 'update', 'allocate', 'place', 'allocateQueueOff'] as const;
export const OVER_HTTP = ['tpcb', 'allocateHttp'] as const;
export type Contestant = (typeof IN_PROCESS)[number] | (typeof OVER_HTTP)[number];
export type Rounds<Name extends Contestant> = readonly Readonly<Record<Name, Round>>[];

const P99_MS = 25;
const RETRIED_SHARE = 0.001;

function beside<Name extends Contestant>(
  rounds: Rounds<Name>,
  { of, reference, target = 0 }: { readonly of: Name; readonly reference: Name; readonly target?: number },
): Figure {
  const ratio = median(rounds.map((round) => round[of].rate / round[reference].rate));
  return {
    bench: 'allocation',
    figure: `${of}, beside ${reference}`,
    value: median(rounds.map((round) => round[of].rate)),
    unit: 'requests/s',
    reference: median(rounds.map((round) => round[reference].rate)),
    ratio,
    target,
    holds: ratio >= target,
  };
}

interface All {
  readonly inProcess: Rounds<(typeof IN_PROCESS)[number]>;
  readonly overHttp: Rounds<(typeof OVER_HTTP)[number]>;
}

export const figuresOf = ({ inProcess, overHttp }: All): Figure[] => [
  beside(inProcess, { of: 'allocate', reference: 'tpcb', target: 1 }),
  beside(inProcess, { of: 'allocate', reference: 'update' }),
  beside(inProcess, { of: 'place', reference: 'tpcb' }),
  beside(inProcess, { of: 'allocateQueueOff', reference: 'tpcb' }),
  beside(inProcess, { of: 'allocate', reference: 'allocateQueueOff' }),
  beside(overHttp, { of: 'allocateHttp', reference: 'tpcb' }),
];

interface Counted {
  readonly retried: number;
  readonly oversold: number;
  readonly broken: number;
}

interface Bound {
  readonly figure: string;
  readonly unit: string;
  readonly value: number;
  readonly most: number;
}

export const bounds = ({ inProcess, overHttp }: All, { retried, oversold, broken }: Counted): Figure[] => [
  atMost({
    figure: 'allocate, slowest in a hundred',
    unit: 'ms',
    value: median(inProcess.map((round) => round.allocate.p99)),
    most: P99_MS,
  }),
  ...IN_PROCESS.flatMap((name) =>
    latencies(
      name,
      inProcess.map((round) => round[name]),
    ),
  ),
  ...latencies(
    'allocateHttp',
    overHttp.map((round) => round.allocateHttp),
  ),
  atMost({ figure: 'decided more than once', unit: 'share', value: retried, most: RETRIED_SHARE }),
  atMost({ figure: 'sold more or less than the last units', unit: 'units', value: oversold, most: 0 }),
  atMost({ figure: 'broken checks of the books', unit: 'checks', value: broken, most: 0 }),
];

const latencies = (name: Contestant, rounds: readonly Round[]): readonly Figure[] =>
  (['p50', 'p99'] as const).map((half) => ({
    ...atMost({ figure: `${name}, ${half}`, unit: 'ms', value: median(rounds.map((round) => round[half])), most: P99_MS }),
    target: Infinity,
    holds: true,
  }));

const atMost = ({ figure, unit, value, most }: Bound): Figure => ({
  bench: 'allocation',
  figure,
  value,
  unit,
  reference: most,
  ratio: most === 0 ? value : value / most,
  target: most === 0 ? 0 : 1,
  holds: value <= most,
});
