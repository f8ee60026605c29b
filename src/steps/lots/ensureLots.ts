import { newPublicId } from '../../platform/ids.js';
import { ConcurrentChange, type UnitOfWork } from '../../platform/unitOfWork.js';
import type { LotQuality, UsableThrough } from '../../domain/lot/lot.js';
import type { LocalDate } from '../../domain/shared/dates.js';

/** A lot to be made, or found if another transaction made it meanwhile. */
export interface NewLot {
  readonly itemId: number;
  readonly supplierId: number | null;
  readonly lotNumber: string;
  readonly supplierLotNumber: string | null;
  readonly supplierLotNormalised: string | null;
  readonly traceabilityLotCode: string | null;
  readonly traceabilityLotCodeSource: string | null;
  readonly manufacturedOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
  readonly countryOfOrigin: string | null;
  readonly quality: LotQuality;
  readonly usableThrough: UsableThrough;
}

export interface EnsuredLot {
  readonly id: number;
  readonly uuid: string;
}

/** Makes lots with their facts; call `shareScope` first. A number that a concurrent transaction took starts the unit of work over. */
export async function ensureLots(work: UnitOfWork, lots: readonly NewLot[]): Promise<readonly EnsuredLot[]> {
  if (lots.length === 0) return [];
  const rows = lots.map((lot) => ({
    public_id: newPublicId(),
    item_id: lot.itemId,
    supplier_id: lot.supplierId,
    lot_number: lot.lotNumber,
    supplier_lot_number: lot.supplierLotNumber,
    supplier_lot_normalised: lot.supplierLotNormalised,
    traceability_lot_code: lot.traceabilityLotCode,
    traceability_lot_code_source: lot.traceabilityLotCodeSource,
    manufactured_on: lot.manufacturedOn,
    expires_on: lot.expiresOn,
    best_before_on: lot.bestBeforeOn,
    country_of_origin: lot.countryOfOrigin,
    quality: lot.quality,
    usable_through: lot.usableThrough,
  }));
  // One order for all makers, so that two which make the same lots wait in line.
  const ordered = [...rows].sort((a, b) => a.item_id - b.item_id || (a.lot_number < b.lot_number ? -1 : 1));
  const made = await work.rows<EnsuredLot>(
    `/* ensureLots */ insert into lot (tenant_id, public_id, item_id, supplier_id, lot_number, supplier_lot_number, supplier_lot_normalised,
       traceability_lot_code, traceability_lot_code_source, manufactured_on, expires_on, best_before_on, country_of_origin, quality,
       usable_through, created_at)
     select $1, r.*, $2 from rows from (jsonb_to_recordset($3::jsonb) as (public_id uuid, item_id bigint, supplier_id bigint, lot_number text,
       supplier_lot_number text, supplier_lot_normalised text, traceability_lot_code text, traceability_lot_code_source text,
       manufactured_on date, expires_on date, best_before_on date, country_of_origin text, quality text, usable_through date)) as r
     on conflict do nothing returning id, public_id as uuid`,
    [work.tenantId, work.now, JSON.stringify(ordered)],
  );
  if (made.length !== lots.length) throw new ConcurrentChange('a lot was made by a concurrent transaction');
  const byUuid = new Map(made.map((lot) => [lot.uuid, lot]));
  const ensured = rows.map((row) => byUuid.get(row.public_id) as EnsuredLot);
  await keepFacts(work, lots, ensured);
  return ensured;
}

/** What was said of a lot at its birth, as facts: its columns are their projection. */
async function keepFacts(work: UnitOfWork, lots: readonly NewLot[], ensured: readonly EnsuredLot[]): Promise<void> {
  const facts = lots.flatMap((lot, index) =>
    (['quality', 'manufacturedOn', 'expiresOn', 'bestBeforeOn', 'countryOfOrigin', 'traceabilityLotCode'] as const).flatMap((field) =>
      lot[field] === null ? [] : [{ lot_id: ensured[index]?.id, field, value: lot[field] }],
    ),
  );
  await work.rows(
    `/* keepLotFacts */ insert into lot_fact (tenant_id, lot_id, field, value, occurred_at, recorded_at, principal_id)
     select $1, r.lot_id, r.field, r.value, $2, $2, $3 from jsonb_to_recordset($4::jsonb) as r (lot_id bigint, field text, value jsonb)`,
    [work.tenantId, work.now, work.actor.principalId, JSON.stringify(facts)],
  );
}
