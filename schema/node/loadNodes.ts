import type { GraphContext } from '../shared/context.js';
import { MAXIMUM_LIST } from '../shared/limits.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { requestError } from '../shared/requestError.js';

export async function loadNodes(context: GraphContext, ids: readonly string[]): Promise<(object | null)[]> {
  if (ids.length > MAXIMUM_LIST) throw requestError('LIST_TOO_LONG', `${ids.length} ids; at most ${MAXIMUM_LIST} at once.`);
  return await Promise.all(ids.map((id) => loadNode(context, id)));
}
