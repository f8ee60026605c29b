import type { BackwardTrace, ForwardTrace, TracedEdge, TracedLot } from '../../domain/genealogy/traceResult.js';
import { NO_QUANTITY } from '../../domain/shared/quantity.js';
import type { Rows } from '../../platform/database/rows.js';
import { lotsById } from '../lots/lotLookUps.js';
import type { TraceAnswer } from './trace.js';

/** As many gaps as a trace tells (src/domain/genealogy/findGaps.ts): one with so many may have more. */
const MAXIMUM_GAPS = 100;

/**
 * The part of a trace that a caller may see: its own lots and the edges between them, found however many lots of others lie between. No
 * quantity, bin, movement, distance or entry goes with them, since each speaks of those others too. `complete` speaks of this part.
 */
export async function traceSlice(rows: Rows, { forward, backward }: TraceAnswer): Promise<TraceAnswer> {
  const lotIds = [forward, backward].flatMap((pass) => pass?.lots.map((lot) => lot.lotId) ?? []);
  const own = new Set((await lotsById(rows, [...new Set(lotIds)])).keys());
  return {
    forward: forward && { ...slice(forward, own), movements: [], onHand: [] },
    backward: backward && { ...slice(backward, own), sources: [] },
  };
}

function slice<Pass extends ForwardTrace | BackwardTrace>(pass: Pass, own: ReadonlySet<number>): Pass {
  const gaps = pass.gaps.filter((gap) => gap.lotId !== undefined && own.has(gap.lotId));
  return {
    ...pass,
    complete: gaps.length === 0 && pass.gaps.length < MAXIMUM_GAPS,
    gaps: gaps.map(({ code, lotId }) => ({ code, lotId })),
    lots: pass.lots.filter((lot) => own.has(lot.lotId)).map(bareLot),
    edges: pass.edges.filter((edge) => own.has(edge.parentLotId) && own.has(edge.childLotId)).map(bareEdge),
  };
}

const bareLot = ({ lotId }: TracedLot): TracedLot => ({
  lotId,
  generation: 0,
  touchedQuantity: NO_QUANTITY,
  attributedQuantity: NO_QUANTITY,
  minimum: NO_QUANTITY,
  maximum: NO_QUANTITY,
  orderUncertain: false,
});

const bareEdge = ({ parentLotId, childLotId, transformationId }: TracedEdge): TracedEdge => ({
  parentLotId,
  childLotId,
  transformationId,
  entryId: 0,
  quantity: NO_QUANTITY,
  attributed: NO_QUANTITY,
  orderUncertain: false,
});
