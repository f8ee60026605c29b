import { announceExpiring } from '../../src/commands/alerting/announceExpiring.js';
import { allocateOrder } from '../../src/commands/allocating/allocateOrder.js';
import { placeHold, type PlaceHold } from '../../src/commands/holding/placeHold.js';
import { amendOrder } from '../../src/commands/ordering/amendOrder.js';
import { cancelOrder } from '../../src/commands/ordering/cancelOrder.js';
import { packOrder } from '../../src/commands/shipping/packOrder.js';
import { pickOrder } from '../../src/commands/shipping/pickOrder.js';
import { shipOrder } from '../../src/commands/shipping/shipOrder.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { Command } from '../../src/platform/execute.js';
import type { OrderWorld, StockedItem } from '../commands/orderWorld.js';
import type { Side } from '../support/stepping.js';

/** How an order and its stock stand when both are through. Sums over its lines and over all stock of their items. */
export interface Ending {
  readonly status: 'OPEN' | 'CANCELLED' | 'SHIPPED';
  readonly allocated: number;
  readonly shipped: number;
  /** On hand where goods are packed. */
  readonly staged: number;
  /** Open work exceptions about its lots. */
  readonly exceptions: number;
}

/** What two must come to when one of them came first: the refusal of each, if any, and how all stands. */
export interface Legal extends Ending {
  readonly codes: readonly [string | null, string | null];
}

/** An order with its stock, ready for the two. */
export interface Setting {
  readonly orderId: string;
  readonly items: readonly StockedItem[];
  readonly sides: readonly [Side, Side];
  /** After both are through, before it is looked at. */
  after?(): Promise<void>;
}

export interface Pair {
  readonly name: string;
  /**
   * Which of the two comes first. LOCKS: the one that ended while the other stood, or else the one that was waited for. CLOCK: the one that began,
   * since each lives at the instant at which its unit of work was opened.
   */
  readonly orderedBy: 'LOCKS' | 'CLOCK';
  set(): Promise<Setting>;
  /** By which of the two came first. */
  readonly legal: readonly [Legal, Legal];
}

/** What lies of each lot, in the shelf. */
export const STOCK = 10;
export const LAST_SECOND = '2027-01-31T23:59:59.000Z';
export const FIRST_SECOND = '2027-02-01T00:00:00.000Z';
const LAST_DAY = '2027-01-31';
export const CLOCK_OF_PAIRS = '2026-11-22T08:00:00.000Z';

const IS_CLOSED = 'ILLEGAL_STATUS_TRANSITION';

/** How the orders of a pair look. */
interface Order {
  /** Of each line; one lot a line. */
  readonly quantity: number;
  readonly lines?: number;
  readonly readiness: 'PLACED' | 'ALLOCATED' | 'PICKED' | 'PACKED';
  /** Of the first line; all if absent. */
  readonly picked?: number;
}

type Ready = Omit<Setting, 'sides'>;

async function readyOrder(orders: OrderWorld, { quantity, lines = 1, readiness, picked }: Order): Promise<Ready> {
  const { world } = orders;
  const items: StockedItem[] = [];
  for (let line = 0; line < lines; line += 1) {
    items.push(await orders.anItemOf([{ lot: 'A', quantity: String(STOCK), expiresOn: LAST_DAY }]));
  }
  const wanted = items.map((item) => ({ item, quantity: String(quantity) }));
  const orderId = await orders.place(wanted, { allocate: readiness !== 'PLACED' });
  if (readiness === 'PICKED' || readiness === 'PACKED') {
    const [allocationId] = (await orders.allocationIds(orderId)) as [string];
    const picks = picked === undefined ? {} : { picks: [{ allocationId, quantity: { value: String(picked) } }] };
    await world.done(pickOrder, { orderId, ...picks });
  }
  if (readiness === 'PACKED') await world.done(packOrder, { orderId, packages: [{ code: `BOX-${orderId}` }] });
  return { orderId, items };
}

function side<Input, Result>(orders: OrderWorld, command: Command<Input, Result, Refusal>, input: Input): Side {
  return { name: command.name, run: async (watch) => await orders.world.run(watch(command), input) };
}

type HoldOf = (item: StockedItem) => PlaceHold;

