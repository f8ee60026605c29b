import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { receiveGoods, type ReceiveGoods, type ReceiveGoodsLine } from '../../src/commands/receiving/receiveGoods.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';
import { stockOf } from './stockOf.js';

let world: World;
let receipts = 0;

beforeAll(async () => {
  world = await aWorld();
});
afterAll(async () => {
  expect(await brokenChecks(world.tenantId)).toEqual([]);
  await world.close();
});
beforeEach(() => {
  receipts += 1;
});

const of = (value: string): ReceiveGoodsLine => ({ quantity: { value } });

describe('receiving what nobody announced', () => {
  const receipt = (line: ReceiveGoodsLine): ReceiveGoods => ({
    siteId: world.site.publicId,
    supplierId: world.supplier.publicId,
    lines: [{ itemId: world.item.publicId, ...of('5'), binId: world.bins.shelf.publicId, supplierLotNumber: `N-${receipts}`, ...line }],
  });

  it('says so', async () => {
    await world.done(receiveGoods, receipt({}));
    const found = await world.rows(`select type, quantity, expected, seen from receiving_discrepancy where tenant_id = $1 and seen = $2`, [
      world.tenantId,
      `N-${receipts}`,
    ]);
    expect(found).toEqual([{ type: 'NO_DATA', quantity: '5.000000', expected: null, seen: `N-${receipts}` }]);
  });

  it('keeps new lots of an inspected item back until they are inspected', async () => {
    const item = await world.anItem({ inspectionRequired: true });
    await world.done(receiveGoods, receipt({ itemId: item.publicId }));
    expect(await stockOf(world, `N-${receipts}`)).toMatchObject([{ onHand: '5', blocks: ['PENDING_INSPECTION'] }]);
  });

  it('counts the expiry date from the day of manufacture', async () => {
    const item = await world.anItem({ shelfLifeDays: 30 });
    await world.done(receiveGoods, receipt({ itemId: item.publicId, manufacturedOn: '2026-11-15' }));
    const lots = `select expires_on::text as "expiresOn", usable_through::text as "usableThrough" from lot where tenant_id = $1 and lot_number = $2`;
    expect(await world.rows(lots, [world.tenantId, `N-${receipts}`])).toEqual([{ expiresOn: '2026-12-15', usableThrough: '2026-12-15' }]);
  });

  it('gives an item without lot control one lot for all', async () => {
    const item = await world.anItem({ lotControlled: false });
    const line = { itemId: item.publicId, ...of('5') };
    const input = { siteId: world.site.publicId, supplierId: world.supplier.publicId, lines: [line, line] };
    const first = await world.done(receiveGoods, input);
    expect((await world.done(receiveGoods, input)).lotIds).toEqual(first.lotIds);
  });

  it('keeps the same number from two suppliers as two lots', async () => {
    const other = await world.aSupplier();
    const [one, two] = [
      await world.done(receiveGoods, receipt({})),
      await world.done(receiveGoods, { ...receipt({}), supplierId: other.publicId }),
    ];
    expect(one.lotIds).not.toEqual(two.lotIds);
  });

  it('finds a lot again in another handling unit, and keeps the units apart', async () => {
    for (const handlingUnit of ['U1', 'U2', 'U1']) await world.done(receiveGoods, receipt({ handlingUnit: `${handlingUnit}-${receipts}` }));
    expect(await stockOf(world, `N-${receipts}`)).toMatchObject([
      { onHand: '10', unit: `U1-${receipts}` },
      { onHand: '5', unit: `U2-${receipts}` },
    ]);
  });
});
