import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '../../src/commands/ordering/placeOrder.js';
import type { PlaceOrder } from '../../src/commands/ordering/placeOrderInput.js';
import { idempotencyConflict } from '../../src/domain/shared/refusals.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { postedKeys } from '../../src/ledger/keyedSource.js';
import { openDatabase, type Database } from '../../src/platform/database/database.js';
import { createExecutor, type Executor, type Outcome } from '../../src/platform/execute.js';
import { allRecords } from '../../src/records/allRecords.js';
import { anOrderWorld, type OrderWorld, type StockedItem } from '../commands/orderWorld.js';
import { testDatabase } from '../support/database.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';

const WATCHDOG_MS = 300_000;

let world: World;
let orders: OrderWorld;
let elsewhere: Database;

beforeAll(async () => {
  world = await aWorld();
  orders = await anOrderWorld(world);
  elsewhere = await openDatabase({ logins: (await testDatabase()).logins, entities: allRecords });
});
afterAll(async () => {
  await Promise.all([world.close(), elsewhere.close()]);
});

const executorOn = ({ orm }: Database, gathers: boolean): Executor<Refusal> =>
  createExecutor<Refusal>({ orm, now: () => world.clock.now(), conflict: idempotencyConflict, spentKeys: postedKeys, gathers });

let keys = 0;
/** All attempts through so many clients, each with a key, in turn through each of the executors: what throws fails the test. */
async function race(
  executors: readonly Executor<Refusal>[],
  { attempts, clients }: { readonly attempts: readonly PlaceOrder[]; readonly clients: number },
): Promise<readonly Outcome<unknown, Refusal>[]> {
  const outcomes: Outcome<unknown, Refusal>[] = [];
  let next = 0;
  const client = async (number: number): Promise<void> => {
    const executor = executors[number % executors.length] as Executor<Refusal>;
    while (next < attempts.length) {
      const input = attempts[next] as PlaceOrder;
      next += 1;
      keys += 1;
      outcomes.push(...(await executor.execute(placeOrder, { actor: world }, [{ key: `race-${keys}`, input }])));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return outcomes;
}

const wanting = (items: readonly StockedItem[], more: Partial<PlaceOrder> = {}): PlaceOrder => ({
  customerId: orders.customer.publicId,
  siteId: world.site.publicId,
  lines: items.map((item) => ({ itemId: item.publicId, quantity: { value: '1' } })),
  allocate: true,
  ...more,
});
const refusedCodes = (outcomes: readonly Outcome<unknown, Refusal>[]): readonly string[] => [
  ...new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals.map(({ code }) => code)))),
];

// Without the queue each client waits for a connection of its own, and on a busy machine 500 wait longer than a pool lets them.
const CASES = [
  { name: 'with the queue, from two processes', clients: 500, gathers: true, others: true, attempts: 5_000, units: 2_000 },
  { name: 'without it, from two processes', clients: 60, gathers: false, others: true, attempts: 1_000, units: 400 },
  { name: 'with the queue here and without it there', clients: 60, gathers: true, others: false, attempts: 1_000, units: 400 },
];

describe.each(CASES)('$clients clients $name', ({ clients, gathers, others, attempts, units }) => {
  const executors = (): readonly Executor<Refusal>[] => [executorOn(world.database, gathers), executorOn(elsewhere, gathers && others)];

  it(
    `sell the last ${units} units of a hot lot exactly, in ${attempts} attempts`,
    async () => {
      const item = await orders.anItemOf([{ lot: 'HOT', quantity: String(units), expiresOn: '2027-01-31' }]);
      const outcomes = await race(executors(), { attempts: Array.from({ length: attempts }, () => wanting([item])), clients });
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(units);
      expect(refusedCodes(outcomes)).toEqual(['INSUFFICIENT_STOCK']);
      expect(await orders.allocatedOf(item)).toBe(units);
      expect(await brokenChecks(world.tenantId)).toEqual([]);
    },
    WATCHDOG_MS,
  );

  it(
    `sell the last ${units} units of 50 lots exactly, with lines in opposite orders`,
    async () => {
      const items: StockedItem[] = [];
      for (let index = 0; index < 50; index += 1) items.push(await orders.anItemOf([{ lot: 'ONE', quantity: String(units / 50) }]));
      const inTurn = Array.from({ length: attempts / 5 }, (_, turn) => {
        const five = Array.from({ length: 5 }, (_each, line) => items[(turn * 3 + line * 7) % 50] as StockedItem);
        return wanting(turn % 2 === 0 ? five : five.reverse(), { partial: true });
      });
      const outcomes = await race(executors(), { attempts: inTurn, clients });
      expect(refusedCodes(outcomes)).toEqual([]);
      for (const item of items) expect(await orders.allocatedOf(item)).toBe(units / 50);
      expect(await brokenChecks(world.tenantId)).toEqual([]);
    },
    WATCHDOG_MS,
  );
});
