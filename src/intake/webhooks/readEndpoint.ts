import type { Rows } from '../../platform/database/rows.js';
import type { KnownPartner } from '../findPartner.js';

/** Where an event came in, as processing needs it; the ids of places are UUIDs. */
export interface KnownEndpoint {
  readonly id: number;
  /** Source of its orders. */
  readonly code: string;
  readonly partner: KnownPartner;
  readonly siteUuid: string | null;
  readonly shipToUuid: string | null;
  readonly partial: boolean;
}

interface Row extends Omit<KnownEndpoint, 'partner'> {
  readonly partnerId: number;
  readonly partnerUuid: string;
  readonly partnerCode: string;
  readonly isTesting: boolean;
  readonly isRetired: boolean;
}

export async function readEndpoint(rows: Rows, id: number): Promise<KnownEndpoint> {
  const [row] = await rows.rows<Row>(
    `/* endpointOfMessage */ select e.id, e.code, e.partial, s.public_id as "siteUuid", l.public_id as "shipToUuid", p.id as "partnerId",
       p.public_id as "partnerUuid", p.code as "partnerCode", p.edi_state = 'TESTING' as "isTesting", p.retired_on is not null as "isRetired"
     from inbound_endpoint e join trading_partner p on p.tenant_id = e.tenant_id and p.id = e.partner_id
     left join site s on s.tenant_id = e.tenant_id and s.id = e.site_id
     left join partner_location l on l.tenant_id = e.tenant_id and l.id = e.ship_to_id
     where e.tenant_id = $1 and e.id = $2`,
    [rows.tenantId, id],
  );
  if (row === undefined) throw new Error(`no inbound endpoint ${id}`);
  const { partnerId, partnerUuid, partnerCode, isTesting, isRetired, ...rest } = row;
  return { ...rest, partner: { id: partnerId, publicId: partnerUuid, code: partnerCode, isTesting, isRetired } };
}
