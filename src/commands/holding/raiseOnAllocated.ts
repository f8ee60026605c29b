import type { Announcement } from '../../events/catalogue.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { MAXIMUM_NAMED, raiseExceptions, type ExceptionDraft } from '../../steps/exceptions/raiseExceptions.js';
import { allocationsUnderHolds, type AllocationUnderHold } from '../../steps/holding/allocationsUnderHolds.js';
import type { PlacedHold } from '../../steps/holding/placeHolds.js';

/** What a hold stops that somebody waits for. */
export interface Affected {
  readonly affectedAllocationIds: readonly string[];
  readonly affectedAllocationCount: number;
}

export interface AffectedByHolds {
  readonly raised: readonly Announcement<'WorkExceptionRaised'>[];
  of(hold: PlacedHold): Affected;
}

/** Allocations stay when their stock is held, and cannot be used: a person decides. Call it when the holds and what they keep back are written. */
export async function raiseOnAllocated(work: UnitOfWork, placed: readonly PlacedHold[]): Promise<AffectedByHolds> {
  const under = await allocationsUnderHolds(
    work,
    placed.map(({ id }) => id),
  );
  const byHold = new Map(placed.map(({ id }) => [id, under.filter(({ holdId }) => holdId === id)]));
  const raised = await raiseExceptions(
    work,
    placed.flatMap((hold) => draftOf(hold, byHold.get(hold.id) ?? [])),
  );
  return {
    raised,
    of: ({ id }) => {
      const ids = (byHold.get(id) ?? []).map(({ allocation }) => allocation);
      return { affectedAllocationIds: ids.slice(0, MAXIMUM_NAMED), affectedAllocationCount: ids.length };
    },
  };
}

function draftOf({ publicId, announcement }: PlacedHold, under: readonly AllocationUnderHold[]): readonly ExceptionDraft[] {
  const [first] = under;
  if (first === undefined) return [];
  const { type, lot } = announcement.payload;
  const orders = [...new Set(under.map(({ order }) => order))];
  const sites = new Set(under.map(({ siteId }) => siteId));
  const days = under.flatMap(({ daysLeft }) => daysLeft ?? []);
  return [
    {
      kind: 'HOLD_ON_ALLOCATED_STOCK',
      subject: publicId,
      summary: `A hold (${type}) on lot ${first.lotNumber} stops ${under.length} allocations of ${orders.length} orders.`,
      subjects: { hold: [publicId], ...(lot === null ? {} : { lot: [lot] }), order: orders },
      lotId: first.lotId,
      siteId: sites.size === 1 ? first.siteId : undefined,
      orderCount: orders.length,
      daysLeft: days.length === 0 ? undefined : Math.min(...days),
      isDocumentMissing: type === 'MISSING_DOCUMENT',
    },
  ];
}
