import type { PartnerDefinition } from '../../domain/partner/checkPartner.js';
import { localDate } from '../../domain/shared/dates.js';
import { parseGln } from '../../domain/shared/identifiers.js';
import { newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { PartnerIdentifierRecord } from '../../records/partnerIdentifier.record.js';
import { PartnerItemRecord } from '../../records/partnerItem.record.js';
import { PartnerLocationRecord } from '../../records/partnerLocation.record.js';
import { PartnerUnitRecord } from '../../records/partnerUnit.record.js';
import type { FindItem } from './itemsByName.js';

interface KeptPartner {
  readonly partner: { readonly id: number };
  readonly definition: PartnerDefinition;
}

/** Keeps what hangs on partners. Lists that are given replace what was there: nothing refers to their rows, but to a location's. */
export async function keepPartnerLists(work: UnitOfWork, kept: readonly KeptPartner[], findItem: FindItem): Promise<void> {
  await replaceIdentifiers(work, kept);
  await replaceItemCodes(work, kept, findItem);
  await replaceUnitCodes(work, kept, findItem);
  await keepLocations(work, kept);
  await keepProfiles(work, kept);
}

async function replaceIdentifiers(work: UnitOfWork, kept: readonly KeptPartner[]): Promise<void> {
  const { tenantId } = work;
  const owners = kept.filter(({ definition }) => Array.isArray(definition.identifiers));
  if (owners.length === 0) return;
  await work.em.nativeDelete(PartnerIdentifierRecord, { tenantId, partnerId: { $in: owners.map(({ partner }) => partner.id) } });
  const rows = owners.flatMap(({ partner, definition }) =>
    (definition.identifiers ?? []).map(({ scheme, qualifier, value }) => ({
      tenantId,
      partnerId: partner.id,
      scheme,
      qualifier: qualifier ?? '',
      value,
    })),
  );
  if (rows.length > 0) await work.em.insertMany(PartnerIdentifierRecord, rows);
}

async function replaceItemCodes(work: UnitOfWork, kept: readonly KeptPartner[], findItem: FindItem): Promise<void> {
  const { tenantId } = work;
  const owners = kept.filter(({ definition }) => Array.isArray(definition.itemCodes));
  if (owners.length === 0) return;
  await work.em.nativeDelete(PartnerItemRecord, { tenantId, partnerId: { $in: owners.map(({ partner }) => partner.id) } });
  const rows = owners.flatMap(({ partner, definition }) =>
    (definition.itemCodes ?? []).map(({ qualifier, code, item }) => ({
      tenantId,
      partnerId: partner.id,
      qualifier,
      code,
      itemId: known(findItem(item)),
    })),
  );
  if (rows.length > 0) await work.em.insertMany(PartnerItemRecord, rows);
}

async function replaceUnitCodes(work: UnitOfWork, kept: readonly KeptPartner[], findItem: FindItem): Promise<void> {
  const { tenantId } = work;
  const owners = kept.filter(({ definition }) => Array.isArray(definition.unitCodes));
  if (owners.length === 0) return;
  await work.em.nativeDelete(PartnerUnitRecord, { tenantId, partnerId: { $in: owners.map(({ partner }) => partner.id) } });
  const rows = owners.flatMap(({ partner, definition }) =>
    (definition.unitCodes ?? []).map(({ code, item, numerator, denominator }) => ({
      tenantId,
      partnerId: partner.id,
      itemId: item ? known(findItem(item)) : null,
      code,
      numerator,
      denominator: denominator ?? 1,
    })),
  );
  if (rows.length > 0) await work.em.insertMany(PartnerUnitRecord, rows);
}

async function keepLocations(work: UnitOfWork, kept: readonly KeptPartner[]): Promise<void> {
  const { tenantId } = work;
  const owners = kept.filter(({ definition }) => (definition.locations ?? []).length > 0);
  if (owners.length === 0) return;
  const present = await work.em.find(PartnerLocationRecord, { tenantId, partnerId: { $in: owners.map(({ partner }) => partner.id) } });
  const byPlace = new Map(present.map((location) => [`${location.partnerId}/${location.code}`, location]));
  for (const { partner, definition } of owners) {
    for (const { code, name, gln, retiredOn } of definition.locations ?? []) {
      const details = { name, gln: gln ? (parseGln(gln) ?? null) : null, retiredOn: retiredOn ? localDate(retiredOn) : null };
      const current = byPlace.get(`${partner.id}/${code}`);
      if (current) work.em.assign(current, details);
      else
        work.em.persist(
          work.em.create(PartnerLocationRecord, { tenantId, publicId: newPublicId(), partnerId: partner.id, code, ...details }),
        );
    }
  }
  await work.em.flush();
}

/** Versions are only added: what a message was read with can be told for ever. The partner's row is locked, so that numbers do not meet. */
async function keepProfiles(work: UnitOfWork, kept: readonly KeptPartner[]): Promise<void> {
  for (const { partner, definition } of kept) {
    if (!definition.profile) continue;
    await work.rows(
      `/* keepProfile */ insert into partner_profile (tenant_id, partner_id, connector, version, body, recorded_at)
       select $1, $2, $3, coalesce(max(version), 0) + 1, $4::jsonb, $5 from partner_profile
       where tenant_id = $1 and partner_id = $2 and connector = $3`,
      [work.tenantId, partner.id, definition.profile.connector, JSON.stringify(definition.profile.body), work.now],
    );
  }
}

function known(id: number | undefined): number {
  if (id === undefined) throw new Error('an item that was checked is unknown');
  return id;
}
