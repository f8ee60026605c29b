import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeHold, type PlaceHold } from '../../src/commands/holding/placeHold.js';
import { releaseHold, type ReleaseHold } from '../../src/commands/holding/releaseHold.js';
import { moveStock, type MoveStock } from '../../src/commands/moving/moveStock.js';
import { receiveGoods, type ReceiveGoods, type ReceiveGoodsLine } from '../../src/commands/receiving/receiveGoods.js';
import { transformLots, type TransformLots } from '../../src/commands/transforming/transformLots.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { ID_PREFIXES, type Noun } from '../../src/domain/shared/nouns.js';
import { encodeTypeId, newPublicId } from '../../src/platform/ids.js';
import type { Command } from '../../src/platform/execute.js';
import { aWorld, type Known, type World } from '../support/world.js';

let world: World;
let foreign: World;
/** 10 on the shelf, plain. */
let lot = '';
/** 10 on the shelf, on hold as a whole. */
let heldLot = '';
let ownLot = '';
let otherItemsLot = '';
let releasedHold = '';
let openHold = '';
let foreignLot = '';
let foreignHold = '';
let otherSite: Awaited<ReturnType<World['aSite']>>;
let shortLived: Known;
let retiredItem: Known;
let retiredBin: Known;

beforeAll(async () => {
  world = await aWorld();
  foreign = await aWorld();
  otherSite = await world.aSite();
  shortLived = await world.anItem({ shelfLifeDays: 30 });
  retiredItem = await world.anItem();
  retiredBin = otherSite.bins.scrap;
  await world.rows(`update item set retired_on = '2026-01-01' where tenant_id = $1 and id = $2`, [world.tenantId, retiredItem.id]);
  await world.rows(`update bin set retired_on = '2026-01-01', kind = 'STORAGE' where tenant_id = $1 and id = $2`, [
    world.tenantId,
    retiredBin.id,
  ]);
  lot = await lotOnShelf(world, 'PLAIN');
  heldLot = await lotOnShelf(world, 'HELD');
  const otherItem = await world.anItem();
  otherItemsLot = await lotOnShelf(world, 'OTHER-ITEM', otherItem);
  const hold = { type: 'QUALITY', scope: 'LOT', lotId: heldLot, reasonCode: 'QUALITY_CHECK' } as const;
  openHold = (await world.done(placeHold, hold)).holdId;
  releasedHold = (await world.done(placeHold, hold)).holdId;
  await world.done(releaseHold, { holdId: releasedHold, reasonCode: 'CLEARED' });
  ownLot = (await world.done(transformLots, { ...split('2'), outputs: [{ ...onShelf('2'), lotNumber: 'OWN' }] })).outputLotIds[0] as string;
  foreignLot = await lotOnShelf(foreign, 'FOREIGN');
  foreignHold = (await foreign.done(placeHold, { ...hold, lotId: foreignLot })).holdId;
});
afterAll(async () => {
  await Promise.all([world.close(), foreign.close()]);
});

async function lotOnShelf(of: World, supplierLotNumber: string, item = of.item): Promise<string> {
  const line = {
    itemId: item.publicId,
    quantity: { value: '10' },
    supplierLotNumber,
    expiresOn: '2027-05-31',
    binId: of.bins.shelf.publicId,
  };
  const result = await of.done(receiveGoods, { siteId: of.site.publicId, supplierId: of.supplier.publicId, lines: [line] });
  return result.lotIds[0] as string;
}

const unknown = (noun: Noun): string => encodeTypeId(ID_PREFIXES[noun], newPublicId());
const onShelf = (value: string) => ({ binId: world.bins.shelf.publicId, quantity: { value } });
const split = (value: string) => ({ kind: 'SPLIT' as const, inputs: [{ lotId: lot, ...onShelf(value) }] });

