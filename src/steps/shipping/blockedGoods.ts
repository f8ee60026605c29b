import type { Balance } from '../../ledger/balanceBook.js';
import { holdsCovering, type OpenHold } from '../../ledger/openHolds.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { addQuantities, formatQuantity, minus, type Quantity } from '../../domain/shared/quantity.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { refusal } from '../../domain/shared/refusals.js';
import { reasonsAgainstShipping } from '../../domain/stock/availability.js';
import { blockRefusals } from '../../domain/stock/blockRefusals.js';

/** Allocated goods that are to go on: picked, packed or shipped. */
export interface GoodsToGo {
  /** Under lock, as it stands before. */
  readonly balance: Balance;
  readonly quantity: Quantity;
  readonly lotNumber: string;
  readonly path: readonly string[];
}

interface Standing {
  /** Open ones of the lots, read under the balances' locks. */
  readonly holds: readonly OpenHold[];
  readonly siteToday: LocalDate;
}

/**
 * What stops goods that go together: holds, quality, recalls, expiry on this day at the site, whatever came after they were allocated. `before` are
 * goods that go from the same balances and are not taken off them yet.
 */
export function blockedGoods(goods: readonly GoodsToGo[], standing: Standing, before: readonly GoodsToGo[] = []): readonly Refusal[] {
  const going = [...before, ...goods];
  return goods.flatMap((each) => [...blocks(each, standing), ...heldBack(each, going, standing)]);
}

function blocks({ balance, lotNumber, path }: GoodsToGo, { holds, siteToday }: Standing): readonly Refusal[] {
  const [hold] = holdsCovering(holds, balance);
  return blockRefusals(reasonsAgainstShipping(balance, siteToday), {
    lotPublicId: balance.lotPublicId,
    lotNumber,
    binPublicId: balance.binPublicId,
    usableThrough: balance.usableThrough,
    hold: hold && { publicId: encodeTypeId(ID_PREFIXES.hold, hold.publicId), type: hold.type },
    path,
  });
}

/** A hold of a quantity is of no goods in particular: what stays must still cover it. */
function heldBack({ balance, lotNumber, path }: GoodsToGo, all: readonly GoodsToGo[], { holds }: Standing): readonly Refusal[] {
  const going = addQuantities(all.filter((each) => each.balance.id === balance.id).map(({ quantity }) => quantity));
  if (minus(balance.onHand, going) >= balance.held) return [];
  const hold = holds.find(({ scope, lotId, binId }) => scope === 'QUANTITY' && lotId === balance.lotId && binId === balance.binId);
  return [
    refusal('LOT_ON_HOLD', `${formatQuantity(balance.held)} of lot ${lotNumber} are held where it lies.`, {
      path,
      facts: {
        lot: balance.lotPublicId,
        lotNumber,
        bin: balance.binPublicId,
        requested: formatQuantity(going),
        onHand: formatQuantity(balance.onHand),
        held: formatQuantity(balance.held),
        ...(hold === undefined ? {} : { hold: encodeTypeId(ID_PREFIXES.hold, hold.publicId), holdType: hold.type }),
      },
    }),
  ];
}
