import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { amendOrder } from '../../src/commands/ordering/amendOrder.js';
import { cancelOrder } from '../../src/commands/ordering/cancelOrder.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import type { Intake, IntakePoint } from '../../src/intake/intake.js';
import { encodeTypeId } from '../../src/platform/ids.js';
import type { StockedItem } from '../commands/orderWorld.js';
import type { ShopOrderFields } from '../support/shopOrder.js';
import { aShopWorld, type ShopEndpoint, type ShopWorld } from '../support/shopWorld.js';

let world: ShopWorld;
let shop: ShopEndpoint;
let item: StockedItem;
let count = 0;
let id = '';

beforeAll(async () => {
  world = await aShopWorld();
  shop = await world.anEndpoint();
});
afterAll(async () => await world.close());
beforeEach(async () => {
  id = String(5_000_000_000_000_000_001n + BigInt((count += 1)));
  item = await world.orders.anItemOf([{ lot: 'A', quantity: '10' }], { baseUnit: 'EA', scale: 0 });
});

const state = (quantity: number, at: number, more: Partial<ShopOrderFields> = {}): ShopOrderFields => ({
  id,
  at,
  lines: [[item.code, quantity]],
  ...more,
});
const orders = async (endpoint = shop) => (await endpoint.ordersOf(id)).map(({ status, wanted, bound }) => [status, wanted, bound]);
const orderId = async (): Promise<string> => encodeTypeId(ID_PREFIXES.order, (await shop.ordersOf(id))[0]!.orderId);

/** An intake that stops at a point, once; `reached` tells when it stands there. */
function stopping(point: IntakePoint): { readonly intake: Intake; readonly reached: Promise<void>; resume(): void } {
  let [reach, resume] = [() => undefined as void, () => undefined as void];
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const resumed = new Promise<void>((resolve) => (resume = resolve));
  let passed = false;
  const intake: Intake = {
    ...world.intake.intake,
    async reached(at) {
      if (passed || at !== point) return;
      passed = true;
      reach();
      await resumed;
    },
  };
  return { intake, reached, resume: () => resume() };
}

describe('an order of a shop', () => {
  it('is placed once, and follows what the shop wants', async () => {
    expect((await shop.tell(state(3, 0))).codes).toEqual(['ORDER_PLACED']);
    expect((await shop.tell(state(3, 0, { more: { note: 'another event of the same state' } }))).codes).toEqual([]);
    expect((await shop.tell(state(5, 10))).codes).toEqual(['ORDER_AMENDED']);
    expect((await shop.tell(state(2, 20))).codes).toEqual(['ORDER_AMENDED']);
    expect(await orders()).toEqual([['OPEN', 2, 2]]);
    expect((await shop.tell(state(2, 30, { cancelled: true }))).codes).toEqual(['ORDER_CANCELLED']);
    expect(await orders()).toEqual([['CANCELLED', 2, 0]]);
    expect(await world.orders.allocatedOf(item)).toBe(0);
  });

  it('is not undone by an older state', async () => {
    expect((await shop.tell(state(5, 10))).codes).toEqual(['ORDER_PLACED']);
    expect(await shop.tell(state(3, 0))).toMatchObject({ status: 'PROCESSED', codes: ['EVENT_SUPERSEDED'] });
    expect(await orders()).toEqual([['OPEN', 5, 5]]);
  });

  it('that was cancelled before it came is never placed', async () => {
    expect(await shop.tell(state(3, 10, { cancelled: true }))).toMatchObject({ status: 'PROCESSED', codes: [] });
    expect((await shop.tell(state(3, 0))).codes).toEqual(['EVENT_SUPERSEDED']);
    expect(await orders()).toEqual([]);
  });

  it("is each shop's own, whatever its number", async () => {
    const other = await world.anEndpoint();
    await shop.tell(state(1, 0));
    await other.tell(state(2, 0));
    await other.tell(state(2, 1, { cancelled: true }));
    expect([await orders(), await orders(other)]).toEqual([[['OPEN', 1, 1]], [['CANCELLED', 2, 0]]]);
  });

  it('with a SKU that nobody knows is parked as a whole, and placed when it is mapped and replayed', async () => {
    const parked = await shop.tell(
      state(1, 0, {
        lines: [
          [item.code, 1],
          ['NEW-IN-SHOP', 2],
        ],
        more: {},
      }),
    );
    expect(parked).toMatchObject({ status: 'PARKED', issues: [{ code: 'SHOP_MAPPING_ITEM_UNKNOWN', path: '$.line_items[1].sku' }] });
    expect(await orders()).toEqual([]);
    const other = await world.orders.anItemOf([{ lot: 'B', quantity: '5' }], { baseUnit: 'EA', scale: 0 });
    await world.intake.mapItem(world.orders.customer, ['SKU', 'NEW-IN-SHOP'], other);
    expect(await world.intake.replay(parked.inboundMessageId)).toMatchObject({ status: 'PROCESSED', attempts: 2 });
    expect(await orders()).toEqual([['OPEN', 3, 3]]);
  });

  it('binds what there is, or is parked as a whole where the endpoint says so', async () => {
    expect((await shop.tell(state(12, 0))).codes).toEqual(['ORDER_PLACED', 'INSUFFICIENT_STOCK']);
    expect(await orders()).toEqual([['OPEN', 12, 10]]);
    await shop.tell(state(12, 1, { cancelled: true }));
    const strict = await world.anEndpoint({ partial: false });
    expect(await strict.tell(state(12, 0))).toMatchObject({ status: 'PARKED', codes: ['INSUFFICIENT_STOCK'] });
    expect([await orders(strict), await world.orders.allocatedOf(item)]).toEqual([[], 0]);
  });

  it('that wants another item than before is parked, and nothing of it changed', async () => {
    await shop.tell(state(3, 0));
    const other = await world.orders.anItemOf([{ lot: 'B', quantity: '5' }], { baseUnit: 'EA', scale: 0 });
    const more = await shop.tell(
      state(1, 10, {
        lines: [
          [item.code, 1],
          [other.code, 2],
        ],
      }),
    );
    expect(more).toMatchObject({ status: 'PARKED', codes: ['SHOP_ORDER_ITEMS_ADDED'] });
    expect(await orders()).toEqual([['OPEN', 3, 3]]);
    // The shop took it back.
    expect((await shop.tell(state(2, 20))).codes).toEqual(['ORDER_AMENDED']);
    expect(await orders()).toEqual([['OPEN', 2, 2]]);
  });

  it('stays as people here changed it, until the shop wants something else', async () => {
    await shop.tell(state(5, 0));
    const [orderLineId = ''] = await world.orders.lineIds(await orderId());
    await world.intake.done(amendOrder, { orderId: await orderId(), lines: [{ orderLineId, quantity: { value: '4' } }] });
    expect((await shop.tell(state(5, 10, { more: { financial_status: 'paid' } }))).codes).toEqual([]);
    expect(await orders()).toEqual([['OPEN', 4, 4]]);
    await shop.tell(state(6, 20));
    expect(await orders()).toEqual([['OPEN', 6, 6]]);
    await world.intake.done(cancelOrder, { orderId: await orderId(), reason: 'by hand' });
    expect(await shop.tell(state(7, 30))).toMatchObject({ status: 'PROCESSED', codes: ['SHOP_ORDER_CANCELLED_HERE'] });
    expect(await orders()).toEqual([['CANCELLED', 6, 0]]);
  });

  it('that is a test is judged and not placed', async () => {
    expect(await shop.tell(state(3, 0, { test: true }))).toMatchObject({
      status: 'VALIDATED',
      isTest: true,
      codes: ['ORDER_PLACED', 'TEST_MESSAGE'],
    });
    expect(await shop.tell(state(3, 1, { test: true, lines: [['NEW', 1]], more: {} }))).toMatchObject({ status: 'PARKED' });
    expect(await orders()).toEqual([]);
    expect((await shop.tell(state(3, 0))).codes).toEqual(['ORDER_PLACED']);
  });

  it('is placed once though its worker died after it', async () => {
    const dying: Intake = {
      ...world.intake.intake,
      reached: async (point) => {
        if (point === 'stepped') throw new Error('power cut');
      },
    };
    await expect(shop.tell(state(3, 0), dying)).rejects.toThrow('power cut');
    const [{ uuid = '' } = {}] = await world.intake.rows<{ uuid: string }>(
      `select public_id::text as uuid from inbound_message where tenant_id = $1 and status = 'RECEIVED' order by id desc limit 1`,
      [world.intake.tenantId],
    );
    expect((await world.intake.process(encodeTypeId(ID_PREFIXES.inboundMessage, uuid))).status).toBe('PROCESSED');
    expect(await orders()).toEqual([['OPEN', 3, 3]]);
  });
});

