import { ID_PREFIXES } from '../../../src/domain/shared/nouns.js';
import { encodeTypeId } from '../../../src/platform/ids.js';
import type { Door } from '../door.js';
import type { Tenant } from '../tenant.js';
import type { Facts } from './facts.js';
import { idIn, type Made, type Making } from './probeThings.js';

/** A lot that an order waits for and two holds stop: an exception each, one of them to be resolved. */
export async function makeExceptions(door: Door, tenant: Tenant, { making, facts: f }: { making: Making; facts: Facts }): Promise<Facts> {
  const { make, mark } = making;
  const line = { itemId: f['item'], quantity: { value: '3' }, binId: f['bin'], supplierLotNumber: `${mark}-STOPPED` };
  const stoppedLot = idIn(
    await make('receiveGoods', { siteId: f['site'], supplierId: f['partner'], lines: [line] }),
    'ReceiveGoodsPayload__lots',
  );
  const wanted = [{ itemId: f['item'], quantity: { value: '2' } }];
  const placed = await make('placeOrder', { customerId: f['buyer'], siteId: f['site'], lines: wanted });
  const order = placed['PlaceOrderPayload__order'] as Made;
  await make('allocateOrder', {
    orderId: idIn(placed, 'PlaceOrderPayload__order'),
    lines: [{ orderLineId: idIn(order, 'Order__lines'), lotIds: [stoppedLot] }],
  });
  for (const type of ['QUALITY', 'CUSTOMS']) {
    await make('placeHold', {
      lotId: stoppedLot,
      type,
      scope: 'LOT_SITE',
      siteId: f['site'],
      reason: { code: 'OTHER', note: `${mark} stop` },
    });
  }
  const { rows } = await door.owner.query<{ uuid: string }>(
    `select public_id as uuid from work_exception where tenant_id = $1 and kind = 'HOLD_ON_ALLOCATED_STOCK' order by id`,
    [tenant.tenantId],
  );
  const [workException, spareException] = rows.map(({ uuid }) => encodeTypeId(ID_PREFIXES.workException, uuid));
  return { stoppedLot, workException: workException!, spareException: spareException! };
}
