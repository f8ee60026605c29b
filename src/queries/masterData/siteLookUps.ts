import type { Site, Zone } from '../../domain/site/site.js';
import { groupsBy, rowsBy, type Source } from '../shared/lookUp.js';
import { SITE_SOURCE } from './siteSource.js';

export const sitesById = rowsBy<number, Site>(SITE_SOURCE, { name: 'sitesById', column: 's.id', type: 'bigint', key: (site) => site.id });

export const sitesByPublicId = rowsBy<string, Site>(SITE_SOURCE, {
  name: 'sitesByPublicId',
  column: 's.public_id',
  type: 'uuid',
  key: (site) => site.publicId,
});

export const sitesByCode = rowsBy<string, Site>(SITE_SOURCE, {
  name: 'sitesByCode',
  column: 's.code',
  type: 'text',
  key: (site) => site.code,
});

export const sitesByGln = rowsBy<string | null, Site>(SITE_SOURCE, {
  name: 'sitesByGln',
  column: 's.gln',
  type: 'text',
  key: (site) => site.gln,
});

const ZONE_SOURCE = {
  alias: 'z',
  from: 'zone z',
  columns: `z.id, z.public_id as "publicId", z.site_id as "siteId", z.code, z.name, z.storage_type as "storageType",
    z.temperature_minimum_celsius as "temperatureMinimumCelsius", z.temperature_maximum_celsius as "temperatureMaximumCelsius",
    z.hazard_classes as "hazardClasses"`,
} as const satisfies Source;

export const zonesById = rowsBy<number, Zone>(ZONE_SOURCE, { name: 'zonesById', column: 'z.id', type: 'bigint', key: (zone) => zone.id });

export const zonesByPublicId = rowsBy<string, Zone>(ZONE_SOURCE, {
  name: 'zonesByPublicId',
  column: 'z.public_id',
  type: 'uuid',
  key: (zone) => zone.publicId,
});

export const zonesBySite = groupsBy<number, Zone>(ZONE_SOURCE, {
  name: 'zonesBySite',
  column: 'z.site_id',
  type: 'bigint',
  key: (zone) => zone.siteId,
  orderBy: 'z.site_id, z.code',
});
