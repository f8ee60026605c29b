import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { releaseHold } from '../../src/commands/holding/releaseHold.js';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { transformLots, type TransformLots } from '../../src/commands/transforming/transformLots.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { Command } from '../../src/platform/execute.js';
import type { World } from '../support/world.js';
import { NOT_DATES, NOT_QUANTITIES, NOT_YET, aRefusalWorld, refuses, unknown, type Case, type RefusalWorld } from './refusalWorld.js';

let given: RefusalWorld;
beforeAll(async () => {
  given = await aRefusalWorld();
});
afterAll(async () => {
  await given.close();
});

const world = (): World => given.world;

refuses<TransformLots, unknown>('transformLots', { command: transformLots, world }, [
  ['LOT_NOT_FOUND', 'an unknown input', () => given.blend({ inputs: [{ lotId: unknown('lot'), ...given.onShelf('2') }] })],
  [
    'NOT_FOUND',
    'an unknown bin of an input',
    () => given.blend({ inputs: [{ lotId: given.lot, ...given.onShelf('2'), binId: unknown('bin') }] }),
  ],
  [
    'NOT_FOUND',
    'an unknown bin of an output',
    () => given.blend({ outputs: [{ lotNumber: 'X', ...given.onShelf('2'), binId: unknown('bin') }] }),
  ],
  ['LOT_NOT_FOUND', 'an unknown lot to pour into', () => given.blend({ outputs: [{ lotId: unknown('lot'), ...given.onShelf('2') }] })],
  ['INVALID_INPUT', "a supplier's lot to pour into", () => given.blend({ outputs: [{ lotId: given.heldLot, ...given.onShelf('2') }] })],
  [
    'INVALID_INPUT',
    'a lot poured into itself',
    () =>
      given.blend({ inputs: [{ lotId: given.ownLot, ...given.onShelf('2') }], outputs: [{ lotId: given.ownLot, ...given.onShelf('2') }] }),
  ],
  ['INVALID_INPUT', 'a split into a known lot', () => ({ ...given.split('2'), outputs: [{ lotId: given.ownLot, ...given.onShelf('2') }] })],
  ['INVALID_INPUT', 'an output without a lot', () => given.blend({ outputs: [given.onShelf('2')] })],
  [
    'INVALID_INPUT',
    'a split of two lots',
    () => ({ ...given.blend(), kind: 'SPLIT', inputs: [given.lot, given.heldLot].map((lotId) => ({ lotId, ...given.onShelf('1') })) }),
  ],
  ['INVALID_INPUT', 'no outputs', () => given.blend({ outputs: [] })],
  [
    'LOT_ITEM_MISMATCH',
    'lots of two items',
    () => given.blend({ inputs: [given.lot, given.otherItemsLot].map((lotId) => ({ lotId, ...given.onShelf('1') })) }),
  ],
  ['LOT_NUMBER_FORMAT', 'an empty lot number', () => given.blend({ outputs: [{ lotNumber: '', ...given.onShelf('2') }] })],
  ['LOT_DUPLICATE', 'a number that is taken', () => given.blend({ outputs: [{ lotNumber: 'OWN', ...given.onShelf('2') }] })],
  [
    'LOT_DUPLICATE LOT_DUPLICATE',
    'one number twice',
    () => given.blend({ outputs: ['1', '1'].map((value) => ({ lotNumber: 'TWICE', ...given.onShelf(value) })) }),
  ],
  [
    'LOCATION_NOT_PERMITTED',
    'a virtual bin',
    () => given.blend({ outputs: [{ lotNumber: 'X', ...given.onShelf('2'), binId: given.world.bins.scrap.publicId }] }),
  ],
  [
    'LOCATION_NOT_PERMITTED',
    'two sites',
    () => given.blend({ outputs: [{ lotNumber: 'X', ...given.onShelf('2'), binId: given.otherSite.bins.shelf.publicId }] }),
  ],
  ['TRANSFORMATION_IMBALANCE', 'more out than in', () => given.blend({ outputs: [{ lotNumber: 'X', ...given.onShelf('3') }] })],
  [
    'TRANSFORMATION_IMBALANCE',
    'a split that loses a gram',
    () => ({ ...given.split('2'), outputs: [{ lotNumber: 'X', ...given.onShelf('1.999') }] }),
  ],
  [
    'TRANSFORMATION_IMBALANCE',
    'a split with a sample',
    () => ({ ...given.split('2'), outputs: [{ lotNumber: 'X', ...given.onShelf('2') }], sample: '0.1' }),
  ],
  ['QUANTITY_INVALID', 'a negative loss', () => given.blend({ declaredLoss: '-1' })],
  ...NOT_QUANTITIES.map(
    (value): Case<TransformLots> => [
      'QUANTITY_INVALID',
      `"${value}"`,
      () => given.blend({ inputs: [{ lotId: given.lot, ...given.onShelf('2'), quantity: { value } }] }),
    ],
  ),
  [
    'INVALID_INPUT',
    'an output that outlives its inputs',
    () => given.blend({ outputs: [{ lotNumber: 'X', ...given.onShelf('2'), expiresOn: '2027-06-01' }] }),
  ],
  ...NOT_DATES.map(
    (expiresOn): Case<TransformLots> => [
      'INVALID_INPUT',
      `"${expiresOn}" as a date`,
      () => given.blend({ outputs: [{ lotNumber: 'X', ...given.onShelf('2'), expiresOn }] }),
    ],
  ),
  ...NOT_YET.map((at): Case<TransformLots> => ['INVALID_INPUT', `a blend ${at}`, () => given.blend({ occurredAt: at })]),
  ['LOT_ON_HOLD', 'a blend of held stock', () => given.blend({ inputs: [{ lotId: given.heldLot, ...given.onShelf('2') }] })],
  [
    'INSUFFICIENT_LOT_IN_BIN',
    'more than there is',
    () => given.blend({ inputs: [{ lotId: given.lot, ...given.onShelf('50') }], outputs: [{ lotNumber: 'X', ...given.onShelf('50') }] }),
  ],
  [
    'LOT_NOT_FOUND NOT_FOUND LOT_NUMBER_FORMAT QUANTITY_INVALID INVALID_INPUT',
    'all that is wrong at once',
    () =>
      given.blend({
        inputs: [{ lotId: 'x', ...given.onShelf('2'), binId: 'y' }],
        outputs: [{ lotNumber: '', ...given.onShelf('2') }],
        sample: 'abc',
        occurredAt: 'then',
      }),
  ],
]);

