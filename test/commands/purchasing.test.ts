import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPurchaseOrder, type CreatePurchaseOrder } from '../../src/commands/purchasing/createPurchaseOrder.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import type { LocalDate } from '../../src/domain/shared/dates.js';
import { formatQuantity } from '../../src/domain/shared/quantity.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { ReadSession, withReadSession } from '../../src/platform/database/readSession.js';
import { decodeTypeId, encodeTypeId } from '../../src/platform/ids.js';
import { promiseKey, promisesByKey } from '../../src/queries/stock/availableToPromise.js';
import { announced } from '../support/announced.js';
import { after, pausing, someoneWaits } from '../support/pausePoints.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, WORLD_NOW, type Known, type World } from '../support/world.js';

let world: World;
let numbers = 0;

beforeAll(async () => {
  world = await aWorld();
});
afterAll(async () => {
  expect(await brokenChecks(world.tenantId)).toEqual([]);
  await world.close();
});

interface Bought {
  readonly number: string;
  readonly lineIds: readonly string[];
}

/** Lines of the item: quantity and day. */
async function bought(item: Known, lines: readonly (readonly [string, string?])[]): Promise<Bought> {
  numbers += 1;
  const number = `PO-${numbers}`;
  await world.done(createPurchaseOrder, orderOf(item, { orderNumber: number, lines: lines.map((line) => lineOf(item, line)) }));
  const rows = await world.rows<{ uuid: string }>(
    `select l.public_id as uuid from purchase_order_line l join purchase_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
     where o.tenant_id = $1 and o.order_number = $2 order by l.line_number`,
    [world.tenantId, number],
  );
  return { number, lineIds: rows.map(({ uuid }) => encodeTypeId(ID_PREFIXES.purchaseOrderLine, uuid)) };
}

const lineOf = (item: Known, [value, expectedOn]: readonly [string, string?]) => ({
  itemId: item.publicId,
  quantity: { value },
  ...(expectedOn === undefined ? {} : { expectedOn }),
});
const orderOf = (item: Known, more: Partial<CreatePurchaseOrder> = {}): CreatePurchaseOrder => ({
  orderNumber: 'PO-0',
  supplierId: world.supplier.publicId,
  siteId: world.site.publicId,
  lines: [lineOf(item, ['1'])],
  ...more,
});

/** What is expected of the item at the site by days. */
async function expectedBy(item: Known, ...days: readonly string[]): Promise<readonly string[]> {
  const asked = days.map((on) => promiseKey(item.id, { siteId: world.site.id, on: on as LocalDate, customerId: null, now: WORLD_NOW }));
  const session = new ReadSession(world.database.app, world.tenantId);
  const found = await withReadSession(session, (rows) => promisesByKey(rows, asked));
  return asked.map((key) => formatQuantity(found.get(key)!.expected));
}

const receivedOf = async ({ number }: Bought): Promise<readonly number[]> =>
  (
    await world.rows<{ received: number }>(
      `select l.received::float as received from purchase_order_line l join purchase_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
       where o.tenant_id = $1 and o.order_number = $2 order by l.line_number`,
      [world.tenantId, number],
    )
  ).map(({ received }) => received);

const receive = (item: Known, value: string, purchaseOrderLineId: string | undefined) => ({
  siteId: world.site.publicId,
  supplierId: world.supplier.publicId,
  lines: [
    {
      itemId: item.publicId,
      quantity: { value },
      supplierLotNumber: 'L-1',
      ...(purchaseOrderLineId === undefined ? {} : { purchaseOrderLineId }),
    },
  ],
});

