import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { releaseHold } from '../../src/commands/holding/releaseHold.js';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { receiveGoods, type GoodsReceivedResult } from '../../src/commands/receiving/receiveGoods.js';
import { transformLots } from '../../src/commands/transforming/transformLots.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { BLOCK_BITS } from '../../src/domain/stock/availability.js';
import type { Command, Outcome } from '../../src/platform/execute.js';
import { after, before, pausing, someoneWaits, type PausePoint } from '../support/pausePoints.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';

let world: World;
let lots = 0;
let lotNumber = '';
let lot = '';

beforeAll(async () => {
  world = await aWorld();
});
afterAll(async () => {
  expect(await brokenChecks(world.tenantId)).toEqual([]);
  await world.close();
});
beforeEach(async () => {
  lots += 1;
  lotNumber = `L-${lots}`;
  lot = (await world.done(receiveGoods, receipt('10'))).lotIds[0] as string;
});

const receipt = (quantity: string, into: keyof World['bins'] = 'shelf') => ({
  siteId: world.site.publicId,
  supplierId: world.supplier.publicId,
  lines: [{ itemId: world.item.publicId, quantity: { value: quantity }, supplierLotNumber: lotNumber, binId: world.bins[into].publicId }],
});
const holdOfLot = () => ({ type: 'QUALITY', scope: 'LOT', lotId: lot, reasonCode: 'QUALITY_CHECK' }) as const;
const holdOfShelf = () => ({ ...holdOfLot(), scope: 'LOT_BIN', binId: world.bins.shelf.publicId }) as const;
const holdOf = (value: string) => ({ ...holdOfLot(), scope: 'QUANTITY', binId: world.bins.shelf.publicId, quantity: { value } }) as const;
const move = (value: string) => ({
  lotId: lot,
  fromBinId: world.bins.shelf.publicId,
  toBinId: world.bins.otherShelf.publicId,
  quantity: { value },
});

/** One intent of a command. */
interface Step<Result> {
  run(point?: PausePoint): Promise<Outcome<Result, Refusal>>;
}

function step<Input, Result>(command: Command<Input, Result, Refusal>, input: Input): Step<Result> {
  return { run: async (point) => await world.run(point === undefined ? command : pausing(command, point), input) };
}

type Both<First, Second> = readonly [Outcome<First, Refusal>, Outcome<Second, Refusal>];

/** The first stops at the point holding its locks, the second runs into them, the first goes on. */
async function runsInto<First, Second>(first: Step<First>, point: PausePoint, second: Step<Second>): Promise<Both<First, Second>> {
  const one = first.run(point);
  await point.reached;
  const two = second.run();
  await someoneWaits(world);
  point.resume();
  return await Promise.all([one, two]);
}

/** The first stops at the point, the second runs from beginning to end, the first goes on with what it saw before. */
async function overtakes<First, Second>(first: Step<First>, point: PausePoint, second: Step<Second>): Promise<Both<First, Second>> {
  const one = first.run(point);
  await point.reached;
  const two = await second.run();
  point.resume();
  return [await one, two];
}

interface State {
  readonly bin: string;
  readonly onHand: number;
  readonly held: number;
  readonly isOnHold: boolean;
}

const states = async (number = lotNumber): Promise<readonly State[]> =>
  await world.rows<State>(
    `select bin.code as bin, b.on_hand::float as "onHand", b.held::float as held, b.blocked_bits & $3 > 0 as "isOnHold" from balance b
     join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id join lot on lot.tenant_id = b.tenant_id and lot.id = b.lot_id
     where b.tenant_id = $1 and b.stored and lot.lot_number = $2 order by bin.code`,
    [world.tenantId, number, BLOCK_BITS.ON_HOLD],
  );

const onHold = (bin: string, onHand: number): State => ({ bin, onHand, held: 0, isOnHold: true });
const free = (bin: string, onHand: number): State => ({ bin, onHand, held: 0, isOnHold: false });

