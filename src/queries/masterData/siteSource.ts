import type { Source } from '../shared/lookUp.js';
import { grantedOrSold } from '../shared/partnerWall.js';

/** A site as queries read it (src/domain/site/site.ts). */
export const SITE_SOURCE = {
  alias: 's',
  from: 'site s',
  columns: `s.id, s.public_id as "publicId", s.legal_entity_id as "legalEntityId", s.code, s.name, s.kind, s.gln, s.gs1_company_prefix as "gs1CompanyPrefix", s.time_zone as "timeZone",
    s.retired_on as "retiredOn", s.version`,
  forPartners: { condition: grantedOrSold('site', 's.id'), columns: 's.id, s.public_id as "publicId", s.code, s.name' },
} as const satisfies Source;
