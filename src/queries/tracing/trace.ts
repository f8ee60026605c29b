import { traceBackward } from '../../domain/genealogy/traceBackward.js';
import { traceForward } from '../../domain/genealogy/traceForward.js';
import type { TraceStart } from '../../domain/genealogy/traceGraph.js';
import type { BackwardTrace, ForwardTrace } from '../../domain/genealogy/traceResult.js';
import type { Rows } from '../../platform/database/rows.js';
import { loadTraceGraph, lotClosure, type TraceAsOf } from './loadTraceGraph.js';

export const TRACE_DIRECTIONS = ['FORWARD', 'BACKWARD', 'BOTH'] as const;
export type TraceDirection = (typeof TRACE_DIRECTIONS)[number];

export interface TraceRequest {
  readonly lotIds: readonly number[];
  /** Parts of lots: the quantities that these ledger entries moved. Their lots stand in lotIds. */
  readonly entryIds?: readonly number[] | undefined;
  readonly direction: TraceDirection;
  readonly asOf: TraceAsOf;
}

/** Both passes over what the ledger holds, or the one asked for. */
export interface TraceAnswer {
  readonly forward: ForwardTrace | undefined;
  readonly backward: BackwardTrace | undefined;
}

/**
 * The closure gives the candidates, one pure pass over their entries in ledger order keeps what is reachable in time and carries quantities.
 * A query that fails is an error of the whole trace: there is no shorter answer.
 */
export async function trace(rows: Rows, request: TraceRequest): Promise<TraceAnswer> {
  const start: TraceStart = request.entryIds === undefined ? { lotIds: request.lotIds } : { entryIds: request.entryIds };
  const pass = async <Answer>(
    direction: 'FORWARD' | 'BACKWARD',
    walk: (graph: Awaited<ReturnType<typeof loadTraceGraph>>) => Answer,
  ): Promise<Answer> => walk(await loadTraceGraph(rows, await lotClosure(rows, request.lotIds, direction), request.asOf));
  return {
    forward: request.direction === 'BACKWARD' ? undefined : await pass('FORWARD', (graph) => traceForward(graph, start)),
    backward: request.direction === 'FORWARD' ? undefined : await pass('BACKWARD', (graph) => traceBackward(graph, start)),
  };
}
