import type { Partner, PartnerIdentifier, PartnerItemCode, PartnerLocation, PartnerUnitCode } from '../../domain/partner/partner.js';
import { groupsBy, rowsBy, type Source } from '../shared/lookUp.js';
import { PARTNER_SOURCE } from './partnerSource.js';

export const partnersById = rowsBy<number, Partner>(PARTNER_SOURCE, {
  name: 'partnersById',
  column: 'p.id',
  type: 'bigint',
  key: (partner) => partner.id,
});

export const partnersByPublicId = rowsBy<string, Partner>(PARTNER_SOURCE, {
  name: 'partnersByPublicId',
  column: 'p.public_id',
  type: 'uuid',
  key: (partner) => partner.publicId,
});

export const partnersByCode = rowsBy<string, Partner>(PARTNER_SOURCE, {
  name: 'partnersByCode',
  column: 'p.code',
  type: 'text',
  key: (partner) => partner.code,
});

export const identifiersByPartner = groupsBy<number, PartnerIdentifier>(
  {
    alias: 'n',
    from: 'partner_identifier n',
    columns: 'n.partner_id as "partnerId", n.scheme, n.qualifier, n.value',
  },
  { ...ofPartner('identifiersByPartner', 'n'), orderBy: 'n.partner_id, n.scheme, n.qualifier, n.value' },
);

const LOCATION_SOURCE = {
  alias: 'l',
  from: 'partner_location l',
  columns: 'l.id, l.public_id as "publicId", l.partner_id as "partnerId", l.code, l.name, l.gln, l.retired_on as "retiredOn"',
} as const satisfies Source;

export const partnerLocationsByPublicId = rowsBy<string, PartnerLocation>(LOCATION_SOURCE, {
  name: 'partnerLocationsByPublicId',
  column: 'l.public_id',
  type: 'uuid',
  key: (location) => location.publicId,
});

export const partnerLocationsById = rowsBy<number, PartnerLocation>(LOCATION_SOURCE, {
  name: 'partnerLocationsById',
  column: 'l.id',
  type: 'bigint',
  key: (location) => location.id,
});

export const locationsByPartner = groupsBy<number, PartnerLocation>(LOCATION_SOURCE, {
  ...ofPartner('locationsByPartner', 'l'),
  orderBy: 'l.partner_id, l.code',
});

export const itemCodesByPartner = groupsBy<number, PartnerItemCode>(
  {
    alias: 'c',
    from: 'partner_item c',
    columns: 'c.partner_id as "partnerId", c.qualifier, c.code, c.item_id as "itemId"',
  },
  { ...ofPartner('itemCodesByPartner', 'c'), orderBy: 'c.partner_id, c.qualifier, c.code' },
);

export const unitCodesByPartner = groupsBy<number, PartnerUnitCode>(
  {
    alias: 'u',
    from: 'partner_unit u',
    columns: 'u.partner_id as "partnerId", u.item_id as "itemId", u.code, u.numerator, u.denominator',
  },
  { ...ofPartner('unitCodesByPartner', 'u'), orderBy: 'u.partner_id, u.code, u.item_id' },
);

/** The profile in force of each connector. */
export interface PartnerProfile {
  readonly partnerId: number;
  readonly connector: string;
  readonly profileVersion: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly recordedAt: string;
}

export const profilesByPartner = groupsBy<number, PartnerProfile>(
  {
    alias: 'f',
    from: `(select distinct on (tenant_id, partner_id, connector) * from partner_profile
      order by tenant_id, partner_id, connector, version desc) f`,
    columns: 'f.partner_id as "partnerId", f.connector, f.version as "profileVersion", f.body, f.recorded_at as "recordedAt"',
  },
  { ...ofPartner('profilesByPartner', 'f'), orderBy: 'f.partner_id, f.connector' },
);

function ofPartner(name: string, alias: string) {
  return { name, column: `${alias}.partner_id`, type: 'bigint', key: (row: { readonly partnerId: number }) => row.partnerId } as const;
}
