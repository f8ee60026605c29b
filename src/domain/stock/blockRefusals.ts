import type { ErrorCode } from '../shared/errorCode.js';
import type { Refusal } from '../shared/refusal.js';
import type { BlockReason } from './availability.js';

/** The code by which a client learns of each reason; ALLOCATED and PARTLY_HELD are told by the numbers of INSUFFICIENT_LOT_IN_BIN. */
const CODE: Readonly<Record<Exclude<BlockReason, 'ALLOCATED' | 'PARTLY_HELD'>, ErrorCode>> = {
  RECALLED: 'LOT_RECALLED',
  ON_HOLD: 'LOT_ON_HOLD',
  PENDING_INSPECTION: 'LOT_NOT_RELEASED',
  CONDITIONALLY_RELEASED: 'LOT_NOT_RELEASED',
  REJECTED: 'LOT_REJECTED',
  RETEST_REQUIRED: 'LOT_NOT_RELEASED',
  NOT_IN_GOOD_CONDITION: 'LOT_NOT_RELEASED',
  CUSTOMER_OWNED: 'LOCATION_NOT_PERMITTED',
  BIN_NOT_PICKABLE: 'LOCATION_NOT_PERMITTED',
  EXPIRED: 'LOT_EXPIRED',
};

export interface BlockedStock {
  readonly lotPublicId: string;
  readonly lotNumber: string;
  readonly binPublicId: string;
  readonly usableThrough: string;
  /** The open hold that covers it, as it is published; the oldest when there are several. */
  readonly hold: { readonly publicId: string; readonly type: string } | undefined;
  readonly path: readonly string[];
}

/** One refusal a reason, in the predicate's order: most important first. */
export function blockRefusals(reasons: readonly BlockReason[], stock: BlockedStock): readonly Refusal[] {
  return reasons.flatMap((reason) => {
    if (reason === 'ALLOCATED' || reason === 'PARTLY_HELD') return [];
    return [
      {
        code: CODE[reason],
        message: `Lot ${stock.lotNumber} may not be used: ${reason}.`,
        path: stock.path,
        facts: {
          lot: stock.lotPublicId,
          lotNumber: stock.lotNumber,
          bin: stock.binPublicId,
          reason,
          expiredOn: reason === 'EXPIRED' ? stock.usableThrough : null,
          ...(reason === 'ON_HOLD' && stock.hold !== undefined ? { hold: stock.hold.publicId, holdType: stock.hold.type } : {}),
        },
      },
    ];
  });
}