describe('what was ordered from a supplier', () => {
  it('is received by line: less is open by exactly what came, and never less than nothing', async () => {
    const item = await world.anItem();
    const order = await bought(item, [
      ['10', '2026-12-01'],
      ['5', '2026-12-10'],
    ]);
    await world.done(receiveGoods, receive(item, '4', order.lineIds[1]));
    expect(await receivedOf(order)).toEqual([0, 4]);
    await world.done(receiveGoods, receive(item, '3.5', order.lineIds[1]));
    expect(await receivedOf(order)).toEqual([0, 7.5]);
    await world.done(receiveGoods, receive(item, '9', undefined));
    expect(await receivedOf(order)).toEqual([0, 7.5]);
  });

  it('is received by what announced it: what is expected first is filled first, too much is of the last', async () => {
    const item = await world.anItem();
    const order = await bought(item, [
      ['10', '2026-12-10'],
      ['5', '2026-12-01'],
    ]);
    for (const quantity of ['4', '4', '9']) {
      const inboundShipmentId = await announced(world, { item, quantity, purchaseOrderNumber: order.number });
      await world.done(receiveGoods, {
        inboundShipmentId,
        lines: [{ ...receive(item, quantity, undefined).lines[0], inboundShipmentLineId: await lineIn(inboundShipmentId) }],
      });
    }
    expect(await receivedOf(order)).toEqual([12, 5]);
  });

  it('is no line of another item or supplier, and no number twice', async () => {
    const [item, other] = [await world.anItem(), await world.anItem()];
    const { lineIds, number } = await bought(item, [['10']]);
    const refused = async (input: object) => {
      const outcome = await world.run(receiveGoods, input as never);
      return outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
    };
    expect(await refused(receive(other, '1', lineIds[0]))).toEqual(['PO_LINE_NOT_FOUND']);
    expect(await refused({ ...receive(item, '1', lineIds[0]), supplierId: (await world.aSupplier()).publicId })).toEqual([
      'PO_LINE_NOT_FOUND',
    ]);
    expect(await refused(receive(item, '1', item.publicId))).toEqual(['PO_LINE_NOT_FOUND']);
    const again = await world.run(createPurchaseOrder, orderOf(item, { orderNumber: number, supplierId: item.publicId, lines: [] }));
    expect(again.ok ? [] : again.refusals.map(({ code }) => code)).toEqual(['NOT_FOUND', 'INVALID_INPUT', 'ALREADY_EXISTS']);
  });

  it('counts what two receipts of one line bring, the second after the first', async () => {
    const item = await world.anItem();
    const order = await bought(item, [['10'], ['10']]);
    const byNumber = async () => {
      const inboundShipmentId = await announced(world, { item, quantity: '8', purchaseOrderNumber: order.number });
      return {
        inboundShipmentId,
        lines: [{ inboundShipmentLineId: await lineIn(inboundShipmentId), supplierLotNumber: inboundShipmentId.slice(-9) }],
      };
    };
    const point = after('lockPurchaseLines');
    const first = world.run(pausing(receiveGoods, point), await byNumber());
    await point.reached;
    const second = world.run(receiveGoods, await byNumber());
    await someoneWaits(world);
    point.resume();
    expect([(await first).ok, (await second).ok]).toEqual([true, true]);
    expect(await receivedOf(order)).toEqual([10, 6]);
  });
});

describe('what is expected by a day', () => {
  it('is what is announced, and of what was ordered what nobody announced yet', async () => {
    const item = await world.anItem();
    const order = await bought(item, [['10', '2026-12-01'], ['20', '2026-12-10'], ['7']]);
    expect(await expectedBy(item, '2026-11-30', '2026-12-01', '2026-12-10')).toEqual(['0', '10', '30']);
    // Of the 12, ten stand for the line of the first and two for that of the tenth.
    const inboundShipmentId = await announced(world, { item, quantity: '12', expectedOn: '2026-12-05', purchaseOrderNumber: order.number });
    expect(await expectedBy(item, '2026-12-01', '2026-12-05', '2026-12-10')).toEqual(['0', '12', '30']);
    await world.done(receiveGoods, {
      inboundShipmentId,
      lines: [{ ...receive(item, '5', undefined).lines[0], inboundShipmentLineId: await lineIn(inboundShipmentId) }],
    });
    expect(await expectedBy(item, '2026-12-01', '2026-12-05', '2026-12-10')).toEqual(['0', '7', '25']);
  });

  it('takes no announcement of another supplier for one of what was ordered', async () => {
    const item = await world.anItem();
    const { number } = await bought(item, [['10', '2026-12-01']]);
    const other = await world.aSupplier();
    await announced({ ...world, supplier: other }, { item, quantity: '3', expectedOn: '2026-12-01', purchaseOrderNumber: number });
    expect(await expectedBy(item, '2026-12-01')).toEqual(['13']);
  });
});

/** TypeID of the only line of a shipment. */
async function lineIn(inboundShipmentId: string): Promise<string> {
  const [row] = await world.rows<{ uuid: string }>(
    `select l.public_id as uuid from inbound_shipment_line l join inbound_shipment s on s.tenant_id = l.tenant_id and s.id = l.shipment_id
     where s.tenant_id = $1 and s.public_id = $2`,
    [world.tenantId, decodeTypeId(inboundShipmentId)!.uuid],
  );
  return encodeTypeId(ID_PREFIXES.inboundShipmentLine, row!.uuid);
}
