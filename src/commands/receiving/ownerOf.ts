import type { PartnerFacts } from '../../steps/facts/loadFacts.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, retired } from '../../domain/shared/refusals.js';
import type { Ownership } from '../../domain/stock/codes.js';
import type { ReceiveGoodsLine } from './receiveGoodsInput.js';

export interface Owned {
  readonly ownership: Ownership;
  readonly ownerId: number | null;
}

/** Whose the goods of a line are: ours, or a partner's, who is named. What is a customer's own has a customer for its owner. */
export function ownerOf(
  { ownership = 'OWNED', ownerId }: ReceiveGoodsLine,
  owners: ReadonlyMap<string, PartnerFacts>,
  path: readonly string[],
): Owned | Refusal {
  const at = [...path, 'ownerId'];
  if (ownership === 'OWNED') {
    return ownerId === undefined ? { ownership, ownerId: null } : invalidInput('What is ours has no other owner: say the ownership.', at);
  }
  if (ownerId === undefined) return invalidInput('Goods of others have an owner.', at, { ownership });
  const owner = owners.get(ownerId);
  if (owner === undefined || (ownership === 'CUSTOMER_OWNED' && !owner.isCustomer)) return notFound('owner', ownerId, at);
  return owner.retired ? retired('Partner', owner.code, at) : { ownership, ownerId: owner.id };
}