/** Holds of a lot in each of the scopes that one lot can be stopped in. */
function holdsOf({ world }: OrderWorld): Readonly<Record<'ofLot' | 'ofShelf' | 'ofStaging', HoldOf>> & {
  readonly of: (value: string, bin: 'shelf' | 'staging') => HoldOf;
} {
  const common = { type: 'QUALITY', reasonCode: 'QUALITY_CHECK' } as const;
  const inBin =
    (bin: 'shelf' | 'staging'): HoldOf =>
    (item) => ({ ...common, scope: 'LOT_BIN', lotId: item.lots['A'] as string, binId: world.bins[bin].publicId });
  return {
    ofLot: (item) => ({ ...common, scope: 'LOT', lotId: item.lots['A'] as string }),
    ofShelf: inBin('shelf'),
    ofStaging: inBin('staging'),
    of: (value, bin) => (item) => ({ ...inBin(bin)(item), scope: 'QUANTITY', quantity: { value } }),
  };
}

const open = (allocated: number, more: Partial<Legal> = {}): Legal => ({
  status: 'OPEN',
  allocated,
  shipped: 0,
  staged: 0,
  exceptions: 0,
  codes: [null, null],
  ...more,
});
const sent = (shipped: number, more: Partial<Legal> = {}): Legal => ({ ...open(0), status: 'SHIPPED', shipped, ...more });
const cancelled = (staged: number, more: Partial<Legal> = {}): Legal => ({ ...open(0), status: 'CANCELLED', staged, ...more });

/** All stock of a lot is stopped while it is being bound: bound before and stopped where it lies, or not bound. */
export function allocatingAndHolding(orders: OrderWorld): readonly Pair[] {
  const holds = holdsOf(orders);
  const pair = (name: string, order: Omit<Order, 'readiness'>, hold: HoldOf, legal: Pair['legal'], partial = false): Pair => ({
    name: `allocate and hold, ${name}`,
    orderedBy: 'LOCKS',
    legal,
    async set() {
      const ready = await readyOrder(orders, { ...order, readiness: 'PLACED' });
      const [item] = ready.items as [StockedItem];
      const { orderId } = ready;
      return { ...ready, sides: [side(orders, allocateOrder, { orderId, partial }), side(orders, placeHold, hold(item))] };
    },
  });
  const short = { codes: ['INSUFFICIENT_STOCK', null] } as const;
  return [
    pair('part of the lot', { quantity: 4 }, holds.ofLot, [open(4, { exceptions: 1 }), open(0, short)]),
    pair('two lines of which one is stopped', { quantity: 10, lines: 2 }, holds.ofShelf, [open(20, { exceptions: 1 }), open(0, short)]),
    pair('a quantity, and what is left', { quantity: 4 }, holds.of('8', 'shelf'), [open(4, { exceptions: 1 }), open(2)], true),
  ];
}

/** A shipment leaves before its lot is stopped, or does not leave. */
export function shippingAndHolding(orders: OrderWorld): readonly Pair[] {
  const holds = holdsOf(orders);
  const pair = (name: string, order: Order, hold: HoldOf, legal: Pair['legal']): Pair => ({
    name: `ship and hold, ${name}`,
    orderedBy: 'LOCKS',
    legal,
    async set() {
      const ready = await readyOrder(orders, order);
      const [item] = ready.items as [StockedItem];
      return { ...ready, sides: [side(orders, shipOrder, { orderId: ready.orderId }), side(orders, placeHold, hold(item))] };
    },
  });
  const stopped = { codes: ['LOT_ON_HOLD', null], exceptions: 1 } as const;
  return [
    pair('part of the lot, picked', { quantity: 4, readiness: 'PICKED' }, holds.ofLot, [sent(4), open(4, { ...stopped, staged: 4 })]),
    pair('two lines, packed, of which one is stopped', { quantity: 10, lines: 2, readiness: 'PACKED' }, holds.ofStaging, [
      sent(20),
      open(20, { ...stopped, staged: 20 }),
    ]),
    pair('a quantity of what is picked', { quantity: 4, readiness: 'PICKED' }, holds.of('3', 'staging'), [
      sent(4, { codes: [null, 'INSUFFICIENT_LOT_IN_BIN'] }),
      open(4, { ...stopped, staged: 4 }),
    ]),
  ];
}