const receive = (change: Partial<ReceiveGoods> = {}): ReceiveGoods => ({
  siteId: world.site.publicId,
  supplierId: world.supplier.publicId,
  lines: [{ itemId: world.item.publicId, quantity: { value: '1' }, supplierLotNumber: 'R-1' }],
  ...change,
});
const receiveLine = (change: ReceiveGoodsLine): ReceiveGoods =>
  receive({ lines: [{ itemId: world.item.publicId, quantity: { value: '1' }, supplierLotNumber: 'R-1', ...change }] });
const move = (change: Partial<MoveStock> = {}): MoveStock => ({
  lotId: lot,
  fromBinId: world.bins.shelf.publicId,
  toBinId: world.bins.otherShelf.publicId,
  quantity: { value: '1' },
  ...change,
});
const hold = (change: Partial<PlaceHold> = {}): PlaceHold => ({
  type: 'QUALITY',
  scope: 'LOT',
  lotId: lot,
  reasonCode: 'QUALITY_CHECK',
  ...change,
});
const release = (change: Partial<ReleaseHold> = {}): ReleaseHold => ({ holdId: openHold, reasonCode: 'CLEARED', ...change });
const blend = (change: Partial<TransformLots> = {}): TransformLots => ({
  kind: 'BLEND',
  inputs: [{ lotId: lot, ...onShelf('2') }],
  outputs: [{ lotNumber: 'BLEND', ...onShelf('2') }],
  ...change,
});

type Case<Input> = readonly [codes: string, why: string, input: () => Input];

/** Each intent is refused with exactly these codes, in this order. */
function refuses<Input, Result>(name: string, command: Command<Input, Result, Refusal>, cases: readonly Case<Input>[]): void {
  describe(`${name} refuses`, () => {
    it.each(cases)('%s: %s', async (codes, _why, input) => {
      const outcome = await world.run(command, input());
      expect(outcome.ok ? 'accepted' : outcome.refusals.map(({ code }) => code).join(' ')).toBe(codes);
      for (const refusal of outcome.ok ? [] : outcome.refusals) expect(refusal.path?.[0]).toBe('input');
    });
  });
}

const NOT_QUANTITIES = ['abc', '-1', '0', '1e400', '', ' 1', '1,5', '0.0001', '123456789012345', 'NaN', 'Infinity', '١'];
const NOT_DATES = ['20261332', '2026-13-32', '2027-02-29', 'tomorrow', ''];
const NOT_YET = ['2026-11-22T08:00:00.001Z', '2026-11-22T07:00:00-05:00', 'yesterday'];

