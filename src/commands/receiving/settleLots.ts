import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ensureLots, type EnsuredLot } from '../../steps/lots/ensureLots.js';
import type { PlannedLine, ReceiptPlan } from './decideReceipt.js';

/** The lots of the planned lines: those known, and those made now. */
export interface SettledLots {
  of(line: PlannedLine): EnsuredLot;
}

export async function settleLots(work: UnitOfWork, plans: readonly ReceiptPlan[]): Promise<SettledLots> {
  const lines = plans.flatMap((plan) => plan.lines);
  const fresh = [...new Map(lines.filter((line) => line.knownLotId === undefined).map((line) => [identity(line), line])).values()];
  const made = await ensureLots(
    work,
    fresh.map((line) => ({ ...line.lot, itemId: line.itemId, supplierId: line.supplierId })),
  );
  const madeBy = new Map(fresh.map((line, index) => [identity(line), made[index] as EnsuredLot]));
  const knownIds = lines.flatMap((line) => (line.knownLotId === undefined ? [] : [line.knownLotId]));
  const known = await work.rows<EnsuredLot>(
    `/* lotUuids */ select id, public_id as uuid from lot where tenant_id = $1 and id = any($2::bigint[])`,
    [work.tenantId, knownIds],
  );
  const knownById = new Map(known.map((lot) => [lot.id, lot]));
  return {
    of(line) {
      const lot = line.knownLotId === undefined ? madeBy.get(identity(line)) : knownById.get(line.knownLotId);
      if (lot === undefined) throw new Error('a planned line has no lot');
      return lot;
    },
  };
}

const identity = (line: PlannedLine): string => `${line.itemId}/${line.supplierId ?? ''}/${line.lot.lotNumber}`;
