import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Announcement, HoldEvent } from '../../events/catalogue.js';
import { keepBack } from '../../ledger/heldQuantities.js';
import type { HoldScope, HoldType } from '../../domain/holding/hold.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { formatQuantity, type Quantity } from '../../domain/shared/quantity.js';

/** A hold to be kept; every check has passed and the lot is locked. */
export interface HoldDraft {
  readonly type: HoldType;
  readonly scope: HoldScope;
  readonly lot: { readonly id: number; readonly publicId: string };
  readonly site?: { readonly id: number; readonly publicId: string } | undefined;
  readonly bin?: { readonly id: number; readonly publicId: string } | undefined;
  readonly quantity?: Quantity | undefined;
  /** Where a QUANTITY hold lies. */
  readonly lies?: readonly { readonly balanceId: number; readonly quantity: Quantity }[] | undefined;
  readonly reasonCode: string;
  readonly note?: string | undefined;
  readonly inheritedFromHoldId?: number | undefined;
}

export interface PlacedHold {
  readonly id: number;
  readonly publicId: string;
  readonly announcement: Announcement<'HoldPlaced'>;
}

/** Writes holds and what they keep back. Blocks on balances follow by `reblock`; the caller announces. */
export async function placeHolds(work: UnitOfWork, drafts: readonly HoldDraft[]): Promise<readonly PlacedHold[]> {
  if (drafts.length === 0) return [];
  const uuids = drafts.map(() => newPublicId());
  const rows = await work.rows<{ id: number; uuid: string }>(
    `/* placeHolds */ insert into hold (tenant_id, public_id, type, scope, lot_id, site_id, bin_id, quantity, reason_code, reason_note,
       inherited_from_hold_id, placed_by, placed_at)
     select $1, r.*, $2, $3 from jsonb_to_recordset($4::jsonb) as r (public_id uuid, type text, scope text, lot_id bigint, site_id bigint,
       bin_id bigint, quantity numeric, reason_code text, reason_note text, inherited_from_hold_id bigint) returning id, public_id as uuid`,
    [work.tenantId, work.actor.principalId, work.now, JSON.stringify(drafts.map((draft, index) => holdRow(draft, uuids[index] as string)))],
  );
  const idByUuid = new Map(rows.map((row) => [row.uuid, row.id]));
  const placed = drafts.map((draft, index) => {
    const publicId = encodeTypeId(ID_PREFIXES.hold, uuids[index] as string);
    return {
      id: idByUuid.get(uuids[index] as string) as number,
      publicId,
      announcement: holdAnnouncement('HoldPlaced', holdEvent(draft, publicId), draft.site?.id),
    };
  });
  await keepQuantities(work, drafts, placed);
  await keepHoldFacts(
    work,
    drafts.map((draft, index) => ({ lotId: draft.lot.id, hold: placed[index]?.publicId as string, open: true })),
  );
  return placed;
}

/** The event of a hold placed or released. */
export function holdAnnouncement<Type extends 'HoldPlaced' | 'HoldReleased'>(
  type: Type,
  event: HoldEvent,
  siteId: number | undefined,
): Announcement<Type> {
  const subjects: Record<string, readonly string[]> = { hold: [event.hold] };
  if (event.lot !== null) subjects['lot'] = [event.lot];
  if (event.site !== null) subjects['site'] = [event.site];
  if (event.bin !== null) subjects['bin'] = [event.bin];
  return { type, payload: event, subjects, ...(siteId === undefined ? {} : { siteId }) };
}

/** Holds are facts of the lot: placed and released, never overwritten. */
export async function keepHoldFacts(
  work: UnitOfWork,
  facts: readonly { readonly lotId: number; readonly hold: string; readonly open: boolean }[],
): Promise<void> {
  await work.rows(
    `/* keepHoldFacts */ insert into lot_fact (tenant_id, lot_id, field, value, occurred_at, recorded_at, principal_id)
     select $1, r."lotId", 'hold', jsonb_build_object('hold', r.hold, 'open', r.open), $2, $2, $3
     from jsonb_to_recordset($4::jsonb) as r ("lotId" bigint, hold text, open boolean)`,
    [work.tenantId, work.now, work.actor.principalId, JSON.stringify(facts)],
  );
}

const holdRow = (draft: HoldDraft, uuid: string): Record<string, unknown> => ({
  public_id: uuid,
  type: draft.type,
  scope: draft.scope,
  lot_id: draft.lot.id,
  site_id: draft.scope === 'LOT' ? null : (draft.site?.id ?? null),
  bin_id: draft.bin?.id ?? null,
  quantity: draft.quantity === undefined ? null : formatQuantity(draft.quantity),
  reason_code: draft.reasonCode,
  reason_note: draft.note ?? null,
  inherited_from_hold_id: draft.inheritedFromHoldId ?? null,
});

const holdEvent = (draft: HoldDraft, publicId: string): HoldEvent => ({
  hold: publicId,
  type: draft.type,
  scope: draft.scope,
  lot: draft.lot.publicId,
  site: draft.site?.publicId ?? null,
  bin: draft.bin?.publicId ?? null,
  quantity: draft.quantity === undefined ? null : formatQuantity(draft.quantity),
  reasonCode: draft.reasonCode,
});

async function keepQuantities(work: UnitOfWork, drafts: readonly HoldDraft[], placed: readonly PlacedHold[]): Promise<void> {
  const lies = drafts.flatMap((draft, index) => (draft.lies ?? []).map((lie) => ({ ...lie, holdId: placed[index]?.id })));
  if (lies.length === 0) return;
  const quantities = lies.map((lie) => formatQuantity(lie.quantity));
  const balanceIds = lies.map((lie) => lie.balanceId);
  await work.rows(
    `/* keepHoldQuantities */ insert into hold_quantity (tenant_id, hold_id, balance_id, quantity)
     select $1, r.hold_id, r.balance_id, r.quantity from unnest($2::bigint[], $3::bigint[], $4::numeric[]) as r (hold_id, balance_id, quantity)`,
    [work.tenantId, lies.map((lie) => lie.holdId), balanceIds, quantities],
  );
  await keepBack(work, balanceIds, quantities);
}
