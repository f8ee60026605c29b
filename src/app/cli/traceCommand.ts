import type { Command } from 'commander';
import type { CliTraceQuery, TraceDirection } from '../demo/generated/graphql.js';
import type { Act, CliAnswer } from './act.js';
import type { ApiClient } from './apiClient.js';
import { openApi, type Cli } from './cli.js';
import { CliFailure, UsageFailure } from './cliFailure.js';
import { findLot } from './findLot.js';
import { table } from './table.js';
import { TRACE } from './traceOperation.js';
import { traceTree } from './traceTree.js';

type TracePage = NonNullable<CliTraceQuery['trace']>;
type Lists = 'lots' | 'edges' | 'onHand' | 'movements';

/** A trace with all pages of its lists. */
export type WholeTrace = Omit<TracePage, Lists> & { readonly [List in Lists]: TracePage[List]['nodes'] };

const DIRECTIONS = ['forward', 'backward', 'both'];
const LISTS = ['lots', 'edges', 'onHand', 'movements'] as const;

export function addTraceCommand(program: Command, act: Act): void {
  program
    .command('trace')
    .description(
      'Where a lot came from and where it went: lots as a tree, where it lies, what left, totals. Exits 1 if it is not complete.',
    )
    .argument('<lot>', 'its id or its number')
    .option('--direction <direction>', 'forward, backward or both', 'both')
    .action(act(trace));
}

async function trace(cli: Cli, named: string, { direction }: { readonly direction: string }): Promise<CliAnswer> {
  if (!DIRECTIONS.includes(direction)) throw new UsageFailure(`--direction is ${DIRECTIONS.join(', ')}, not ${direction}.`);
  const api = await openApi(cli, 'auditor');
  const lot = await findLot(api, named);
  const whole = await readTrace(api, lot, direction.toUpperCase() as TraceDirection);
  return { data: { lot, direction: direction.toUpperCase(), ...whole }, text: textOf(lot, whole), ok: whole.complete };
}

/** Page by page until each list has ended. */
async function readTrace(api: ApiClient, lot: string, direction: TraceDirection): Promise<WholeTrace> {
  const nodes = { lots: [], edges: [], onHand: [], movements: [] } as { [List in Lists]: TracePage[List]['nodes'][number][] };
  const after: { [List in Lists]: string | null } = { lots: null, edges: null, onHand: null, movements: null };
  for (;;) {
    const page = (await api.ask(TRACE, { lot, direction, ...after })).trace;
    if (!page) throw new CliFailure({ code: 'LOT_NOT_FOUND', message: `There is no lot ${lot}.` });
    for (const list of LISTS) {
      (nodes[list] as unknown[]).push(...page[list].nodes);
      after[list] = page[list].pageInfo.endCursor ?? after[list];
    }
    if (!LISTS.some((list) => page[list].pageInfo.hasNextPage)) return { ...page, ...nodes };
  }
}

function textOf(start: string, whole: WholeTrace): string {
  const { onHand, movements, totals } = whole;
  const parts = [traceTree(start, whole)];
  if (onHand.length > 0) {
    const rows = onHand.map(({ lot, bin, attributedQuantity: { value, unit } }) => [
      lot.lotNumber,
      `${bin.site.code}/${bin.code}`,
      value,
      unit,
    ]);
    parts.push(table(['LOT', 'LIES IN', 'OF THE START', 'UNIT'], rows));
  }
  if (movements.length > 0) {
    const rows = movements.map((move) => [
      move.lot.lotNumber,
      move.transactionType,
      move.from.code,
      move.to.code,
      move.attributedQuantity.value,
      move.occurredAt,
    ]);
    parts.push(table(['LOT', 'MOVEMENT', 'FROM', 'TO', 'QUANTITY', 'AT'], rows));
  }
  if (totals) {
    const { input, ...places } = totals;
    const rows = Object.entries(places).flatMap(([name, quantity]) => (typeof quantity === 'object' ? [[name, quantity.value]] : []));
    parts.push(table(['TOTAL', input.unit], [['input', input.value], ...rows]));
  }
  parts.push(whole.complete ? 'Complete.' : `Not complete: ${whole.gaps.map(({ code }) => code).join(', ')}.`);
  return parts.join('\n\n');
}