refuses<ReceiveGoods, unknown>('receiveGoods', receiveGoods, [
  ['NOT_FOUND', 'an unknown site', () => receive({ siteId: unknown('site') })],
  ['NOT_FOUND', 'an unknown supplier', () => receive({ supplierId: unknown('partner') })],
  ['NOT_FOUND', 'an unknown shipment', () => receive({ inboundShipmentId: unknown('inboundShipment') })],
  ['NOT_FOUND', 'an unknown item', () => receiveLine({ itemId: unknown('item') })],
  ['NOT_FOUND', 'an unknown bin', () => receiveLine({ binId: unknown('bin') })],
  ['NOT_FOUND', 'an unknown announced line', () => receiveLine({ inboundShipmentLineId: unknown('inboundShipmentLine') })],
  ['NOT_FOUND', 'an id of another noun', () => receive({ siteId: world.item.publicId })],
  ['NOT_FOUND', 'an id that is none', () => receive({ siteId: 'x' })],
  ['INVALID_INPUT INVALID_INPUT', 'neither site nor lines', () => ({ lines: [] })],
  ...NOT_YET.map((at): Case<ReceiveGoods> => ['INVALID_INPUT', `goods that came ${at}`, () => receive({ occurredAt: at })]),
  ['RETIRED', 'a retired item', () => receiveLine({ itemId: retiredItem.publicId })],
  ['LOCATION_NOT_PERMITTED', 'a bin of another site', () => receiveLine({ binId: otherSite.bins.shelf.publicId })],
  ['LOCATION_NOT_PERMITTED', 'a virtual bin', () => receiveLine({ binId: world.bins.customer.publicId })],
  ...NOT_QUANTITIES.map((value): Case<ReceiveGoods> => ['QUANTITY_INVALID', `"${value}"`, () => receiveLine({ quantity: { value } })]),
  ['UNIT_UNKNOWN', 'a unit that the item does not have', () => receiveLine({ quantity: { value: '1', unit: 'CA' } })],
  ['LOT_ATTRIBUTE_REQUIRED', 'no lot', () => receive({ lines: [{ itemId: world.item.publicId, quantity: { value: '1' } }] })],
  ['LOT_ATTRIBUTE_REQUIRED', 'no expiry for a short-lived item', () => receiveLine({ itemId: shortLived.publicId })],
  ['LOT_NUMBER_FORMAT', 'a lot number with a blank end', () => receiveLine({ supplierLotNumber: 'A ' })],
  ['LOT_NUMBER_FORMAT', 'a lot number with a line break', () => receiveLine({ lotNumber: 'A\nB' })],
  ['LOT_NUMBER_FORMAT', 'a lot number of 51 letters', () => receiveLine({ lotNumber: 'A'.repeat(51) })],
  ['LOT_NUMBER_FORMAT', 'a lot number of punctuation alone', () => receiveLine({ supplierLotNumber: '-/-' })],
  ['LOT_DUPLICATE', "a number that is another supplier lot's", () => receiveLine({ lotNumber: 'PLAIN', supplierLotNumber: 'NOT-PLAIN' })],
  ['LOT_DUPLICATE', 'another number for a known lot', () => receiveLine({ lotNumber: 'NEW', supplierLotNumber: 'PLAIN' })],
  [
    'LOT_DUPLICATE',
    'one lot with two expiry dates',
    () => {
      const line = { itemId: world.item.publicId, quantity: { value: '1' }, supplierLotNumber: 'TWO-DATES' };
      return receive({
        lines: [
          { ...line, expiresOn: '2027-01-31' },
          { ...line, expiresOn: '2027-02-28' },
        ],
      });
    },
  ],
  ['INVALID_INPUT', 'a lot that expired before it was made', () => receiveLine({ manufacturedOn: '2026-11-02', expiresOn: '2026-11-01' })],
  ...NOT_DATES.map(
    (expiresOn): Case<ReceiveGoods> => [
      'INVALID_INPUT',
      `"${expiresOn}" as a date`,
      () => receiveLine({ supplierLotNumber: 'UNSEEN', expiresOn }),
    ],
  ),
  [
    'NOT_FOUND NOT_FOUND QUANTITY_INVALID LOT_ATTRIBUTE_REQUIRED',
    'all that is wrong in all lines at once',
    () =>
      receive({
        lines: [
          { itemId: unknown('item'), binId: unknown('bin') },
          { itemId: world.item.publicId, quantity: { value: 'abc' } },
        ],
      }),
  ],
  [
    'NOT_FOUND NOT_FOUND INVALID_INPUT',
    'all that is wrong of the head at once',
    () => receive({ siteId: 'x', supplierId: 'y', occurredAt: 'z' }),
  ],
]);

