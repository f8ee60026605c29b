import { NO_QUANTITY, formatQuantity, plus, quantity, type Quantity } from '../../src/domain/shared/quantity.js';
import type { BlockReason } from '../../src/domain/stock/availability.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { balanceAvailability } from '../../src/queries/stock/balanceAvailability.js';
import { stockByLot } from '../../src/queries/stock/stockLookUps.js';
import type { GraphContext } from '../shared/context.js';
import type { LotRef } from './lot.inputs.js';
import { lotOfRef } from './lotOfRef.js';

interface SiteSum {
  readonly unit: string;
  readonly onHand: Quantity;
  readonly available: Quantity;
  readonly reasons: ReadonlySet<BlockReason>;
}

/** The one predicate over each of the lot's balances, summed by site. */
export async function lotAvailability(context: GraphContext, ref: LotRef): Promise<readonly object[] | null> {
  const lot = await lotOfRef(context, ref);
  if (lot === undefined) return null;
  const sums = new Map<number, SiteSum>();
  for (const balance of (await context.loader(stockByLot).load(lot.id)) ?? []) {
    const { available, reasons } = balanceAvailability(balance, context.now());
    const sum = sums.get(balance.siteId) ?? { unit: balance.baseUnit, onHand: NO_QUANTITY, available: NO_QUANTITY, reasons: new Set() };
    sums.set(balance.siteId, {
      unit: sum.unit,
      onHand: plus(sum.onHand, quantity(balance.onHand)),
      available: plus(sum.available, available),
      reasons: new Set([...sum.reasons, ...reasons]),
    });
  }
  const sites = context.loader(sitesById);
  return [...sums].map(([siteId, sum]) => ({
    site: () => sites.load(siteId),
    onHand: { value: formatQuantity(sum.onHand), unit: sum.unit },
    available: { value: formatQuantity(sum.available), unit: sum.unit },
    reasons: [...sum.reasons],
  }));
}
