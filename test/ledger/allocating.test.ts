import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateOrder } from '../../src/commands/allocating/allocateOrder.js';
import { releaseAllocation } from '../../src/commands/allocating/releaseAllocation.js';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { cancelOrder } from '../../src/commands/ordering/cancelOrder.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { Command, Outcome } from '../../src/platform/execute.js';
import { anOrderWorld, type OrderWorld, type StockedItem } from '../commands/orderWorld.js';
import { after, before, pausing, someoneWaits, type PausePoint } from '../support/pausePoints.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';

const WATCHDOG_MS = 60_000;

let world: World;
let orders: OrderWorld;

beforeAll(async () => {
  world = await aWorld();
  orders = await anOrderWorld(world);
});
afterAll(async () => {
  expect(await brokenChecks(world.tenantId)).toEqual([]);
  await world.close();
});

const codesOf = (outcomes: readonly Outcome<unknown, Refusal>[]): readonly string[] =>
  outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals.map(({ code }) => code)));

describe('many that want the same stock', () => {
  it('get exactly what there is: of 20 that want one of 10, ten', async () => {
    const item = await orders.anItemOf([
      { lot: 'Z-1', quantity: '4', expiresOn: '2027-01-31' },
      { lot: 'Z-2', quantity: '6', expiresOn: '2027-06-30' },
    ]);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => orders.tryPlacing([{ item, quantity: '1' }], { allocate: true })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10);
    expect(codesOf(outcomes)).toEqual(Array<string>(10).fill('INSUFFICIENT_STOCK'));
    expect(await orders.allocatedOf(item)).toBe(10);
  });

  it(
    'never wait in a circle when their lines come in other orders, and never have to try again',
    async () => {
      const items: StockedItem[] = [];
      for (let index = 0; index < 4; index += 1) {
        items.push(
          await orders.anItemOf([
            { lot: `C-${index}a`, quantity: '11', expiresOn: '2027-01-31' },
            { lot: `C-${index}b`, quantity: '100', expiresOn: '2027-06-30', in: 'otherShelf' },
          ]),
        );
      }
      const attempts = { count: 0 };
      const counting: typeof allocateOrder = {
        name: 'allocateOrder',
        run: (work, intents) => {
          attempts.count += 1;
          return allocateOrder.run(work, intents);
        },
      };
      const placed = await Promise.all(
        Array.from({ length: 24 }, (_, turn) => {
          const rotated = [...items.slice(turn % 4), ...items.slice(0, turn % 4)];
          return orders.place((turn % 2 === 0 ? rotated : rotated.reverse()).map((item) => ({ item, quantity: '2' })));
        }),
      );
      const outcomes = await Promise.all(placed.map((orderId) => world.run(counting, { orderId })));
      expect(codesOf(outcomes)).toEqual([]);
      expect(attempts.count).toBe(24);
      for (const item of items) expect(await orders.allocatedOf(item)).toBe(48);
    },
    WATCHDOG_MS,
  );

  it(
    'keep the books true while others move, hold, release and cancel',
    async () => {
      const item = await orders.anItemOf([
        { lot: 'B-1', quantity: '30', expiresOn: '2027-01-31' },
        { lot: 'B-2', quantity: '30', expiresOn: '2027-02-28' },
        { lot: 'B-3', quantity: '30' },
      ]);
      const { shelf, otherShelf } = world.bins;
      const hands = Array.from({ length: 60 }, async (_, turn): Promise<readonly Outcome<unknown, Refusal>[]> => {
        const lotId = Object.values(item.lots)[turn % 3] as string;
        const [fromBin, toBin] = turn % 2 === 0 ? [shelf, otherShelf] : [otherShelf, shelf];
        if (turn % 5 === 3)
          return [await world.run(moveStock, { lotId, fromBinId: fromBin.publicId, toBinId: toBin.publicId, quantity: { value: '3' } })];
        if (turn % 5 === 4) {
          const hold = {
            type: 'QUALITY',
            scope: 'QUANTITY',
            lotId,
            binId: fromBin.publicId,
            quantity: { value: '1' },
            reasonCode: 'QUALITY_CHECK',
          } as const;
          return [await world.run(placeHold, hold)];
        }
        const placed = await orders.tryPlacing([{ item, quantity: '3' }], { allocate: true, strategy: turn % 2 === 0 ? 'FEFO' : 'LIFO' });
        if (!placed.ok || turn % 3 !== 0) return [placed];
        const { orderId } = placed.value;
        if (turn % 2 === 0) return [placed, await world.run(cancelOrder, { orderId, reason: 'test' })];
        return [placed, await world.run(releaseAllocation, { allocationIds: await orders.allocationIds(orderId) })];
      });
      const outcomes = (await Promise.all(hands)).flat();
      expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(30);
      expect(codesOf(outcomes).filter((code) => !['INSUFFICIENT_STOCK', 'INSUFFICIENT_LOT_IN_BIN', 'LOT_ON_HOLD'].includes(code))).toEqual(
        [],
      );
      expect(await brokenChecks(world.tenantId)).toEqual([]);
    },
    WATCHDOG_MS,
  );
});

