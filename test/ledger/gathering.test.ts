import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '../../src/commands/ordering/placeOrder.js';
import type { PlaceOrder } from '../../src/commands/ordering/placeOrderInput.js';
import { idempotencyConflict } from '../../src/domain/shared/refusals.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { postedKeys } from '../../src/ledger/keyedSource.js';
import { createExecutor, type Command, type Executor } from '../../src/platform/execute.js';
import { newPublicId } from '../../src/platform/ids.js';
import type { UnitOfWork } from '../../src/platform/unitOfWork.js';
import { anOrderWorld, type OrderWorld, type StockedItem } from '../commands/orderWorld.js';
import { eventually } from '../support/eventually.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';

let world: World;
let orders: OrderWorld;
const batches: number[] = [];
let executor: Executor<Refusal>;

beforeAll(async () => {
  world = await aWorld();
  orders = await anOrderWorld(world);
  executor = executorOf(world);
});
afterAll(async () => {
  expect(await brokenChecks(world.tenantId)).toEqual([]);
  await world.close();
});

const executorOf = ({ database, clock }: World): Executor<Refusal> =>
  createExecutor<Refusal>({
    orm: database.orm,
    now: () => clock.now(),
    conflict: idempotencyConflict,
    spentKeys: postedKeys,
    observeBatch: (_, intentCount) => void batches.push(intentCount),
  });

const wanting = (item: StockedItem, more: Partial<PlaceOrder> = {}): PlaceOrder => ({
  customerId: orders.customer.publicId,
  siteId: world.site.publicId,
  lines: [{ itemId: item.publicId, quantity: { value: '1' } }],
  allocate: true,
  ...more,
});

async function aPerson(): Promise<{ readonly tenantId: number; readonly principalId: number }> {
  const [row] = await world.rows<{ id: string }>(
    `insert into principal (tenant_id, public_id, name, role) values ($1, $2, $3, 'operator') returning id`,
    [world.tenantId, newPublicId(), `person ${newPublicId()}`],
  );
  return { tenantId: world.tenantId, principalId: Number(row?.id) };
}

/** The same command; something happens when it has kept what it allocated. */
const meddling = (
  meddle: (work: UnitOfWork, inputs: readonly PlaceOrder[]) => Promise<void>,
): Command<PlaceOrder, { readonly orderId: string }, Refusal> => ({
  ...placeOrder,
  async run(work, intents) {
    const verdicts = await placeOrder.run(work, intents);
    await meddle(
      work,
      intents.map(({ input }) => input),
    );
    return verdicts;
  },
});

describe('orders of several people that share a unit of work', () => {
  it('are each its own person’s, whose keys are its own too', async () => {
    const item = await orders.anItemOf([{ lot: 'G-1', quantity: '10' }]);
    const people = [await aPerson(), await aPerson(), await aPerson()];
    batches.length = 0;
    const asked = (): ReturnType<typeof executor.execute>[] =>
      people.map((actor) => executor.execute(placeOrder, { actor }, [{ key: 'the same', input: wanting(item) }]));
    const first = await Promise.all(asked());
    expect(batches).toEqual([3]);
    const kept = await world.rows(
      `select o.placed_by::int as placed, a.allocated_by::int as allocated from allocation a
       join demand_order_line l on l.tenant_id = a.tenant_id and l.id = a.order_line_id join demand_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
       where l.tenant_id = $1 and l.item_id = $2 order by 1`,
      [world.tenantId, item.id],
    );
    expect(kept).toEqual(people.map(({ principalId }) => ({ placed: principalId, allocated: principalId })));
    const again = await Promise.all(asked());
    expect(again).toEqual(first.map(([outcome]) => [{ ...outcome, replayed: true }]));
    expect(await orders.allocatedOf(item)).toBe(3);
  });

  it('come one after the other when one is the other’s twin', async () => {
    const item = await orders.anItemOf([{ lot: 'G-2', quantity: '10' }]);
    const [twin, ...others] = await Promise.all(
      ['k1', 'k1', 'k2'].map((key) => executor.execute(placeOrder, { actor: world }, [{ key: `twin-${key}`, input: wanting(item) }])),
    );
    expect(others.map(([outcome]) => outcome?.ok === true && outcome.replayed)).toEqual([true, false]);
    expect(others[0]?.[0]).toMatchObject({ value: (twin?.[0] as { value: unknown }).value });
    const numbered = await Promise.all(
      ['a', 'b'].map((key) => executor.execute(placeOrder, { actor: world }, [{ key, input: wanting(item, { externalId: 'SO-1' }) }])),
    );
    expect(numbered.map(([outcome]) => outcome?.ok)).toEqual([true, false]);
    expect(numbered[1]?.[0]).toMatchObject({
      refusals: [{ code: 'ALREADY_EXISTS', facts: { order: expect.stringMatching(/^order_/) as unknown } }],
    });
    expect(await orders.allocatedOf(item)).toBe(3);
  });

  it('are never another tenant’s', async () => {
    const other = await aWorld();
    try {
      const theirs = await anOrderWorld(other);
      const item = await orders.anItemOf([{ lot: 'G-3', quantity: '10' }]);
      const foreign = await theirs.anItemOf([{ lot: 'G-3', quantity: '10' }]);
      batches.length = 0;
      const ofTheirs = { ...wanting(foreign), customerId: theirs.customer.publicId, siteId: other.site.publicId };
      const outcomes = await Promise.all([
        executor.execute(placeOrder, { actor: world }, [{ input: wanting(item) }]),
        executor.execute(placeOrder, { actor: other }, [{ input: ofTheirs }]),
        executor.execute(placeOrder, { actor: world }, [{ input: wanting(foreign) }]),
      ]);
      expect(outcomes.map(([outcome]) => outcome?.ok)).toEqual([true, true, false]);
      expect(batches).toEqual([2]);
    } finally {
      await other.close();
    }
  });
});

describe('a batch that breaks', () => {
  it('fails for the one that broke it, and for nobody else', async () => {
    const item = await orders.anItemOf([{ lot: 'B-1', quantity: '10' }]);
    const broken = meddling(async (_, inputs) => {
      if (inputs.some(({ rank }) => rank === 13)) throw new Error('a bug');
    });
    const outcomes = await Promise.allSettled(
      [1, 2, 13, 4, 5].map((rank) => executor.execute(broken, { actor: world }, [{ key: `bug-${rank}`, input: wanting(item, { rank }) }])),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await orders.allocatedOf(item)).toBe(4);
  });

  it('is done again when its connection is cut in the middle: each order once, none by half', async () => {
    const item = await orders.anItemOf([{ lot: 'B-2', quantity: '10' }]);
    let cuts = 0;
    const cut = meddling(async (work) => {
      if (cuts > 0) return;
      cuts += 1;
      const [{ pid } = { pid: 0 }] = await work.rows<{ pid: number }>('select pg_backend_pid() as pid');
      await world.rows('select pg_terminate_backend($1)', [pid]);
      await eventually(
        'the connection to be gone',
        async () => (await world.rows('select from pg_stat_activity where pid = $1', [pid])).length === 0,
      );
    });
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, number) => executor.execute(cut, { actor: world }, [{ key: `cut-${number}`, input: wanting(item) }])),
    );
    expect(outcomes.map(([outcome]) => outcome?.ok)).toEqual(Array<boolean>(6).fill(true));
    expect(cuts).toBe(1);
    const { app } = world.database;
    await eventually('all places of the pool to be free', () => app.idleCount === app.totalCount);
    expect(await orders.allocatedOf(item)).toBe(6);
  });
});
