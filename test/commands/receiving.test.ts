import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { releaseHold } from '../../src/commands/holding/releaseHold.js';
import { transformLots } from '../../src/commands/transforming/transformLots.js';
import { aWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(async () => {
  await world.close();
});

const received = async (quantity: string, supplierLotNumber: string): Promise<string> => {
  const result = await world.done(receiveGoods, {
    siteId: world.site.publicId,
    supplierId: world.supplier.publicId,
    lines: [
      {
        itemId: world.item.publicId,
        quantity: { value: quantity },
        supplierLotNumber,
        expiresOn: '2027-05-31',
        binId: world.bins.shelf.publicId,
      },
    ],
  });
  return result.lotIds[0] as string;
};

const stockOf = async (lot: string): Promise<unknown[]> =>
  await world.rows(
    `select bin.code, b.on_hand::float as "onHand", b.held::float as held, b.blocked_bits as bits from balance b join bin on bin.id = b.bin_id join lot on lot.id = b.lot_id
     where b.tenant_id = $1 and b.stored and lot.lot_number = $2 and b.on_hand > 0 order by bin.code`,
    [world.tenantId, lot],
  );

describe('the way of stock', () => {
  it('receives, moves, holds, releases, splits and blends', async () => {
    const a = await received('100', 'A-1');
    const b = await received('50', 'B 1');
    expect(await stockOf('A-1')).toEqual([{ code: 'shelf', onHand: 100, held: 0, bits: 0 }]);
    await world.done(moveStock, {
      lotId: a,
      fromBinId: world.bins.shelf.publicId,
      toBinId: world.bins.otherShelf.publicId,
      quantity: { value: '30' },
    });
    expect(await stockOf('A-1')).toEqual([
      { code: 'otherShelf', onHand: 30, held: 0, bits: 0 },
      { code: 'shelf', onHand: 70, held: 0, bits: 0 },
    ]);
    const hold = await world.done(placeHold, { type: 'QUALITY', scope: 'LOT', lotId: a, reasonCode: 'QUALITY_CHECK' });
    expect(await stockOf('A-1')).toEqual([
      { code: 'otherShelf', onHand: 30, held: 0, bits: 1 },
      { code: 'shelf', onHand: 70, held: 0, bits: 1 },
    ]);
    const blocked = await world.run(transformLots, {
      kind: 'BLEND',
      inputs: [{ lotId: a, binId: world.bins.shelf.publicId, quantity: { value: '10' } }],
      outputs: [{ lotNumber: 'X', binId: world.bins.shelf.publicId, quantity: { value: '10' } }],
    });
    expect(blocked).toMatchObject({ ok: false, refusals: [{ code: 'LOT_ON_HOLD', facts: { hold: hold.holdId, holdType: 'QUALITY' } }] });
    await world.done(releaseHold, { holdId: hold.holdId, reasonCode: 'CLEARED' });
    await world.done(moveStock, {
      lotId: a,
      fromBinId: world.bins.otherShelf.publicId,
      toBinId: world.bins.shelf.publicId,
      quantity: { value: '30' },
    });
    const blend = await world.done(transformLots, {
      kind: 'BLEND',
      inputs: [
        { lotId: a, binId: world.bins.shelf.publicId, quantity: { value: '100' } },
        { lotId: b, binId: world.bins.shelf.publicId, quantity: { value: '50' } },
      ],
      outputs: [{ lotNumber: 'MIX-1', binId: world.bins.shelf.publicId, quantity: { value: '147' } }],
      declaredLoss: '3',
    });
    expect(blend.outputLotIds).toHaveLength(1);
    const split = await world.done(transformLots, {
      kind: 'SPLIT',
      inputs: [{ lotId: blend.outputLotIds[0] as string, binId: world.bins.shelf.publicId, quantity: { value: '47' } }],
      outputs: [
        { lotNumber: 'MIX-1/1', binId: world.bins.shelf.publicId, quantity: { value: '40' } },
        { lotNumber: 'MIX-1/2', binId: world.bins.otherShelf.publicId, quantity: { value: '7' } },
      ],
    });
    expect(split.outputLotIds).toHaveLength(2);
    expect(await stockOf('MIX-1')).toEqual([{ code: 'shelf', onHand: 100, held: 0, bits: 0 }]);
    expect(await stockOf('A-1')).toEqual([]);
  });

  it('replays the result of a key, and refuses the key with another input', async () => {
    const input = {
      siteId: world.site.publicId,
      supplierId: world.supplier.publicId,
      lines: [{ itemId: world.item.publicId, quantity: { value: '5' }, supplierLotNumber: 'K-1' }],
    };
    const first = await world.run(receiveGoods, input, { key: 'twice' });
    const again = await world.run(receiveGoods, input, { key: 'twice' });
    expect(again).toEqual({ ...first, replayed: true });
    const other = await world.run(receiveGoods, { ...input, note: 'other' }, { key: 'twice' });
    expect(other).toMatchObject({ ok: false, refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    expect(await stockOf('K-1')).toEqual([{ code: 'receiving', onHand: 5, held: 0, bits: 64 }]);
  });

  it('writes nothing in a dry run and answers what it would', async () => {
    const input = {
      siteId: world.site.publicId,
      supplierId: world.supplier.publicId,
      lines: [{ itemId: world.item.publicId, quantity: { value: '5' }, supplierLotNumber: 'DRY-1' }],
    };
    expect(await world.run(receiveGoods, input, { dryRun: true })).toMatchObject({ ok: true, value: { discrepancyCount: 1 } });
    expect(await stockOf('DRY-1')).toEqual([]);
  });

  it('keeps a held quantity in its bin', async () => {
    const lot = await received('10', 'Q-1');
    const shelf = world.bins.shelf.publicId;
    await world.done(placeHold, {
      type: 'INVESTIGATION',
      scope: 'QUANTITY',
      lotId: lot,
      binId: shelf,
      quantity: { value: '4' },
      reasonCode: 'QUALITY_CHECK',
    });
    const toOther = { lotId: lot, fromBinId: shelf, toBinId: world.bins.otherShelf.publicId };
    expect(await world.run(moveStock, { ...toOther, quantity: { value: '7' } })).toMatchObject({
      ok: false,
      refusals: [{ code: 'LOT_ON_HOLD', facts: { available: '6', held: '4' } }],
    });
    await world.done(moveStock, { ...toOther, quantity: { value: '6' } });
    expect(await world.run(moveStock, { ...toOther, quantity: { value: '11' } })).toMatchObject({
      ok: false,
      refusals: [{ code: 'INSUFFICIENT_LOT_IN_BIN' }],
    });
  });
});
