import { partnersById } from '../../src/queries/masterData/partnerLookUps.js';
import type { GraphContext } from '../shared/context.js';
import { encodeId } from '../shared/ids.js';

/** The TypeID of a partner whose row is known. */
export async function partnerId(context: GraphContext, id: number): Promise<string | null> {
  const partner = await context.loader(partnersById).load(id);
  return partner ? encodeId('partner', partner.publicId) : null;
}
