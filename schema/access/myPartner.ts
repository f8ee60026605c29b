import { ownPartner } from '../../src/queries/access/ownPartner.js';
import type { GraphContext } from '../shared/context.js';
import { encodeId } from '../shared/ids.js';
import type { MyPartnerType } from './me.type.js';

export async function myPartner(context: GraphContext): Promise<MyPartnerType | null> {
  const { partnerId } = context.principal;
  const partner = partnerId === undefined ? undefined : await ownPartner(context.read(), partnerId);
  if (partner === undefined) return null;
  const { publicId, code, name, ediState } = partner;
  return { id: encodeId('partner', publicId), code, name, ediState };
}
