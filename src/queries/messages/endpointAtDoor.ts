import type { Rows } from '../../platform/database/rows.js';

/** An endpoint as the door needs it. The only look-up that reads secrets; nothing of it is published. */
export interface EndpointAtDoor {
  readonly id: number;
  readonly partnerUuid: string;
  readonly secrets: readonly string[];
}

/** The endpoint of this tenant and connector, or undefined when there is none, or it takes nothing any more. */
export async function endpointAtDoor(rows: Rows, uuid: string, connector: string): Promise<EndpointAtDoor | undefined> {
  const [found] = await rows.rows<EndpointAtDoor>(
    `/* endpointAtDoor */ select e.id, p.public_id as "partnerUuid",
       array(select s.secret from inbound_endpoint_secret s where s.tenant_id = e.tenant_id and s.endpoint_id = e.id order by s.id desc) as secrets
     from inbound_endpoint e join trading_partner p on p.tenant_id = e.tenant_id and p.id = e.partner_id
     where e.tenant_id = $1 and e.public_id = $2::uuid and e.connector = $3 and e.retired_on is null`,
    [rows.tenantId, uuid, connector],
  );
  return found;
}
