import type { Certificate } from '../../domain/lot/certificate.js';
import { groupsBy, rowsBy, type Source } from '../shared/lookUp.js';

/** A certificate as queries read it (src/domain/lot/certificate.ts). Closed to partners. */
const CERTIFICATE_SOURCE = {
  alias: 'c',
  from: 'lot_certificate c',
  columns: `c.id, c.public_id as "publicId", c.lot_id as "lotId", c.kind, c.number, c.valid_from as "validFrom", c.valid_until as "validUntil",
    c.document, c.attached_at as "attachedAt", c.version`,
} satisfies Source;

export const certificatesByPublicId = rowsBy<string, Certificate>(CERTIFICATE_SOURCE, {
  name: 'certificatesByPublicId',
  column: 'c.public_id',
  type: 'uuid',
  key: (certificate) => certificate.publicId,
});

/** The certificates of each lot, by kind and number. */
export const certificatesByLot = groupsBy<number, Certificate>(CERTIFICATE_SOURCE, {
  name: 'certificatesByLot',
  column: 'c.lot_id',
  type: 'bigint',
  key: (certificate) => certificate.lotId,
  orderBy: 'c.lot_id, c.kind, c.number',
});