describe('two events of one order at once', () => {
  it('end cancelled, though the order is placed after the cancellation was done', async () => {
    const { intake, reached, resume } = stopping('told');
    const create = shop.tell(state(3, 0), intake);
    await reached;
    expect((await shop.tell(state(3, 10, { cancelled: true }))).status).toBe('PROCESSED');
    resume();
    expect((await create).codes).toEqual(['ORDER_PLACED', 'ORDER_CANCELLED', 'EVENT_SUPERSEDED']);
    expect(await orders()).toEqual([['CANCELLED', 3, 0]]);
  });

  it('end cancelled, though the one that places it dies right after', async () => {
    const { intake, reached, resume } = stopping('told');
    const dying: Intake = {
      ...intake,
      reached: async (point) => {
        await intake.reached?.(point);
        if (point === 'stepped') throw new Error('power cut');
      },
    };
    const inboundMessageId = await shop.accept('{}');
    expect(inboundMessageId).toMatch(/^msg_/);
    const create = shop.tell(state(3, 0), dying);
    await reached;
    await shop.tell(state(3, 10, { cancelled: true }));
    resume();
    await expect(create).rejects.toThrow('power cut');
    expect(await orders()).toEqual([['OPEN', 3, 3]]);
    const [{ uuid = '' } = {}] = await world.intake.rows<{ uuid: string }>(
      `select public_id::text as uuid from inbound_message where tenant_id = $1 and status = 'RECEIVED' and byte_length > 2 order by id desc limit 1`,
      [world.intake.tenantId],
    );
    await world.intake.process(encodeTypeId(ID_PREFIXES.inboundMessage, uuid));
    expect(await orders()).toEqual([['CANCELLED', 3, 0]]);
  });

  it.each([[2], [3]])('end as the later state wants it: %i', async (later) => {
    await shop.tell(state(3, 0));
    const { intake, reached, resume } = stopping('told');
    const older = shop.tell(state(5, 10), intake);
    await reached;
    // The later one may want what stood before: it must not take the other's silence for agreement.
    await shop.tell(state(later, 20));
    resume();
    expect((await older).codes).toEqual(['EVENT_SUPERSEDED']);
    expect(await orders()).toEqual([['OPEN', later, later]]);
  });

  it('place it once', async () => {
    const { intake, reached, resume } = stopping('told');
    const first = shop.tell(state(3, 0), intake);
    await reached;
    expect((await shop.tell(state(4, 10))).codes).toEqual(['ORDER_PLACED']);
    resume();
    expect((await first).codes).toEqual(['EVENT_SUPERSEDED']);
    expect(await orders()).toEqual([['OPEN', 4, 4]]);
  });
});
