import { termsOfLines, type LineTerms } from '../../ledger/allocating/lineTerms.js';
import { traitsOfLots } from '../../ledger/allocating/lotTraits.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { judgeLot } from '../../domain/allocation/judgeLot.js';
import { lotRequirements } from '../../domain/allocation/lotRequirements.js';
import type { LotTraits } from '../../domain/allocation/lotTraits.js';
import type { Rejection } from '../../domain/allocation/rejection.js';
import type { LocalDate } from '../../domain/shared/dates.js';

/** A lot on its way to a customer. Internal ids. */
export interface LotGoing {
  readonly lotId: number;
  readonly itemId: number;
  readonly orderId: number;
  readonly customerId: number;
  readonly shipToId: number | null;
  readonly shipOn: LocalDate;
  readonly promisedOn: LocalDate | null;
}

/** What is asked of lots alone: how the line is taken does not matter any more. */
const TAKEN = { strategy: undefined, packUnit: undefined, taking: { strategy: null, packUnit: null, scale: 0 } };

/**
 * Why lots that are bound or picked may not go to their customers, by the rules and restrictions as they are now; one list a lot, empty when it may.
 * Whether stock is available at all is asked elsewhere.
 */
export async function judgeLots(work: UnitOfWork, going: readonly LotGoing[]): Promise<readonly (readonly Rejection[])[]> {
  const traits = await traitsOfLots(
    work,
    going.map(({ lotId }) => lotId),
  );
  const terms = await termsOfLines(
    work,
    going.map((lot) => ({ ...lot, ...TAKEN })),
  );
  return going.map((lot, index) => {
    const { buyer, rules, orderLotIds, lastShippedThrough } = terms[index] as LineTerms;
    const { shipToId, itemId, shipOn } = lot;
    const deliverOn = lot.promisedOn ?? shipOn;
    const requirements = lotRequirements(rules, { shipToId, itemId, shipOn, deliverOn, orderLotIds, lastShippedThrough });
    return judgeLot(traits.get(lot.lotId) as LotTraits, { buyer, requirements });
  });
}