describe('a hold, and a receipt that makes a new balance of the lot', () => {
  const held = [onHold('otherShelf', 5), onHold('shelf', 10)];
  const receiving = (): Step<GoodsReceivedResult> => step(receiveGoods, receipt('5', 'otherShelf'));

  it('ends on hold when the receipt has made the balance and the hold waits for it', async () => {
    await runsInto(receiving(), after('makeBalances'), step(placeHold, holdOfLot()));
    expect(await states()).toEqual(held);
  });

  it('ends on hold when the hold stands but is not committed, and the receipt waits for it', async () => {
    await runsInto(step(placeHold, holdOfLot()), after('writeBlocks'), receiving());
    expect(await states()).toEqual(held);
  });

  it('ends on hold when the hold has the lot but has written nothing yet', async () => {
    await runsInto(step(placeHold, holdOfLot()), after('lockLots'), receiving());
    expect(await states()).toEqual(held);
  });

  it('ends on hold when the hold comes and goes while the receipt has looked but not locked', async () => {
    await overtakes(receiving(), before('shareLots'), step(placeHold, holdOfLot()));
    expect(await states()).toEqual(held);
  });
});

describe('a hold and a move of the same stock', () => {
  it('keeps the stock in the held bin when the hold comes first', async () => {
    const [hold, moved] = await runsInto(step(placeHold, holdOfShelf()), after('lockBalances'), step(moveStock, move('4')));
    expect(hold.ok).toBe(true);
    expect(moved).toMatchObject({ ok: false, refusals: [{ code: 'LOT_ON_HOLD' }] });
    expect((await states()).find((state) => state.bin === 'shelf')).toEqual(onHold('shelf', 10));
  });

  it('holds what the move left when the move comes first', async () => {
    const outcomes = await runsInto(step(moveStock, move('4')), after('lockBalances'), step(placeHold, holdOfShelf()));
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(await states()).toEqual([free('otherShelf', 4), onHold('shelf', 6)]);
  });

  it('finds the lot on hold in the bin it goes to, whichever comes first', async () => {
    await runsInto(step(moveStock, move('4')), after('writeBalances'), step(placeHold, holdOfLot()));
    expect(await states()).toEqual([onHold('otherShelf', 4), onHold('shelf', 6)]);
  });

  it('moves nothing that a quantity hold has just taken', async () => {
    const [hold, moved] = await runsInto(step(placeHold, holdOf('8')), after('keepBack'), step(moveStock, move('5')));
    expect(hold.ok).toBe(true);
    expect(moved).toMatchObject({ ok: false, refusals: [{ code: 'LOT_ON_HOLD', facts: { available: '2', held: '8' } }] });
  });

  it('holds nothing that a move has just taken', async () => {
    const [moved, hold] = await runsInto(step(moveStock, move('5')), after('writeBalances'), step(placeHold, holdOf('8')));
    expect(moved.ok).toBe(true);
    expect(hold).toMatchObject({ ok: false, refusals: [{ code: 'INSUFFICIENT_LOT_IN_BIN', facts: { available: '5' } }] });
  });
});

describe('two moves of the same stock', () => {
  it('moves it once', async () => {
    // Both balances exist, so that only their locks stand between the two.
    await world.done(moveStock, move('1'));
    const outcomes = await runsInto(step(moveStock, move('7')), after('lockBalances'), step(moveStock, move('7')));
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false]);
    expect(await states()).toEqual([free('otherShelf', 8), free('shelf', 2)]);
  });
});

