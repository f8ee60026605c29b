import type { Movement } from './traceGraph.js';

/**
 * The movements in ledger order, but within a transformation every input before every output: a posting draws its entry ids in lock order,
 * which may put an output first. Throws when the movements are not sorted by entry id.
 */
export function orderByTransformation(movements: readonly Movement[]): readonly Movement[] {
  const lastInput = new Map<number, number>();
  let before = -Infinity;
  for (const [position, movement] of movements.entries()) {
    if (movement.entryId <= before) throw new Error(`movements are not sorted by entry id at ${movement.entryId}`);
    before = movement.entryId;
    if (movement.to.pool === 'PRODUCTION' && movement.transformationId !== undefined) lastInput.set(movement.transformationId, position);
  }
  const late = movements.flatMap((movement, position) => {
    const input = movement.from.pool === 'PRODUCTION' ? lastInput.get(movement.transformationId ?? NaN) : undefined;
    return input !== undefined && input > position ? [{ position, input }] : [];
  });
  return late.length === 0 ? movements : moved(movements, late);
}

function moved(movements: readonly Movement[], late: readonly { readonly position: number; readonly input: number }[]): Movement[] {
  const rank = Float64Array.from(movements.keys());
  for (const { position, input } of late) rank[position] = input + 0.5;
  const order = Uint32Array.from(movements.keys()).sort((a, b) => (rank[a] as number) - (rank[b] as number) || a - b);
  return Array.from(order, (position) => movements[position] as Movement);
}
