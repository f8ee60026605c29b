import type { Order } from '../../domain/order/order.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { seenBy } from '../shared/partnerWall.js';
import { ordersByPublicId } from './orderLookUps.js';
import { ORDER_SOURCE } from './orderSource.js';

/** Exactly one of: our id, or what the one who ordered calls it. */
export interface OrderReference {
  readonly id?: string | null | undefined;
  readonly key?: { readonly source: string; readonly externalId: string } | null | undefined;
}

/** The order, or undefined when there is none. */
export async function orderByRef(rows: Rows, { id, key }: OrderReference): Promise<Order | undefined> {
  if (key) return await byKey(rows, key);
  const uuid = id ? uuidOf(ID_PREFIXES.order, id) : undefined;
  return uuid === undefined ? undefined : (await ordersByPublicId(rows, [uuid])).get(uuid);
}

async function byKey(rows: Rows, { source, externalId }: NonNullable<OrderReference['key']>): Promise<Order | undefined> {
  const values: unknown[] = [rows.tenantId, source, externalId];
  const seen = seenBy(rows, ORDER_SOURCE, (partnerId) => `$${values.push(partnerId)}::bigint`);
  if (seen === undefined) return undefined;
  const [found] = await rows.rows<Order>(
    `/* orderByKey */ select ${seen.columns} from ${ORDER_SOURCE.from}
     where o.tenant_id = $1 and o.source = $2 and o.external_id = $3 and ${seen.condition ?? 'true'}`,
    values,
  );
  return found;
}
