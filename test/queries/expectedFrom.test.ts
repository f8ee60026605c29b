import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { releaseReservation } from '../../src/commands/ordering/releaseReservation.js';
import { reserveStock } from '../../src/commands/ordering/reserveStock.js';
import { createPurchaseOrder } from '../../src/commands/purchasing/createPurchaseOrder.js';
import { anOrderWorld, type OrderWorld, type StockedItem } from '../commands/orderWorld.js';
import { announced } from '../support/announced.js';
import { openDoor, type Door } from '../support/door.js';
import { keyFor } from '../support/keyFor.js';
import { aWorld, type World } from '../support/world.js';

const ORDERS = `query ($ids: [ID!]) { orders(filter: { id: { in: $ids } }, orderBy: PLACED) {
  nodes { lines { expectedFrom { quantity { value } expectedOn inboundShipmentLineId purchaseOrderLineId } } } } }`;

let world: World;
let orders: OrderWorld;
let door: Door;
let key: string;

beforeAll(async () => {
  world = await aWorld();
  orders = await anOrderWorld(world);
  door = await openDoor();
  key = await keyFor(world);
});
afterAll(async () => {
  await door.close();
  await world.close();
});

interface Line {
  readonly expectedFrom: readonly {
    readonly quantity: { readonly value: string };
    readonly expectedOn: string;
    readonly inboundShipmentLineId: string | null;
    readonly purchaseOrderLineId: string | null;
  }[];
}

/** Of each order's first line: "4 on 2026-12-05 announced". */
async function filling(ids: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { data, errors } = await door.ask(key, ORDERS, { ids });
  expect(errors).toEqual([]);
  const { nodes } = data['orders'] as unknown as { nodes: readonly { lines: readonly Line[] }[] };
  return nodes.map(({ lines }) =>
    lines[0]!.expectedFrom.map(
      ({ quantity, expectedOn, inboundShipmentLineId, purchaseOrderLineId }) =>
        `${quantity.value} on ${expectedOn} ${inboundShipmentLineId?.startsWith('asnline_') ? 'announced' : ''}${purchaseOrderLineId?.startsWith('poline_') ? 'ordered' : ''}`,
    ),
  );
}

/** 3 in stock, 6 announced for the 5th under PO-B, and 10 ordered for the 10th, of which those 6 are. */
async function anItemToWaitFor(): Promise<StockedItem> {
  const item = await orders.anItemOf([{ lot: 'L', quantity: '3' }]);
  const line = { itemId: item.publicId, quantity: { value: '10' }, expectedOn: '2026-12-10' };
  const orderNumber = `PO-${item.code}`;
  await world.done(createPurchaseOrder, { orderNumber, supplierId: world.supplier.publicId, siteId: world.site.publicId, lines: [line] });
  await announced(world, { item, quantity: '6', expectedOn: '2026-12-05', purchaseOrderNumber: orderNumber });
  return item;
}

describe('a line that waits', () => {
  it('shows what will fill it: after those before it, after what is free and not reserved', async () => {
    const item = await anItemToWaitFor();
    const first = await orders.place([{ item, quantity: '5' }], { promisedOn: '2026-12-08' });
    const rush = await orders.place([{ item, quantity: '4' }], { rush: true });
    const last = await orders.place([{ item, quantity: '9' }], { promisedOn: '2026-12-09' });
    const ids = [first, rush, last];
    // Rush takes the 3 of stock and 1 of the 6; the first the 5 that are left of them; the last the 4 that are ordered and not announced, and waits for 5.
    expect(await filling(ids)).toEqual([['5 on 2026-12-05 announced'], ['1 on 2026-12-05 announced'], ['4 on 2026-12-10 ordered']]);
    const { reservationId } = await world.done(reserveStock, {
      itemId: item.publicId,
      siteId: world.site.publicId,
      quantity: { value: '2' },
    });
    expect(await filling(ids)).toEqual([
      ['3 on 2026-12-05 announced', '2 on 2026-12-10 ordered'],
      ['3 on 2026-12-05 announced'],
      ['2 on 2026-12-10 ordered'],
    ]);
    await world.done(releaseReservation, { reservationId });
  });

  it('shows nothing when it has all it wants, or nobody wants it any more', async () => {
    const item = await anItemToWaitFor();
    const served = await orders.place([{ item, quantity: '3' }], { allocate: true });
    expect(await filling([served])).toEqual([[]]);
  });
});
