import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { requestError } from '../shared/requestError.js';

const MAXIMUM_IDS = 250;

export async function loadNodes(context: GraphContext, ids: readonly string[]): Promise<(object | null)[]> {
  if (ids.length > MAXIMUM_IDS) throw requestError('LIMIT_EXCEEDED', `${ids.length} ids; at most ${MAXIMUM_IDS} at once.`);
  return await Promise.all(ids.map((id) => loadNode(context, id)));
}
