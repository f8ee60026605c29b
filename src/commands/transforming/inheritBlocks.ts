import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Announcement } from '../../events/catalogue.js';
import { holdsCovering, type OpenHold } from '../../ledger/openHolds.js';
import { reblock } from '../../ledger/reblock.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { placeHolds, type HoldDraft } from '../../steps/holding/placeHolds.js';
import type { TransformationPlan } from './decideTransformation.js';
import type { SettledOutput } from './settleOutputs.js';

/** The union of the inputs' holds on every output, and, where something was poured into a lot, its stricter quality and dates. */
export async function inheritBlocks(
  work: UnitOfWork,
  {
    plan,
    outputs,
    holds,
  }: { readonly plan: TransformationPlan; readonly outputs: readonly SettledOutput[]; readonly holds: readonly OpenHold[] },
): Promise<readonly Announcement[]> {
  const poured = outputs.filter((output) => !output.isNew);
  await tightenLots(work, poured);
  const covering = plan.inputs.flatMap((input) => holdsCovering(holds, { lotId: input.lot.id, siteId: plan.site.id, binId: input.bin.id }));
  const inherited = [...new Map(covering.map((hold) => [hold.id, hold])).values()];
  const drafts = outputs.flatMap((output) => inherited.map((hold): HoldDraft => inheritedHold(plan, output, hold)));
  const placed = await placeHolds(work, drafts);
  const touched = drafts.length > 0 ? outputs : poured;
  if (touched.length > 0)
    await reblock(
      work,
      touched.map((output) => ({ id: output.lotId, usableThrough: output.usableThrough })),
    );
  return placed.map((hold) => hold.announcement);
}

/** A hold in the input's bin follows the goods wherever the output lies: it becomes one of the whole lot. */
const inheritedHold = (plan: TransformationPlan, output: SettledOutput, hold: OpenHold): HoldDraft => ({
  type: hold.type,
  scope: hold.scope === 'LOT_SITE' ? 'LOT_SITE' : 'LOT',
  lot: { id: output.lotId, publicId: output.lotPublicId },
  site: hold.scope === 'LOT_SITE' ? { id: plan.site.id, publicId: encodeTypeId(ID_PREFIXES.site, plan.site.uuid) } : undefined,
  reasonCode: 'OTHER',
  note: `Inherited in a ${plan.kind.toLowerCase()}.`,
  inheritedFromHoldId: hold.id,
});

async function tightenLots(work: UnitOfWork, poured: readonly SettledOutput[]): Promise<void> {
  if (poured.length === 0) return;
  const rows = poured.map((output) => ({
    id: output.lotId,
    quality: output.quality,
    expires_on: output.expiresOn,
    best_before_on: output.bestBeforeOn,
    usable_through: output.usableThrough,
  }));
  await work.rows(
    `/* tightenLots */ with said as (
       select * from jsonb_to_recordset($4::jsonb) as r (id bigint, quality text, expires_on date, best_before_on date, usable_through date)
     ), facts as (
       insert into lot_fact (tenant_id, lot_id, field, value, occurred_at, recorded_at, principal_id)
       select $1, s.id, f.field, to_jsonb(f.value), $2, $2, $3 from said s join lot on lot.tenant_id = $1 and lot.id = s.id
       cross join lateral (values ('quality', s.quality, lot.quality), ('expiresOn', s.expires_on::text, lot.expires_on::text),
         ('bestBeforeOn', s.best_before_on::text, lot.best_before_on::text)) as f (field, value, before)
       where f.value is distinct from f.before and f.value is not null
     )
     update lot set quality = s.quality, expires_on = s.expires_on, best_before_on = s.best_before_on, usable_through = s.usable_through,
       version = lot.version + 1 from said s where lot.tenant_id = $1 and lot.id = s.id`,
    [work.tenantId, work.now, work.actor.principalId, JSON.stringify(rows)],
  );
}