describe('a release and a hold of the same lot', () => {
  it.each(['release', 'hold'] as const)('ends on hold when the %s comes first', async (first) => {
    const { holdId } = await world.done(placeHold, holdOfLot());
    const release = step(releaseHold, { holdId, reasonCode: 'CLEARED' });
    const hold = step(placeHold, { ...holdOfLot(), type: 'REGULATORY' });
    if (first === 'release') await runsInto<unknown, unknown>(release, after('letGo'), hold);
    else await runsInto<unknown, unknown>(hold, after('placeHolds'), release);
    expect(await states()).toEqual([onHold('shelf', 10)]);
  });

  it('releases a hold once', async () => {
    const { holdId } = await world.done(placeHold, holdOf('4'));
    const release = step(releaseHold, { holdId, reasonCode: 'CLEARED' });
    const [one, two] = await runsInto(release, after('letGo'), release);
    expect(one.ok).toBe(true);
    expect(two).toMatchObject({ ok: false, refusals: [{ code: 'HOLD_ALREADY_RELEASED' }] });
    expect(await states()).toEqual([free('shelf', 10)]);
  });
});

describe("two receipts of a supplier's lot that nobody knows yet", () => {
  const receive = (): Step<GoodsReceivedResult> => {
    lotNumber = `NEW-${lots}`;
    return step(receiveGoods, receipt('5'));
  };
  const sameLot = async ([one, two]: Both<GoodsReceivedResult, GoodsReceivedResult>): Promise<void> => {
    expect(one.ok && two.ok && one.value.lotIds).toEqual(two.ok && two.value.lotIds);
    expect(await states()).toEqual([free('shelf', 10)]);
  };

  it('make one lot when the second waits for the first', async () => {
    await sameLot(await runsInto(receive(), after('ensureLots'), receive()));
  });

  it('make one lot when the second comes and goes after the first has looked for it', async () => {
    await sameLot(await overtakes(receive(), before('ensureLots'), receive()));
  });
});

describe('a split and a hold of its input', () => {
  const split = () =>
    step(transformLots, {
      kind: 'SPLIT' as const,
      inputs: [{ lotId: lot, binId: world.bins.shelf.publicId, quantity: { value: '4' } }],
      outputs: [{ lotNumber: `${lotNumber}/1`, binId: world.bins.shelf.publicId, quantity: { value: '4' } }],
    });

  it('passes the hold on when the hold comes first', async () => {
    await runsInto<unknown, unknown>(step(placeHold, holdOfLot()), after('lockLots'), split());
    expect(await states(`${lotNumber}/1`)).toEqual([onHold('shelf', 4)]);
  });

  it('leaves the part free when the split comes first', async () => {
    await runsInto<unknown, unknown>(split(), after('lockLots'), step(placeHold, holdOfLot()));
    expect(await states(`${lotNumber}/1`)).toEqual([free('shelf', 4)]);
    expect(await states()).toEqual([onHold('shelf', 6)]);
  });
});

describe('a blend, and something poured into its input', () => {
  it('takes the expiry date that the input has by then', async () => {
    const from = (lotId: string, value: string) => ({ lotId, binId: world.bins.shelf.publicId, quantity: { value } });
    const blend = (inputs: readonly ReturnType<typeof from>[], output: { lotNumber?: string; lotId?: string }) =>
      step(transformLots, {
        kind: 'BLEND' as const,
        inputs,
        outputs: [{ ...output, binId: world.bins.shelf.publicId, quantity: { value: '2' } }],
      });
    const tank = await blend([from(lot, '2')], { lotNumber: `${lotNumber}/tank` }).run();
    const tankId = (tank.ok && tank.value.outputLotIds[0]) as string;
    lotNumber = `${lotNumber}/early`;
    const early = { ...receipt('2'), lines: receipt('2').lines.map((line) => ({ ...line, expiresOn: '2027-01-31' })) };
    const earlyId = (await world.done(receiveGoods, early)).lotIds[0] as string;
    const drawn = `${lotNumber}/drawn`;
    await overtakes(blend([from(tankId, '2')], { lotNumber: drawn }), before('lockLots'), blend([from(earlyId, '2')], { lotId: tankId }));
    expect(
      await world.rows(`select expires_on::text as "expiresOn" from lot where tenant_id = $1 and lot_number = $2`, [world.tenantId, drawn]),
    ).toEqual([{ expiresOn: '2027-01-31' }]);
  });
});
