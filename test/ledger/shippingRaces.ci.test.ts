import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anOrderWorld, type OrderWorld } from '../commands/orderWorld.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';
import { faultsAt, placesOf } from './meetings.js';
import {
  allocatingAndHolding,
  amendingAndShipping,
  cancellingAndPicking,
  expiringAndShipping,
  shippingAndHolding,
  type Pair,
} from './pairs.js';

/** Of each pair of commands at least. */
const INTERLEAVINGS = 50;

let world: World;
let orders: OrderWorld;

beforeEach(async () => {
  world = await aWorld();
  orders = await anOrderWorld(world);
});
afterEach(async () => await world.close());

describe('two that meet at every statement of one and of the other', () => {
  it.each<[string, (orders: OrderWorld) => readonly Pair[]]>([
    ['allocate and hold', allocatingAndHolding],
    ['ship and hold', shippingAndHolding],
    ['cancel and pick', cancellingAndPicking],
    ['amend and ship', amendingAndShipping],
    ['expire and ship', expiringAndShipping],
  ])('%s: come to what is legal for the one that came first', async (_, pairsOf) => {
    const faults: string[] = [];
    let count = 0;
    for (const pair of pairsOf(orders)) {
      for (const place of await placesOf(pair)) {
        faults.push(...(await faultsAt(world, pair, place)));
        count += 1;
      }
    }
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(INTERLEAVINGS);
    expect(await brokenChecks(world.tenantId)).toEqual([]);
  });
});