refuses<MoveStock, unknown>('moveStock', moveStock, [
  ['LOT_NOT_FOUND', 'an unknown lot', () => move({ lotId: unknown('lot') })],
  ['NOT_FOUND', 'an unknown bin to take from', () => move({ fromBinId: unknown('bin') })],
  ['NOT_FOUND', 'an unknown bin to go to', () => move({ toBinId: unknown('bin') })],
  ...NOT_QUANTITIES.map((value): Case<MoveStock> => ['QUANTITY_INVALID', `"${value}"`, () => move({ quantity: { value } })]),
  ['UNIT_UNKNOWN', 'a unit that the item does not have', () => move({ quantity: { value: '1', unit: 'CA' } })],
  ['LOCATION_NOT_PERMITTED', 'a move to where it is', () => move({ toBinId: world.bins.shelf.publicId })],
  ['LOCATION_NOT_PERMITTED', 'a move to another site', () => move({ toBinId: otherSite.bins.shelf.publicId })],
  ['LOCATION_NOT_PERMITTED', 'a move out of a virtual bin', () => move({ fromBinId: world.bins.scrap.publicId })],
  ['LOCATION_NOT_PERMITTED', 'a move into a virtual bin', () => move({ toBinId: world.bins.inTransit.publicId })],
  ['RETIRED', 'a move into a retired bin', () => move({ toBinId: retiredBin.publicId })],
  ['INSUFFICIENT_LOT_IN_BIN', 'more than there is', () => move({ quantity: { value: '11' } })],
  ['INSUFFICIENT_LOT_IN_BIN', 'a bin without the lot', () => move({ fromBinId: world.bins.quarantine.publicId })],
  ...NOT_YET.map((at): Case<MoveStock> => ['INVALID_INPUT', `a move ${at}`, () => move({ occurredAt: at })]),
  [
    'LOT_NOT_FOUND NOT_FOUND NOT_FOUND INVALID_INPUT',
    'all that is wrong at once',
    () => ({ lotId: 'x', fromBinId: 'y', toBinId: 'z', quantity: { value: '1' }, occurredAt: 'then' }),
  ],
]);

refuses<PlaceHold, unknown>('placeHold', placeHold, [
  ['LOT_NOT_FOUND', 'an unknown lot', () => hold({ lotId: unknown('lot') })],
  ['NOT_FOUND', 'an unknown bin', () => hold({ scope: 'LOT_BIN', binId: unknown('bin') })],
  ['NOT_FOUND', 'an unknown site', () => hold({ scope: 'LOT_SITE', siteId: unknown('site') })],
  ['INVALID_INPUT', 'a bin for a whole lot', () => hold({ binId: world.bins.shelf.publicId })],
  ['INVALID_INPUT', 'no site for a hold at a site', () => hold({ scope: 'LOT_SITE' })],
  ['INVALID_INPUT INVALID_INPUT', 'neither bin nor quantity for a quantity', () => hold({ scope: 'QUANTITY' })],
  ['INVALID_INPUT', 'an unknown type', () => hold({ type: 'WHIM' as PlaceHold['type'] })],
  ['REASON_CODE_REQUIRED', 'an unknown reason', () => hold({ reasonCode: 'WHIM' })],
  ['REASON_CODE_REQUIRED', 'reason OTHER without a note', () => hold({ reasonCode: 'OTHER', note: ' ' })],
  ['LOCATION_NOT_PERMITTED', 'a virtual bin', () => hold({ scope: 'LOT_BIN', binId: world.bins.customer.publicId })],
  ...NOT_QUANTITIES.map(
    (value): Case<PlaceHold> => [
      'QUANTITY_INVALID',
      `"${value}"`,
      () => hold({ scope: 'QUANTITY', binId: world.bins.shelf.publicId, quantity: { value } }),
    ],
  ),
  ['INSUFFICIENT_LOT_IN_BIN', 'more than there is', () => hold({ scope: 'QUANTITY', ...onShelf('11') })],
  [
    'LOT_NOT_FOUND NOT_FOUND INVALID_INPUT REASON_CODE_REQUIRED',
    'all that is wrong at once',
    () => hold({ lotId: 'x', scope: 'QUANTITY', binId: 'y', reasonCode: '' }),
  ],
]);

refuses<ReleaseHold, unknown>('releaseHold', releaseHold, [
  ['NOT_FOUND', 'an unknown hold', () => release({ holdId: unknown('hold') })],
  ['HOLD_ALREADY_RELEASED', 'a hold that was released', () => release({ holdId: releasedHold })],
  ['STALE_VERSION', 'an old version', () => release({ ifVersion: 7 })],
  ['REASON_CODE_REQUIRED', 'an unknown reason', () => release({ reasonCode: '' })],
  [
    'HOLD_ALREADY_RELEASED STALE_VERSION REASON_CODE_REQUIRED',
    'all that is wrong at once',
    () => ({ holdId: releasedHold, ifVersion: 7, reasonCode: 'OTHER' }),
  ],
]);

