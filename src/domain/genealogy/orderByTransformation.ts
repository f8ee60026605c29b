import type { Movement } from './traceGraph.js';

/**
 * The movements in ledger order, but within a transformation every input before every output: a posting draws its entry ids in lock order,
 * which may put an output first. Throws when the movements are not sorted by entry id.
 */
export function orderByTransformation(movements: readonly Movement[]): readonly Movement[] {
  const lastInput = new Map<number, number>();
  let before = -Infinity;
  for (let position = 0; position < movements.length; position += 1) {
    const movement = movements[position] as Movement;
    if (movement.entryId <= before) throw new Error(`movements are not sorted by entry id at ${movement.entryId}`);
    before = movement.entryId;
    if (movement.to.pool === 'PRODUCTION' && movement.transformationId !== undefined) lastInput.set(movement.transformationId, position);
  }
  const late: LateInput[] = [];
  for (let position = 0; position < movements.length; position += 1) {
    const { from, transformationId } = movements[position] as Movement;
    const input = from.pool === 'PRODUCTION' && transformationId !== undefined ? lastInput.get(transformationId) : undefined;
    if (input !== undefined && input > position) late.push({ position, input });
  }
  return late.length === 0 ? movements : moved(movements, late);
}

/** An output's position, and that of its transformation's last input. */
interface LateInput {
  readonly position: number;
  readonly input: number;
}

function moved(movements: readonly Movement[], late: readonly LateInput[]): Movement[] {
  const rank = Float64Array.from(movements.keys());
  for (const { position, input } of late) rank[position] = input + 0.5;
  const order = Uint32Array.from(movements.keys()).sort((a, b) => (rank[a] as number) - (rank[b] as number) || a - b);
  return Array.from(order, (position) => movements[position] as Movement);
}
