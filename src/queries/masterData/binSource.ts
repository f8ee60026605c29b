import type { Source } from '../shared/lookUp.js';

/** A bin as queries read it (src/domain/site/bin.ts). */
export const BIN_SOURCE = {
  alias: 'b',
  from: 'bin b',
  columns: `b.id, b.public_id as "publicId", b.site_id as "siteId", b.zone_id as "zoneId", b.parent_bin_id as "parentBinId", b.code, b.kind,
    b.retired_on as "retiredOn", b.version`,
} as const satisfies Source;