refuses<TransformLots, unknown>('transformLots', transformLots, [
  ['LOT_NOT_FOUND', 'an unknown input', () => blend({ inputs: [{ lotId: unknown('lot'), ...onShelf('2') }] })],
  ['NOT_FOUND', 'an unknown bin of an input', () => blend({ inputs: [{ lotId: lot, ...onShelf('2'), binId: unknown('bin') }] })],
  ['NOT_FOUND', 'an unknown bin of an output', () => blend({ outputs: [{ lotNumber: 'X', ...onShelf('2'), binId: unknown('bin') }] })],
  ['LOT_NOT_FOUND', 'an unknown lot to pour into', () => blend({ outputs: [{ lotId: unknown('lot'), ...onShelf('2') }] })],
  ['INVALID_INPUT', "a supplier's lot to pour into", () => blend({ outputs: [{ lotId: heldLot, ...onShelf('2') }] })],
  [
    'INVALID_INPUT',
    'a lot poured into itself',
    () => blend({ inputs: [{ lotId: ownLot, ...onShelf('2') }], outputs: [{ lotId: ownLot, ...onShelf('2') }] }),
  ],
  ['INVALID_INPUT', 'a split into a known lot', () => ({ ...split('2'), outputs: [{ lotId: ownLot, ...onShelf('2') }] })],
  ['INVALID_INPUT', 'an output without a lot', () => blend({ outputs: [onShelf('2')] })],
  [
    'INVALID_INPUT',
    'a split of two lots',
    () => ({ ...blend(), kind: 'SPLIT', inputs: [lot, heldLot].map((lotId) => ({ lotId, ...onShelf('1') })) }),
  ],
  ['INVALID_INPUT', 'no outputs', () => blend({ outputs: [] })],
  ['LOT_ITEM_MISMATCH', 'lots of two items', () => blend({ inputs: [lot, otherItemsLot].map((lotId) => ({ lotId, ...onShelf('1') })) })],
  ['LOT_NUMBER_FORMAT', 'an empty lot number', () => blend({ outputs: [{ lotNumber: '', ...onShelf('2') }] })],
  ['LOT_DUPLICATE', 'a number that is taken', () => blend({ outputs: [{ lotNumber: 'OWN', ...onShelf('2') }] })],
  [
    'LOT_DUPLICATE LOT_DUPLICATE',
    'one number twice',
    () => blend({ outputs: ['1', '1'].map((value) => ({ lotNumber: 'TWICE', ...onShelf(value) })) }),
  ],
  [
    'LOCATION_NOT_PERMITTED',
    'a virtual bin',
    () => blend({ outputs: [{ lotNumber: 'X', ...onShelf('2'), binId: world.bins.scrap.publicId }] }),
  ],
  [
    'LOCATION_NOT_PERMITTED',
    'two sites',
    () => blend({ outputs: [{ lotNumber: 'X', ...onShelf('2'), binId: otherSite.bins.shelf.publicId }] }),
  ],
  ['TRANSFORMATION_IMBALANCE', 'more out than in', () => blend({ outputs: [{ lotNumber: 'X', ...onShelf('3') }] })],
  ['TRANSFORMATION_IMBALANCE', 'a split that loses a gram', () => ({ ...split('2'), outputs: [{ lotNumber: 'X', ...onShelf('1.999') }] })],
  [
    'TRANSFORMATION_IMBALANCE',
    'a split with a sample',
    () => ({ ...split('2'), outputs: [{ lotNumber: 'X', ...onShelf('2') }], sample: '0.1' }),
  ],
  ['QUANTITY_INVALID', 'a negative loss', () => blend({ declaredLoss: '-1' })],
  ...NOT_QUANTITIES.map(
    (value): Case<TransformLots> => [
      'QUANTITY_INVALID',
      `"${value}"`,
      () => blend({ inputs: [{ lotId: lot, ...onShelf('2'), quantity: { value } }] }),
    ],
  ),
  [
    'INVALID_INPUT',
    'an output that outlives its inputs',
    () => blend({ outputs: [{ lotNumber: 'X', ...onShelf('2'), expiresOn: '2027-06-01' }] }),
  ],
  ...NOT_DATES.map(
    (expiresOn): Case<TransformLots> => [
      'INVALID_INPUT',
      `"${expiresOn}" as a date`,
      () => blend({ outputs: [{ lotNumber: 'X', ...onShelf('2'), expiresOn }] }),
    ],
  ),
  ...NOT_YET.map((at): Case<TransformLots> => ['INVALID_INPUT', `a blend ${at}`, () => blend({ occurredAt: at })]),
  ['LOT_ON_HOLD', 'a blend of held stock', () => blend({ inputs: [{ lotId: heldLot, ...onShelf('2') }] })],
  [
    'INSUFFICIENT_LOT_IN_BIN',
    'more than there is',
    () => blend({ inputs: [{ lotId: lot, ...onShelf('50') }], outputs: [{ lotNumber: 'X', ...onShelf('50') }] }),
  ],
  [
    'LOT_NOT_FOUND NOT_FOUND LOT_NUMBER_FORMAT QUANTITY_INVALID INVALID_INPUT',
    'all that is wrong at once',
    () =>
      blend({
        inputs: [{ lotId: 'x', ...onShelf('2'), binId: 'y' }],
        outputs: [{ lotNumber: '', ...onShelf('2') }],
        sample: 'abc',
        occurredAt: 'then',
      }),
  ],
]);

