import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { allocateOrder } from '../../src/commands/allocating/allocateOrder.js';
import { defineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRule.js';
import { releaseReservation } from '../../src/commands/ordering/releaseReservation.js';
import { reserveStock, type ReserveStock } from '../../src/commands/ordering/reserveStock.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { Outcome } from '../../src/platform/execute.js';
import { before, after, pausing, someoneWaits } from '../support/pausePoints.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, WORLD_NOW, type Known, type World } from '../support/world.js';
import { anOrderWorld, type OrderWorld, type StockedItem } from './orderWorld.js';

let world: World;
let orders: OrderWorld;
let item: StockedItem;

beforeAll(async () => {
  world = await aWorld();
  orders = await anOrderWorld(world);
});
afterAll(async () => {
  expect(await brokenChecks(world.tenantId)).toEqual([]);
  await world.close();
});
beforeEach(async () => {
  world.clock.set(WORLD_NOW);
  item = await tenInTwoLots();
});

const tenInTwoLots = (): Promise<StockedItem> =>
  orders.anItemOf([
    { lot: 'R-1', quantity: '4', expiresOn: '2027-01-31' },
    { lot: 'R-2', quantity: '6', expiresOn: '2027-06-30' },
  ]);
const claim = (value: string, more: Partial<ReserveStock> = {}): ReserveStock => ({
  itemId: item.publicId,
  siteId: world.site.publicId,
  quantity: { value },
  customerId: orders.customer.publicId,
  ...more,
});
const reserve = async (value: string, more?: Partial<ReserveStock>): Promise<string> =>
  (await world.done(reserveStock, claim(value, more))).reservationId;
const buy = (quantity: string, more: object = {}) => orders.tryPlacing([{ item, quantity }], { allocate: true, ...more });
const why = (outcome: Outcome<unknown, Refusal>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code, facts = {} }) => [code, facts['available'] ?? facts['status'], facts['reserved']]);

describe('a reservation', () => {
  it('keeps its quantity from others, and from nobody what is beyond it', async () => {
    await reserve('7');
    expect(why(await world.run(reserveStock, claim('4')))).toEqual([['INSUFFICIENT_STOCK', '3', '7']]);
    expect(why(await buy('4'))).toEqual([['INSUFFICIENT_STOCK', '3', '7']]);
    expect((await buy('4', { partial: true })).ok).toBe(true);
    expect(await orders.allocatedOf(item)).toBe(3);
    expect((await world.run(reserveStock, claim('1'))).ok).toBe(false);
  });

  it('is of no lot: named ones are as free as others, and all together no more than is left', async () => {
    await reserve('5');
    const orderId = await orders.place([{ item, quantity: '6' }]);
    const [line] = await orders.lineIds(orderId);
    const asked = (quantity: string) => ({ lines: [{ orderLineId: line!, quantity: { value: quantity }, lotIds: [item.lots['R-2']!] }] });
    expect(why(await orders.tryAllocating(orderId, asked('6')))).toEqual([['INSUFFICIENT_STOCK', '5', '5']]);
    expect((await orders.tryAllocating(orderId, asked('5'))).ok).toBe(true);
  });

  it('counts for nothing from the instant on at which it expires', async () => {
    await reserve('10', { expiresInSeconds: 60 });
    world.clock.set('2026-11-22T08:00:59.999Z');
    expect(why(await buy('1'))).toEqual([['INSUFFICIENT_STOCK', '0', '10']]);
    world.clock.set('2026-11-22T08:01:00.000Z');
    expect((await buy('1')).ok).toBe(true);
    expect((await world.run(reserveStock, claim('9'))).ok).toBe(true);
  });

  it('is set free once, and not after its time', async () => {
    const [freed, expired] = [await reserve('6'), await reserve('4', { expiresInSeconds: 60 })];
    await world.done(releaseReservation, { reservationId: freed });
    expect((await buy('6')).ok).toBe(true);
    expect(why(await world.run(releaseReservation, { reservationId: freed }))).toEqual([
      ['ILLEGAL_STATUS_TRANSITION', 'RELEASED', undefined],
    ]);
    world.clock.set('2026-11-22T09:00:00.000Z');
    expect(why(await world.run(releaseReservation, { reservationId: expired }))).toEqual([
      ['ILLEGAL_STATUS_TRANSITION', 'EXPIRED', undefined],
    ]);
  });

  it('is made once for one key, and for no more than rules let the customer have', async () => {
    const customer = await orders.aCustomer();
    await world.done(defineCustomerLotRule, { customerId: customer.publicId, minimumRemainingDays: 100 });
    const asked = claim('6', { customerId: customer.publicId });
    expect(why(await world.run(reserveStock, { ...asked, quantity: { value: '7' } }))).toEqual([['INSUFFICIENT_STOCK', '6', '0']]);
    const made = await world.done(reserveStock, asked, { key: 'same' });
    expect(await world.done(reserveStock, asked, { key: 'same' })).toEqual(made);
    expect((await buy('5')).ok).toBe(false);
  });
});

