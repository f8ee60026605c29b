import type { Carried } from './carry.js';
import type { Fine } from './fixedPoint.js';
import type { FlowGraph } from './flowGraph.js';
import { shareOf } from './numberNodes.js';
import type { Grouped } from './grouped.js';
import type { Piece } from './pool.js';
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

/** Reads what went into a transformation in scope and what came out, one side a lot. */
export class SideReader {
  /** By lot: its index among the sides being read, and which reading that was. */
  private readonly index: Int32Array;
  private readonly readIn: Int32Array;
  private reading = 0;

  constructor(
    private readonly flow: FlowGraph,
    private readonly carried: Carried,
  ) {
    this.index = new Int32Array(flow.lotIds.length);
    this.readIn = new Int32Array(flow.lotIds.length);
  }

  ins(pot: number): Side[] {
    return this.sides(this.flow.stepsIn, pot);
  }

  outs(pot: number): Side[] {
    return this.sides(this.flow.stepsOut, pot);
  }

  private sides({ items, offsets }: Grouped, pot: number): Side[] {
    const sides: Side[] = [];
    const end = offsets[pot + 1] as number;
    this.reading += 1;
    for (let slot = offsets[pot] as number; slot < end; slot += 1) {
      const position = items[slot] as number;
      const piece = this.carried.pieces[position];
      if (piece === undefined) continue;
      const lot = this.flow.lotOfStep[position] as number;
      const movement = this.flow.steps[position] as Movement;
      if (this.readIn[lot] === this.reading) addTo(sides[this.index[lot] as number] as Side, movement, piece);
      else {
        this.readIn[lot] = this.reading;
        this.index[lot] = sides.push(newSide(lot, movement, piece)) - 1;
      }
    }
    return sides;
  }
}

function newSide(lot: number, movement: Movement, { attributed, minimum, maximum, orderUncertain }: Piece): Side {
  return {
    lot,
    entryId: movement.entryId,
    quantity: movement.quantity,
    share: shareOf(movement),
    attributed,
    minimum,
    maximum,
    orderUncertain,
  };
}

function addTo(side: Side, movement: Movement, piece: Piece): void {
  side.quantity += movement.quantity;
  side.share += shareOf(movement);
  side.attributed += piece.attributed;
  side.minimum += piece.minimum;
  side.maximum += piece.maximum;
  side.orderUncertain ||= piece.orderUncertain;
}