describe("another tenant's ids", () => {
  const answers = async <Input, Result>(command: Command<Input, Result, Refusal>, theirs: Input, nobodys: Input): Promise<void> => {
    const [one, two] = [await world.run(command, theirs), await world.run(command, nobodys)];
    const plain = (outcome: typeof one): unknown =>
      outcome.ok ? 'accepted' : outcome.refusals.map(({ code, path, facts }) => ({ code, path, facts: Object.keys(facts ?? {}) }));
    expect(one.ok).toBe(false);
    expect(plain(one)).toEqual(plain(two));
  };

  it('are answered as ids that nobody has', async () => {
    await answers(receiveGoods, receive({ siteId: foreign.site.publicId }), receive({ siteId: unknown('site') }));
    await answers(receiveGoods, receive({ supplierId: foreign.supplier.publicId }), receive({ supplierId: unknown('partner') }));
    await answers(receiveGoods, receiveLine({ itemId: foreign.item.publicId }), receiveLine({ itemId: unknown('item') }));
    await answers(receiveGoods, receiveLine({ binId: foreign.bins.shelf.publicId }), receiveLine({ binId: unknown('bin') }));
    await answers(moveStock, move({ lotId: foreignLot }), move({ lotId: unknown('lot') }));
    await answers(moveStock, move({ toBinId: foreign.bins.shelf.publicId }), move({ toBinId: unknown('bin') }));
    await answers(placeHold, hold({ lotId: foreignLot }), hold({ lotId: unknown('lot') }));
    await answers(releaseHold, release({ holdId: foreignHold }), release({ holdId: unknown('hold') }));
    const input = (lotId: string): TransformLots => blend({ inputs: [{ lotId, ...onShelf('2') }] });
    await answers(transformLots, input(foreignLot), input(unknown('lot')));
    const output = (lotId: string): TransformLots => blend({ outputs: [{ lotId, ...onShelf('2') }] });
    await answers(transformLots, output(foreignLot), output(unknown('lot')));
  });

  it('work for their own tenant', async () => {
    const result = await foreign.run(moveStock, {
      lotId: foreignLot,
      fromBinId: foreign.bins.shelf.publicId,
      toBinId: foreign.bins.otherShelf.publicId,
      quantity: { value: '1' },
    });
    expect(result.ok).toBe(true);
  });
});

describe('an instant with another offset', () => {
  it('counts as the moment that it names', async () => {
    expect(await world.run(receiveGoods, receive({ occurredAt: '2026-11-22T09:30:00+02:00' }))).toMatchObject({ ok: true });
    expect(await world.run(moveStock, move({ occurredAt: '2026-11-22T08:00:00Z' }))).toMatchObject({ ok: true });
  });
});
