import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrderWorld, type OrderWorld } from '../commands/orderWorld.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';
import { faultsAt } from './meetings.js';
import {
  allocatingAndHolding,
  amendingAndShipping,
  cancellingAndPicking,
  expiringAndShipping,
  shippingAndHolding,
  type Pair,
} from './pairs.js';

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

// Where the two part; every statement of both is gone through in shippingRaces.ci.test.ts.
describe('two that meet', () => {
  it.each<[string, string, (orders: OrderWorld) => readonly Pair[], 0 | 1]>([
    ['allocate', 'lockBalances', allocatingAndHolding, 0],
    ['hold', 'announce', allocatingAndHolding, 1],
    ['ship', 'shareLots', shippingAndHolding, 0],
    ['ship', 'insertTransactions', shippingAndHolding, 0],
    ['hold', 'placeHolds', shippingAndHolding, 1],
    ['cancel', 'cancelOrders', cancellingAndPicking, 0],
    ['pick', 'advanceAllocations', cancellingAndPicking, 1],
    ['amend', 'amendOrderLines', amendingAndShipping, 0],
    ['ship', 'countShipped', amendingAndShipping, 1],
  ])('come to what is legal for the one that came first: %s, stopped before %s', async (_, statement, pairsOf, stopped) => {
    const faults: string[] = [];
    for (const pair of pairsOf(orders)) faults.push(...(await faultsAt(world, pair, { stopped, statement })));
    expect(faults).toEqual([]);
  });

  it('leave an exception about what has expired open, though the shipment of another part of it began before midnight', async () => {
    const faults: string[] = [];
    for (const pair of expiringAndShipping(orders))
      faults.push(...(await faultsAt(world, pair, { stopped: 1, statement: 'countShipped' })));
    expect(faults).toEqual([]);
  });
});
