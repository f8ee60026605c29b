import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { transformLots } from '../../src/commands/transforming/transformLots.js';
import { turnRetention } from '../../src/events/retention.js';
import { cloneTemplate } from '../support/database.js';
import { WORLD_NOW, aWorld, type World } from '../support/world.js';

const DAY_MS = 86_400_000;

let world: World;
let other: World;
let lotId: string;
beforeAll(async () => {
  const on = await cloneTemplate('forgotten_keys');
  world = await aWorld(on);
  other = await aWorld(on);
});
afterAll(async () => {
  await Promise.all([world.close(), other.close()]);
});
beforeEach(async () => {
  world.clock.set(WORLD_NOW);
  const [received] = (await world.done(receiveGoods, receipt(world))).lotIds;
  lotId = received as string;
  await world.rows('delete from idempotency_key');
});

let lots = 0;
const receipt = ({ site, supplier, item, bins }: World) => ({
  siteId: site.publicId,
  supplierId: supplier.publicId,
  lines: [
    {
      itemId: item.publicId,
      quantity: { value: '100' },
      supplierLotNumber: `L-${(lots += 1)}`,
      expiresOn: '2027-05-31',
      binId: bins.shelf.publicId,
    },
  ],
});
const move = () => ({
  lotId,
  fromBinId: world.bins.shelf.publicId,
  toBinId: world.bins.otherShelf.publicId,
  quantity: { value: '3' },
});
const split = () => ({
  kind: 'SPLIT' as const,
  inputs: [{ lotId, binId: world.bins.shelf.publicId, quantity: { value: '10' } }],
  outputs: ['A', 'B'].map((half) => ({ lotNumber: `${lotId}-${half}`, binId: world.bins.shelf.publicId, quantity: { value: '5' } })),
});

const daysLater = (days: number, milliseconds = 0): void =>
  world.clock.set(new Date(Date.parse(WORLD_NOW) + days * DAY_MS + milliseconds).toISOString());
const turn = (): Promise<void> => turnRetention({ pool: world.database.relay, now: () => world.clock.now(), retentionDays: 90 });
const keysOf = async ({ rows, tenantId }: World): Promise<readonly string[]> =>
  (await rows<{ key: string }>('select key from idempotency_key where tenant_id = $1 order by key', [tenantId])).map(({ key }) => key);
const onOtherShelf = async (): Promise<unknown> =>
  (
    await world.rows<{ quantity: number }>(
      `select coalesce(sum(b.on_hand), 0)::float as quantity from balance b join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id
       join lot on lot.tenant_id = b.tenant_id and lot.id = b.lot_id
       where b.tenant_id = $1 and bin.id = $2`,
      [world.tenantId, world.bins.otherShelf.id],
    )
  )[0]?.quantity;

describe('idempotency keys', () => {
  it('are kept for thirty days by the business clock, of every tenant, and no longer', async () => {
    await world.done(moveStock, move(), { key: 'old' });
    await other.done(receiveGoods, receipt(other), { key: 'theirs' });
    daysLater(1);
    await world.done(moveStock, move(), { key: 'newer' });
    daysLater(30);
    await turn();
    expect([await keysOf(world), await keysOf(other)]).toEqual([['newer', 'old'], ['theirs']]);
    daysLater(30, 1);
    await turn();
    expect([await keysOf(world), await keysOf(other)]).toEqual([['newer'], []]);
    daysLater(32);
    await turn();
    expect(await keysOf(world)).toEqual([]);
  });

  it('are forgotten however many they are, so many at once', async () => {
    await world.rows(
      `insert into idempotency_key (tenant_id, principal_id, key, command, input_sha256, created_at)
       select $1, $2, 'many ' || n, 'moveStock', '\\x00', $3 from generate_series(1, 12345) n`,
      [world.tenantId, world.principalId, WORLD_NOW],
    );
    daysLater(31);
    await turn();
    expect(await keysOf(world)).toEqual([]);
  });
});

describe('a key that is sent again after it was forgotten', () => {
  const after = async (): Promise<void> => {
    daysLater(31);
    await turn();
    expect(await keysOf(world)).toEqual([]);
  };

  it('moves nothing a second time: it is a conflict, and stays one', async () => {
    await world.done(moveStock, move(), { key: 'move' });
    const moved = await onOtherShelf();
    await after();
    for (let again = 0; again < 2; again += 1) {
      expect(await world.run(moveStock, move(), { key: 'move' })).toMatchObject({
        ok: false,
        refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }],
      });
      expect([await onOtherShelf(), await keysOf(world)]).toEqual([moved, []]);
    }
  });

  it('receives and transforms nothing a second time', async () => {
    const goods = receipt(world);
    await world.done(receiveGoods, goods, { key: 'receipt' });
    const halves = split();
    await world.done(transformLots, halves, { key: 'split' });
    await after();
    expect(await world.run(receiveGoods, goods, { key: 'receipt' })).toMatchObject({
      ok: false,
      refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }],
    });
    const others = split();
    const again = { ...others, outputs: others.outputs.map((output) => ({ ...output, lotNumber: `${output.lotNumber}2` })) };
    expect(await world.run(transformLots, again, { key: 'split' })).toMatchObject({
      ok: false,
      refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }],
    });
  });

  it('leaves those beside it untouched, and is free for another principal', async () => {
    await world.done(moveStock, move(), { key: 'shared' });
    await after();
    const before = Number(await onOtherShelf());
    const { tenantId, principalId } = world;
    const intents = [
      { key: 'shared', input: move() },
      { key: 'fresh', input: move() },
    ];
    const outcomes = await world.executor.execute(moveStock, { actor: { tenantId, principalId } }, intents);
    expect(outcomes).toMatchObject([
      { ok: false, refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] },
      { ok: true, replayed: false },
    ]);
    expect([await onOtherShelf(), await keysOf(world)]).toEqual([before + 3, ['fresh']]);
    const [second] = await world.rows<{ id: number }>(
      `insert into principal (tenant_id, public_id, name, role) values ($1, gen_random_uuid(), 'second', 'operator') returning id`,
      [tenantId],
    );
    const [theirs] = await world.executor.execute(moveStock, { actor: { tenantId, principalId: Number(second?.id) } }, intents.slice(0, 1));
    expect(theirs).toMatchObject({ ok: true, replayed: false });
  });

  it('is a conflict for each of those who send it at once', async () => {
    await world.done(moveStock, move(), { key: 'twice' });
    const moved = await onOtherShelf();
    await after();
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => world.run(moveStock, move(), { key: 'twice' })));
    expect(outcomes.map((outcome) => !outcome.ok && outcome.refusals[0]?.code)).toEqual(
      Array.from({ length: 4 }, () => 'IDEMPOTENCY_CONFLICT'),
    );
    expect(await onOtherShelf()).toBe(moved);
  });
});