describe('an allocation, and a hold of the same lot', () => {
  const twoLots = (): Promise<StockedItem> =>
    orders.anItemOf([
      { lot: 'H-1', quantity: '5', expiresOn: '2027-01-31' },
      { lot: 'H-2', quantity: '5', expiresOn: '2027-06-30' },
    ]);
  const holdOf = (item: StockedItem) => ({ type: 'QUALITY', scope: 'LOT', lotId: item.lots['H-1']!, reasonCode: 'QUALITY_CHECK' }) as const;
  const stopping = <Input, Result>(command: Command<Input, Result, Refusal>, point: PausePoint) => pausing(command, point);
  const lotsOf = async (orderId: string) => (await orders.bound(orderId)).map(({ lot }) => lot);

  it('takes the next lot when the hold comes after it has looked', async () => {
    const item = await twoLots();
    const orderId = await orders.place([{ item, quantity: '3' }]);
    const point = before('lockBalances');
    const allocating = world.run(stopping(allocateOrder, point), { orderId });
    await point.reached;
    await world.done(placeHold, holdOf(item));
    point.resume();
    expect((await allocating).ok).toBe(true);
    expect(await lotsOf(orderId)).toEqual(['H-2']);
  });

  it('takes the next lot when the hold stands but is not committed', async () => {
    const item = await twoLots();
    const orderId = await orders.place([{ item, quantity: '3' }]);
    const point = after('writeBlocks');
    const holding = world.run(stopping(placeHold, point), holdOf(item));
    await point.reached;
    const allocating = world.run(allocateOrder, { orderId });
    await someoneWaits(world);
    point.resume();
    expect((await Promise.all([holding, allocating])).every(({ ok }) => ok)).toBe(true);
    expect(await lotsOf(orderId)).toEqual(['H-2']);
  });

  it('keeps what it took when it comes first: the hold then stops it where it lies', async () => {
    const item = await twoLots();
    const orderId = await orders.place([{ item, quantity: '3' }]);
    const point = after('changeAllocated');
    const allocating = world.run(stopping(allocateOrder, point), { orderId });
    await point.reached;
    const holding = world.run(placeHold, holdOf(item));
    await someoneWaits(world);
    point.resume();
    expect((await Promise.all([allocating, holding])).every(({ ok }) => ok)).toBe(true);
    expect(await lotsOf(orderId)).toEqual(['H-1']);
  });

  it('is refused, not wrong, when all that there was is held after it has looked', async () => {
    const item = await twoLots();
    const orderId = await orders.place([{ item, quantity: '8' }]);
    const point = before('lockBalances');
    const allocating = world.run(stopping(allocateOrder, point), { orderId });
    await point.reached;
    await world.done(placeHold, holdOf(item));
    point.resume();
    expect(await allocating).toMatchObject({ ok: false, refusals: [{ code: 'INSUFFICIENT_STOCK', facts: { available: '5', held: '5' } }] });
    expect(await orders.allocatedOf(item)).toBe(0);
  });
});

describe('an allocation, and a move of the same stock', () => {
  it('follows the goods that were moved after it has looked', async () => {
    const item = await orders.anItemOf([{ lot: 'V-1', quantity: '5' }]);
    const orderId = await orders.place([{ item, quantity: '5' }]);
    const point = before('lockBalances');
    const allocating = world.run(pausing(allocateOrder, point), { orderId });
    await point.reached;
    const { shelf, otherShelf } = world.bins;
    await world.done(moveStock, {
      lotId: item.lots['V-1']!,
      fromBinId: shelf.publicId,
      toBinId: otherShelf.publicId,
      quantity: { value: '5' },
    });
    point.resume();
    expect((await allocating).ok).toBe(true);
    expect(await orders.bound(orderId)).toEqual([{ lot: 'V-1', bin: 'otherShelf', quantity: 5, state: 2 }]);
  });

  it('moves nothing that was just bound', async () => {
    const item = await orders.anItemOf([{ lot: 'V-2', quantity: '5' }]);
    const orderId = await orders.place([{ item, quantity: '4' }]);
    const point = after('changeAllocated');
    const allocating = world.run(pausing(allocateOrder, point), { orderId });
    await point.reached;
    const { shelf, quarantine } = world.bins;
    const moving = world.run(moveStock, {
      lotId: item.lots['V-2']!,
      fromBinId: shelf.publicId,
      toBinId: quarantine.publicId,
      quantity: { value: '2' },
    });
    await someoneWaits(world);
    point.resume();
    expect((await allocating).ok).toBe(true);
    expect(await moving).toMatchObject({
      ok: false,
      refusals: [{ code: 'INSUFFICIENT_LOT_IN_BIN', facts: { available: '1', allocated: '4' } }],
    });
  });
});

describe('two that change one order', () => {
  it('allocate it once', async () => {
    const item = await orders.anItemOf([{ lot: 'O-1', quantity: '20' }]);
    const orderId = await orders.place([{ item, quantity: '5' }]);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => world.run(allocateOrder, { orderId })));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await orders.allocatedOf(item)).toBe(5);
  });

  it('leave nothing bound to an order that was cancelled meanwhile', async () => {
    const item = await orders.anItemOf([{ lot: 'O-2', quantity: '20' }]);
    const orderId = await orders.place([{ item, quantity: '5' }]);
    const point = after('changeAllocated');
    const allocating = world.run(pausing(allocateOrder, point), { orderId });
    await point.reached;
    const cancelling = world.run(cancelOrder, { orderId, reason: 'test' });
    await someoneWaits(world);
    point.resume();
    expect((await Promise.all([allocating, cancelling])).every(({ ok }) => ok)).toBe(true);
    expect(await orders.allocatedOf(item)).toBe(0);
  });
});
