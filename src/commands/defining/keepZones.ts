import type { InferEntity } from '@mikro-orm/core';
import type { ZoneDefinition } from '../../domain/site/checkSite.js';
import { newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ZoneRecord } from '../../records/zone.record.js';

interface ZonesOfSite {
  readonly site: { readonly id: number };
  readonly definition: { readonly zones?: readonly ZoneDefinition[] | null | undefined };
}

/** Makes the zones that a site does not have yet, by their code, and changes the others to what was said. */
export async function keepZones(work: UnitOfWork, sites: readonly ZonesOfSite[]): Promise<void> {
  const { tenantId } = work;
  const changed = sites.filter(({ definition }) => (definition.zones ?? []).length > 0);
  if (changed.length === 0) return;
  const known = await work.em.find(ZoneRecord, { tenantId, siteId: { $in: changed.map(({ site }) => site.id) } });
  const byPlace = new Map(known.map((zone) => [`${zone.siteId}/${zone.code}`, zone]));
  for (const { site, definition } of changed) {
    for (const zone of definition.zones ?? []) {
      const place = `${site.id}/${zone.code}`;
      const current = byPlace.get(place);
      if (current) work.em.assign(current, detailsOf(zone));
      else byPlace.set(place, newZone(work, site.id, zone));
    }
  }
}

function newZone(work: UnitOfWork, siteId: number, zone: ZoneDefinition): InferEntity<typeof ZoneRecord> {
  const created = work.em.create(ZoneRecord, {
    tenantId: work.tenantId,
    publicId: newPublicId(),
    siteId,
    code: zone.code,
    ...detailsOf(zone),
  });
  work.em.persist(created);
  return created;
}

function detailsOf(zone: ZoneDefinition) {
  return {
    name: zone.name,
    storageType: zone.storageType ?? null,
    temperatureMinimumCelsius: zone.temperatureMinimumCelsius ?? null,
    temperatureMaximumCelsius: zone.temperatureMaximumCelsius ?? null,
    hazardClasses: zone.hazardClasses ?? [],
  };
}
