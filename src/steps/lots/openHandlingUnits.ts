import { newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';

/** A handling unit as it is announced or scanned; the parent must stand in the same list or be open already. */
export interface HandlingUnitDraft {
  readonly code: string;
  readonly kind: 'PALLET' | 'PACKAGE';
  readonly parentCode: string | null;
}

/** Finds the open unit of each code or opens one; parents before children. Answers internal ids by code. */
export async function openHandlingUnits(work: UnitOfWork, drafts: readonly HandlingUnitDraft[]): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  let waiting = [...new Map(drafts.map((draft) => [draft.code, draft])).values()];
  while (waiting.length > 0) {
    const codes = new Set(waiting.map((draft) => draft.code));
    const ready = waiting.filter((draft) => draft.parentCode === null || !codes.has(draft.parentCode));
    // A circle of parents cannot be nested: its units stand alone.
    const level = ready.length > 0 ? ready : waiting;
    for (const [code, id] of await openLevel(work, level, ids)) ids.set(code, id);
    waiting = ready.length > 0 ? waiting.filter((draft) => !ready.includes(draft)) : [];
  }
  return ids;
}

async function openLevel(
  work: UnitOfWork,
  drafts: readonly HandlingUnitDraft[],
  known: ReadonlyMap<string, number>,
): Promise<readonly (readonly [string, number])[]> {
  const ordered = [...drafts].sort((a, b) => (a.code < b.code ? -1 : 1));
  const codes = ordered.map((draft) => draft.code);
  await work.rows(
    `/* openHandlingUnits */ insert into handling_unit (tenant_id, public_id, code, kind, parent_id, opened_at)
     select $1, r.public_id, r.code, r.kind, r.parent_id, $2
     from unnest($3::uuid[], $4::text[], $5::text[], $6::bigint[]) with ordinality as r (public_id, code, kind, parent_id, ordinal)
     order by r.ordinal on conflict do nothing`,
    [
      work.tenantId,
      work.now,
      ordered.map(() => newPublicId()),
      codes,
      ordered.map((draft) => draft.kind),
      ordered.map((draft) => (draft.parentCode === null ? null : (known.get(draft.parentCode) ?? null))),
    ],
  );
  const rows = await work.rows<{ code: string; id: number }>(
    `/* openUnitsByCode */ select code, id from handling_unit where tenant_id = $1 and code = any($2::text[]) and closed_at is null`,
    [work.tenantId, codes],
  );
  return rows.map((row) => [row.code, row.id] as const);
}