describe("another tenant's ids", () => {
  const answers = async <Input, Result>(command: Command<Input, Result, Refusal>, theirs: Input, nobodys: Input): Promise<void> => {
    const [one, two] = [await given.world.run(command, theirs), await given.world.run(command, nobodys)];
    const plain = (outcome: typeof one): unknown =>
      outcome.ok ? 'accepted' : outcome.refusals.map(({ code, path, facts }) => ({ code, path, facts: Object.keys(facts ?? {}) }));
    expect(one.ok).toBe(false);
    expect(plain(one)).toEqual(plain(two));
  };

  it('are answered as ids that nobody has', async () => {
    await answers(receiveGoods, given.receive({ siteId: given.foreign.site.publicId }), given.receive({ siteId: unknown('site') }));
    await answers(
      receiveGoods,
      given.receive({ supplierId: given.foreign.supplier.publicId }),
      given.receive({ supplierId: unknown('partner') }),
    );
    await answers(receiveGoods, given.receiveLine({ itemId: given.foreign.item.publicId }), given.receiveLine({ itemId: unknown('item') }));
    await answers(
      receiveGoods,
      given.receiveLine({ binId: given.foreign.bins.shelf.publicId }),
      given.receiveLine({ binId: unknown('bin') }),
    );
    await answers(moveStock, given.move({ lotId: given.foreignLot }), given.move({ lotId: unknown('lot') }));
    await answers(moveStock, given.move({ toBinId: given.foreign.bins.shelf.publicId }), given.move({ toBinId: unknown('bin') }));
    await answers(placeHold, given.hold({ lotId: given.foreignLot }), given.hold({ lotId: unknown('lot') }));
    await answers(releaseHold, given.release({ holdId: given.foreignHold }), given.release({ holdId: unknown('hold') }));
    const input = (lotId: string): TransformLots => given.blend({ inputs: [{ lotId, ...given.onShelf('2') }] });
    await answers(transformLots, input(given.foreignLot), input(unknown('lot')));
    const output = (lotId: string): TransformLots => given.blend({ outputs: [{ lotId, ...given.onShelf('2') }] });
    await answers(transformLots, output(given.foreignLot), output(unknown('lot')));
  });

  it('work for their own tenant', async () => {
    const result = await given.foreign.run(moveStock, {
      lotId: given.foreignLot,
      fromBinId: given.foreign.bins.shelf.publicId,
      toBinId: given.foreign.bins.otherShelf.publicId,
      quantity: { value: '1' },
    });
    expect(result.ok).toBe(true);
  });
});

describe('an instant with another offset', () => {
  it('counts as the moment that it names', async () => {
    expect(await given.world.run(receiveGoods, given.receive({ occurredAt: '2026-11-22T09:30:00+02:00' }))).toMatchObject({ ok: true });
    expect(await given.world.run(moveStock, given.move({ occurredAt: '2026-11-22T08:00:00Z' }))).toMatchObject({ ok: true });
  });
});