/** A cancelled order's goods are not picked any more; those that were wait where they stand, and nobody's. */
export function cancellingAndPicking(orders: OrderWorld): readonly Pair[] {
  const pair = (name: string, order: Omit<Order, 'readiness'>, { taken, staged }: { taken?: number; staged: number }): Pair => ({
    name: `cancel and pick, ${name}`,
    orderedBy: 'LOCKS',
    // An allocation that is named is none any more, which is said too.
    legal: [cancelled(0, { codes: [null, taken === undefined ? IS_CLOSED : `${IS_CLOSED},NOT_FOUND`] }), cancelled(staged)],
    async set() {
      const ready = await readyOrder(orders, { ...order, readiness: 'ALLOCATED' });
      const { orderId } = ready;
      const [allocationId] = (await orders.allocationIds(orderId)) as [string];
      const picks = taken === undefined ? {} : { picks: [{ allocationId, quantity: { value: String(taken) } }] };
      return { ...ready, sides: [side(orders, cancelOrder, { orderId, reason: 'test' }), side(orders, pickOrder, { orderId, ...picks })] };
    },
  });
  return [
    pair('part of the lot', { quantity: 4 }, { staged: 4 }),
    pair('two lines', { quantity: 10, lines: 2 }, { staged: 20 }),
    pair('part of an allocation', { quantity: 4 }, { taken: 1, staged: 1 }),
  ];
}

/** What is shipped is what was bound by then; a line never wants less than has left of it. */
export function amendingAndShipping(orders: OrderWorld): readonly Pair[] {
  const pair = (name: string, order: Order, wanted: string, legal: Pair['legal']): Pair => ({
    name: `amend and ship, ${name}`,
    orderedBy: 'LOCKS',
    legal,
    async set() {
      const ready = await readyOrder(orders, order);
      const { orderId } = ready;
      const [orderLineId] = (await orders.lineIds(orderId)) as [string];
      const lines = [{ orderLineId, quantity: { value: wanted } }];
      return { ...ready, sides: [side(orders, amendOrder, { orderId, lines }), side(orders, shipOrder, { orderId })] };
    },
  });
  const tooLate = (codes: string): Partial<Legal> => ({ codes: [codes, null] });
  /** All reasons at once: the order is closed, and the line is to want less than has left of it. */
  const tooLittle = tooLate(`${IS_CLOSED},QUANTITY_INVALID`);
  return [
    pair('to less than is picked', { quantity: 4, readiness: 'PICKED' }, '3', [sent(3, { staged: 1 }), sent(4, tooLittle)]),
    pair('to more', { quantity: 4, readiness: 'PICKED' }, '6', [open(2, { shipped: 4 }), sent(4, tooLate(IS_CLOSED))]),
    pair('one of two packed lines to nothing', { quantity: 10, lines: 2, readiness: 'PACKED' }, '0', [
      sent(10, { staged: 10 }),
      sent(20, tooLittle),
    ]),
    pair('to less than is about to leave', { quantity: 4, readiness: 'PICKED', picked: 2 }, '1', [
      sent(1, { staged: 1 }),
      open(2, { ...tooLate('QUANTITY_INVALID'), shipped: 2 }),
    ]),
  ];
}

/** Midnight after the last usable day comes between: what began before leaves, what begins after does not. */
export function expiringAndShipping(orders: OrderWorld): readonly Pair[] {
  const { world } = orders;
  const scan = side(orders, announceExpiring, {});
  const pair = (name: string, order: Order, legal: Pair['legal']): Pair => ({
    name: `expire and ship, ${name}`,
    orderedBy: 'CLOCK',
    legal,
    async set() {
      const ready = await readyOrder(orders, order);
      world.clock.set(LAST_SECOND);
      const midnightAndScan: Side = {
        name: scan.name,
        async run(watch) {
          world.clock.set(FIRST_SECOND);
          return await scan.run(watch);
        },
      };
      return {
        ...ready,
        sides: [midnightAndScan, side(orders, shipOrder, { orderId: ready.orderId })],
        // A scan may find what leaves in the same moment: the next one sees that it is over.
        async after() {
          world.clock.set(FIRST_SECOND);
          await world.done(announceExpiring, {});
          world.clock.set(CLOCK_OF_PAIRS);
        },
      };
    },
  });
  const expired = (allocated: number, exceptions: number): Legal =>
    open(allocated, { staged: allocated, exceptions, codes: [null, 'LOT_EXPIRED'] });
  return [
    pair('part of the lot, picked', { quantity: 4, readiness: 'PICKED' }, [expired(4, 1), sent(4)]),
    pair('two lines, packed', { quantity: 10, lines: 2, readiness: 'PACKED' }, [expired(20, 2), sent(20)]),
    pair('what is picked of an allocation', { quantity: 4, readiness: 'PICKED', picked: 1 }, [
      { ...expired(4, 1), staged: 1 },
      open(3, { shipped: 1, exceptions: 1 }),
    ]),
  ];
}
