import type { ToldOrder } from '../../../connectors/contract/webhookConnector.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { formatQuantity } from '../../domain/shared/quantity.js';
import type { Rows } from '../../platform/database/rows.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { OrderWanted, ShopOrderState } from './nextStep.js';

/** What the shop wants, in ids that commands take. The same order is the same text, whatever the order of its lines was. */
export async function wantedOf(rows: Rows, { cancelled, lines }: ToldOrder): Promise<OrderWanted> {
  const found = await rows.rows<{ id: number; uuid: string }>(
    `/* itemsOfShopOrder */ select id, public_id as uuid from item where tenant_id = $1 and id = any($2::bigint[])`,
    [rows.tenantId, lines.map(({ itemId }) => itemId)],
  );
  const uuids = new Map(found.map(({ id, uuid }) => [id, uuid]));
  const wanted = lines.map(({ itemId, quantity }) => ({
    itemId: encodeTypeId(ID_PREFIXES.item, uuids.get(itemId) as string),
    quantity: formatQuantity(quantity),
  }));
  return { cancelled: cancelled ?? null, lines: wanted.sort((one, other) => (one.itemId < other.itemId ? -1 : 1)) };
}

export interface ToldState {
  readonly endpointId: number;
  readonly externalId: string;
  readonly version: string;
  readonly wanted: OrderWanted;
}

/** Keeps what was told unless something newer was; answers the newest. Committed before anything is done about it. */
export async function keepTold(work: UnitOfWork, { endpointId, externalId, version, wanted }: ToldState): Promise<ShopOrderState> {
  await work.rows(
    `/* keepTold */ insert into shop_order as s (tenant_id, endpoint_id, external_id, version, wanted) values ($1, $2, $3, $4, $5::jsonb)
     on conflict (tenant_id, endpoint_id, external_id) do update
       set version = excluded.version, wanted = excluded.wanted, unsettled = s.unsettled or s.applied_version is distinct from s.version
       where s.version < excluded.version`,
    [work.tenantId, endpointId, externalId, version, JSON.stringify(wanted)],
  );
  const [state] = await work.rows<ShopOrderState>(
    `/* newestTold */ select version, wanted, coalesce(applied = wanted and not unsettled, false) as "isAsApplied"
     from shop_order where tenant_id = $1 and endpoint_id = $2 and external_id = $3`,
    [work.tenantId, endpointId, externalId],
  );
  if (state === undefined) throw new Error('what was told is not there');
  return state;
}

/** Notes that a state was brought about; if a newer one was told meanwhile, whoever brought that is not done yet. */
export async function settle(work: UnitOfWork, { endpointId, externalId, version }: Omit<ToldState, 'wanted'>): Promise<void> {
  await work.rows(
    `/* settleShopOrder */ update shop_order set applied_version = version, applied = wanted, unsettled = false
     where tenant_id = $1 and endpoint_id = $2 and external_id = $3 and version = $4`,
    [work.tenantId, endpointId, externalId, version],
  );
}