describe('an order that names a reservation', () => {
  it('gets what was kept for it, once', async () => {
    const reservationIds = [await reserve('8')];
    expect((await buy('8')).ok).toBe(false);
    expect((await buy('8', { reservationIds })).ok).toBe(true);
    expect(why(await buy('1', { reservationIds }))).toEqual([['ILLEGAL_STATUS_TRANSITION', 'USED', undefined]]);
    expect((await buy('2')).ok).toBe(true);
    const [used] = await world.rows(
      `select end_reason, order_id is not null as ordered from reservation where tenant_id = $1 and item_id = $2`,
      [world.tenantId, item.id],
    );
    expect(used).toEqual({ end_reason: 'USED', ordered: true });
  });

  it('does not get what others have reserved beside it, and keeps its own when it is refused', async () => {
    await reserve('5');
    const reservationIds = [await reserve('3')];
    expect(why(await buy('6', { reservationIds }))).toEqual([['INSUFFICIENT_STOCK', '5', '5']]);
    expect((await buy('5', { reservationIds })).ok).toBe(true);
  });

  it('moves it to what is wanted when nothing is bound yet', async () => {
    const reservationIds = [await reserve('10')];
    expect((await orders.tryPlacing([{ item, quantity: '10' }], { reservationIds })).ok).toBe(true);
    expect((await buy('10')).ok).toBe(true);
  });

  it('uses none of another customer, item or site, none that expired, and none twice', async () => {
    const other = await orders.aCustomer();
    const theirs = await reserve('1', { customerId: other.publicId });
    const expired = await reserve('1', { expiresInSeconds: 1 });
    const fine = await reserve('1');
    world.clock.set('2026-11-22T08:00:01.000Z');
    const elsewhere: Known = await tenInTwoLots();
    const refused = await orders.tryPlacing([{ item, quantity: '1' }], { reservationIds: [theirs, expired, fine, fine, item.publicId] });
    expect(why(refused).map(([code]) => code)).toEqual(['PARTNER_MISMATCH', 'ILLEGAL_STATUS_TRANSITION', 'NOT_FOUND', 'INVALID_INPUT']);
    expect(why(await orders.tryPlacing([{ item: elsewhere, quantity: '1' }], { reservationIds: [fine] }))).toEqual([
      ['INVALID_INPUT', undefined, undefined],
    ]);
  });
});

describe('many that reserve and order at once', () => {
  it('get exactly what there is: of 20 reservations of 1 for 10, ten', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => world.run(reserveStock, claim('1'))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10);
    expect((await buy('1')).ok).toBe(false);
  });

  it('wait for each other: an order that has looked takes nothing that is reserved meanwhile', async () => {
    const orderId = await orders.place([{ item, quantity: '8' }]);
    const point = before('lockBalances');
    const allocating = world.run(pausing(allocateOrder, point), { orderId });
    await point.reached;
    const reserving = world.run(reserveStock, claim('4'));
    await someoneWaits(world);
    point.resume();
    expect((await allocating).ok).toBe(true);
    expect(why(await reserving)).toEqual([['INSUFFICIENT_STOCK', '2', '0']]);
  });

  it('wait for each other: a reservation that has counted is seen by the order after it', async () => {
    const orderId = await orders.place([{ item, quantity: '8' }]);
    const point = after('keepReservations');
    const reserving = world.run(pausing(reserveStock, point), claim('4'));
    await point.reached;
    const allocating = world.run(allocateOrder, { orderId });
    await someoneWaits(world);
    point.resume();
    expect((await reserving).ok).toBe(true);
    expect(why(await allocating)).toEqual([['INSUFFICIENT_STOCK', '6', '4']]);
  });

  it('use one reservation once', async () => {
    const reservationIds = [await reserve('2')];
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => orders.tryPlacing([{ item, quantity: '1' }], { reservationIds })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
