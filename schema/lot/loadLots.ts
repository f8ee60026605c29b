import type { Lot } from '../../src/domain/lot/lot.js';
import { decodeTypeId } from '../../src/platform/ids.js';
import { lotsByPublicId } from '../../src/queries/lots/lotLookUps.js';
import type { GraphContext } from '../shared/context.js';

/** The lots of a command's result, which may be as many as a shipment has; null when it was refused. */
export async function loadLots(context: GraphContext, ids: readonly string[] | undefined): Promise<readonly (Lot | undefined)[] | null> {
  if (ids === undefined) return null;
  const lots = context.loader(lotsByPublicId);
  return await Promise.all(ids.map((id) => lots.load(decodeTypeId(id)?.uuid ?? '')));
}
