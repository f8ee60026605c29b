import type { OrderStatus } from '../../domain/order/order.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Rows } from '../../platform/database/rows.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { StandingOrder } from './nextStep.js';

interface Row {
  readonly uuid: string;
  readonly status: OrderStatus;
  readonly version: number;
  readonly lineUuid: string;
  readonly itemUuid: string;
}

/** The order under the shop's number, all of it at one instant. */
export async function standingOrder(rows: Rows, source: string, externalId: string): Promise<StandingOrder | undefined> {
  const found = await rows.rows<Row>(
    `/* standingOrder */ select o.public_id as uuid, o.status, o.version, l.public_id as "lineUuid", i.public_id as "itemUuid"
     from demand_order o join demand_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id
     join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
     where o.tenant_id = $1 and o.source = $2 and o.external_id = $3 order by l.line_number`,
    [rows.tenantId, source, externalId],
  );
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    orderId: encodeTypeId(ID_PREFIXES.order, first.uuid),
    status: first.status,
    version: first.version,
    lines: found.map(({ lineUuid, itemUuid }) => ({
      orderLineId: encodeTypeId(ID_PREFIXES.orderLine, lineUuid),
      itemId: encodeTypeId(ID_PREFIXES.item, itemUuid),
    })),
  };
}
