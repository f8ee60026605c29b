import type { Carried } from './carry.js';
import type { Fine } from './fixedPoint.js';
import { shareOf, type FlowGraph } from './flowGraph.js';
import { membersOf } from './grouped.js';
import type { Movement } from './traceGraph.js';

/** One lot on one side of a transformation, over all bins it was taken from or put into. */
export interface Side {
  readonly lot: number;
  readonly entryId: number;
  quantity: bigint;
  share: bigint;
  attributed: Fine;
  minimum: bigint;
  maximum: bigint;
  orderUncertain: boolean;
}

/** What went into the pot in scope and what came out, in the direction of the trace. */
export interface TransformationSides {
  readonly ins: readonly Side[];
  readonly outs: readonly Side[];
}

export function transformationSides(flow: FlowGraph, carried: Carried, pot: number): TransformationSides {
  return { ins: sides(flow, carried, membersOf(flow.stepsIn, pot)), outs: sides(flow, carried, membersOf(flow.stepsOut, pot)) };
}

function sides(flow: FlowGraph, { pieces }: Carried, positions: Int32Array): Side[] {
  const byLot = new Map<number, Side>();
  for (const position of positions) {
    const piece = pieces[position];
    if (piece === undefined) continue;
    const movement = flow.steps[position] as Movement;
    const lot = flow.lotIndex.get(movement.lotId) as number;
    const side = byLot.get(lot);
    if (side === undefined) {
      byLot.set(lot, { ...piece, lot, entryId: movement.entryId, quantity: movement.quantity, share: shareOf(movement) });
      continue;
    }
    side.quantity += movement.quantity;
    side.share += shareOf(movement);
    side.attributed += piece.attributed;
    side.minimum += piece.minimum;
    side.maximum += piece.maximum;
    side.orderUncertain ||= piece.orderUncertain;
  }
  return [...byLot.values()];
}
