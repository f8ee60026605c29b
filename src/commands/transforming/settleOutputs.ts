import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { openBalances, plainBalance, type BalanceBook, type BalanceKey } from '../../ledger/balanceBook.js';
import type { LockedLot } from '../../ledger/locks.js';
import type { Movement } from '../../ledger/post.js';
import { outputExpiry, strictestQuality } from '../../domain/genealogy/transformation.js';
import { usableThroughOf, type LotQuality, type UsableThrough } from '../../domain/lot/lot.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { ensureLots } from '../../steps/lots/ensureLots.js';
import type { PlannedOutput, TransformationPlan } from './decideTransformation.js';
import type { Standing } from './standing.js';

const WORST_FIRST: readonly LotQuality[] = ['REJECTED', 'RETEST_REQUIRED', 'PENDING_INSPECTION', 'CONDITIONALLY_RELEASED', 'RELEASED'];

export interface SettledOutput {
  readonly output: PlannedOutput;
  readonly lotId: number;
  readonly lotPublicId: string;
  readonly isNew: boolean;
  readonly quality: LotQuality;
  readonly expiresOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
  readonly usableThrough: UsableThrough;
  readonly movement: Movement;
}

/** A lot's account while it is in the works, whatever handling unit it came in. */
export const productionBalance = (plan: TransformationPlan, lotId: number, standing: Standing): BalanceKey => ({
  ...plainBalance(lotId, plan.productionBinId),
  ...standing,
});

/** The balances of outputs: of those that exist already (ids undefined), or of all once every lot is made. */
export function outputBalances(plan: TransformationPlan, lotIds: readonly number[] | undefined, standing: Standing): readonly BalanceKey[] {
  return plan.outputs.flatMap((output, index) => {
    const lotId = lotIds?.[index] ?? output.knownLot?.id;
    return lotId === undefined ? [] : [productionBalance(plan, lotId, standing), { ...plainBalance(lotId, output.bin.id), ...standing }];
  });
}

interface SettleOutputs {
  readonly plan: TransformationPlan;
  /** Inputs and known outputs as they are under lock: what the plan was made of may have been overtaken. */
  readonly locked: readonly LockedLot[];
  readonly book: BalanceBook;
  readonly standing: Standing;
}

/** Makes the new lots, with the strictest of what goes in, and opens their balances. */
export async function settleOutputs(work: UnitOfWork, { plan, locked, book, standing }: SettleOutputs): Promise<readonly SettledOutput[]> {
  const fresh = plan.outputs.filter((output) => output.knownLot === undefined);
  const made = await ensureLots(
    work,
    fresh.map((output) => ({
      itemId: plan.item.id,
      supplierId: null,
      lotNumber: output.lotNumber,
      supplierLotNumber: null,
      supplierLotNormalised: null,
      traceabilityLotCode: null,
      traceabilityLotCodeSource: null,
      manufacturedOn: null,
      countryOfOrigin: sameOrigin(plan),
      ...inherited(plan, output, locked),
    })),
  );
  const lots = plan.outputs.map((output) => output.knownLot ?? made[fresh.indexOf(output)]);
  const lotIds = lots.map((lot) => lot?.id as number);
  book.add(
    (
      await openBalances(
        work,
        outputBalances(plan, lotIds, standing).filter((key) => made.some((lot) => lot.id === key.lotId)),
      )
    ).all(),
  );
  return plan.outputs.map((output, index) => {
    const lotId = lotIds[index] as number;
    const to = { ...plainBalance(lotId, output.bin.id), ...standing };
    const movement = { from: book.at(productionBalance(plan, lotId, standing)), to: book.at(to), quantity: output.quantity };
    const lotPublicId = output.knownLotPublicId ?? encodeTypeId(ID_PREFIXES.lot, lots[index]?.uuid as string);
    return { output, lotId, lotPublicId, isNew: output.knownLot === undefined, ...inherited(plan, output, locked), movement };
  });
}

interface Inherited {
  readonly quality: LotQuality;
  readonly expiresOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
  readonly usableThrough: UsableThrough;
}

function inherited(plan: TransformationPlan, output: PlannedOutput, locked: readonly LockedLot[]): Inherited {
  const own = output.knownLot;
  const lotIds = new Set([...plan.inputs.map((input) => input.lot.id), ...(own === undefined ? [] : [own.id])]);
  const lots = locked.filter((lot) => lotIds.has(lot.id));
  const quality = strictestQuality(
    lots.map((lot) => lot.quality),
    WORST_FIRST,
  );
  const dates = (field: 'expiresOn' | 'bestBeforeOn'): (LocalDate | undefined)[] => lots.map((lot) => lot[field] ?? undefined);
  const expiresOn = outputExpiry([...dates('expiresOn'), output.expiresOn]) ?? null;
  const bestBeforeOn = outputExpiry(dates('bestBeforeOn')) ?? null;
  return { quality, expiresOn, bestBeforeOn, usableThrough: usableThroughOf({ expiresOn, bestBeforeOn }, plan.item) };
}

function sameOrigin(plan: TransformationPlan): string | null {
  const origins = new Set(plan.inputs.map((input) => input.lot.countryOfOrigin));
  return origins.size === 1 ? (plan.inputs[0]?.lot.countryOfOrigin ?? null) : null;
}
