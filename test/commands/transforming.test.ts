import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { receiveGoods, type ReceiveGoodsLine } from '../../src/commands/receiving/receiveGoods.js';
import { transformLots, type TransformLots } from '../../src/commands/transforming/transformLots.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';
import { stockOf } from './stockOf.js';

let world: World;
let number = 0;

beforeAll(async () => {
  world = await aWorld();
});
afterAll(async () => {
  expect(await brokenChecks(world.tenantId)).toEqual([]);
  await world.close();
});
beforeEach(() => {
  number += 1;
});

/** 10 of a lot on the shelf. */
async function aLot(name: string, change: ReceiveGoodsLine = {}): Promise<string> {
  const line = {
    itemId: world.item.publicId,
    quantity: { value: '10' },
    supplierLotNumber: `${name}-${number}`,
    binId: world.bins.shelf.publicId,
  };
  const lines = [{ ...line, ...change }];
  const result = await world.done(receiveGoods, { siteId: world.site.publicId, supplierId: world.supplier.publicId, lines });
  return result.lotIds[0] as string;
}

const some = (value: string, bin: keyof World['bins'] = 'shelf') => ({ binId: world.bins[bin].publicId, quantity: { value } });
const named = (name: string): string => `${name}-${number}`;
const holdOf = (lotId: string) => ({ type: 'QUALITY', scope: 'LOT', lotId, reasonCode: 'QUALITY_CHECK' }) as const;
const blend = (change: Partial<TransformLots>): TransformLots => ({
  kind: 'BLEND',
  inputs: [],
  outputs: [{ lotNumber: named('MIX'), ...some('10') }],
  ...change,
});

interface LotState {
  readonly quality: string;
  readonly expiresOn: string | null;
  readonly bestBeforeOn: string | null;
  readonly usableThrough: string;
}

async function lotState(lotNumber: string): Promise<LotState | undefined> {
  const rows = await world.rows<LotState>(
    `select quality, expires_on::text as "expiresOn", best_before_on::text as "bestBeforeOn", usable_through::text as "usableThrough"
     from lot where tenant_id = $1 and lot_number = $2`,
    [world.tenantId, lotNumber],
  );
  return rows[0];
}

describe('splitting', () => {
  it('passes every open hold to every part, and none that was released', async () => {
    const lot = await aLot('A');
    await world.done(placeHold, holdOf(lot));
    await world.done(placeHold, { ...holdOf(lot), type: 'CUSTOMS', scope: 'LOT_BIN', binId: world.bins.shelf.publicId });
    await world.done(placeHold, { ...holdOf(lot), type: 'RECALL', scope: 'LOT_BIN', binId: world.bins.otherShelf.publicId });
    const outputs = ['P1', 'P2'].map((name) => ({ lotNumber: named(name), ...some('5', 'otherShelf') }));
    await world.done(transformLots, { kind: 'SPLIT', inputs: [{ lotId: lot, ...some('10') }], outputs });
    const holds = await world.rows(
      `select lot.lot_number as lot, h.type, h.scope from hold h join lot on lot.tenant_id = h.tenant_id and lot.id = h.lot_id
       where h.tenant_id = $1 and h.inherited_from_hold_id is not null and lot.lot_number = any($2) order by 1, 2`,
      [world.tenantId, [named('P1'), named('P2')]],
    );
    expect(holds).toEqual(['P1', 'P2'].flatMap((name) => ['CUSTOMS', 'QUALITY'].map((type) => ({ lot: named(name), type, scope: 'LOT' }))));
    expect(await stockOf(world, named('P1'))).toEqual([
      { bin: 'otherShelf', condition: 'GOOD', onHand: '5', blocks: ['ON_HOLD'], unit: null },
    ]);
  });

  it('does not mend what is damaged', async () => {
    const lot = await aLot('A', { condition: 'DAMAGED' });
    await world.done(transformLots, {
      kind: 'SPLIT',
      inputs: [{ lotId: lot, ...some('4') }],
      outputs: [{ lotNumber: named('P'), ...some('4') }],
    });
    expect(await stockOf(world, named('P'))).toEqual([
      { bin: 'shelf', condition: 'DAMAGED', onHand: '4', blocks: ['NOT_IN_GOOD_CONDITION'], unit: null },
    ]);
    expect(await stockOf(world, named('A'))).toEqual([
      { bin: 'shelf', condition: 'DAMAGED', onHand: '6', blocks: ['NOT_IN_GOOD_CONDITION'], unit: null },
    ]);
  });

  it('takes from one condition only, the good one first', async () => {
    const lot = await aLot('A', { condition: 'DAMAGED' });
    await aLot('A', { quantity: { value: '3' } });
    const split = (name: string, value: string): TransformLots => ({
      kind: 'SPLIT',
      inputs: [{ lotId: lot, ...some(value) }],
      outputs: [{ lotNumber: named(name), ...some(value) }],
    });
    await world.done(transformLots, split('GOOD', '3'));
    expect(await stockOf(world, named('GOOD'))).toMatchObject([{ condition: 'GOOD', blocks: [], unit: null }]);
    expect(await world.run(transformLots, split('BOTH', '11'))).toMatchObject({
      ok: false,
      refusals: [{ code: 'INSUFFICIENT_LOT_IN_BIN', facts: { available: '10' } }],
    });
  });

  it('passes on that nobody has inspected', async () => {
    const item = await world.anItem({ inspectionRequired: true });
    const lot = await aLot('A', { itemId: item.publicId });
    await world.done(transformLots, {
      kind: 'SPLIT',
      inputs: [{ lotId: lot, ...some('4') }],
      outputs: [{ lotNumber: named('P'), ...some('4') }],
    });
    expect(await lotState(named('P'))).toMatchObject({ quality: 'PENDING_INSPECTION' });
  });
});

describe('blending', () => {
  it('takes the earliest of each date', async () => {
    const a = await aLot('A', { expiresOn: '2027-05-31', bestBeforeOn: '2027-02-28' });
    const b = await aLot('B', { expiresOn: '2027-04-30', bestBeforeOn: '2027-03-31' });
    const c = await aLot('C');
    await world.done(
      transformLots,
      blend({ inputs: [a, b, c].map((lotId, index) => ({ lotId, ...some(['4', '4', '2'][index] as string) })) }),
    );
    expect(await lotState(named('MIX'))).toEqual({
      quality: 'RELEASED',
      expiresOn: '2027-04-30',
      bestBeforeOn: '2027-02-28',
      usableThrough: '2027-04-30',
    });
  });

  it('takes an earlier date that is asked for', async () => {
    const a = await aLot('A', { expiresOn: '2027-05-31' });
    await world.done(
      transformLots,
      blend({ inputs: [{ lotId: a, ...some('10') }], outputs: [{ lotNumber: named('MIX'), ...some('10'), expiresOn: '2027-01-01' }] }),
    );
    expect(await lotState(named('MIX'))).toMatchObject({ usableThrough: '2027-01-01' });
  });

  it.each([
    [
      'LOT_ON_HOLD',
      async () => {
        const lot = await aLot('A');
        await world.done(placeHold, holdOf(lot));
        return lot;
      },
    ],
    ['LOT_EXPIRED', async () => await aLot('A', { expiresOn: '2026-11-21' })],
    ['LOT_NOT_RELEASED', async () => await aLot('A', { condition: 'DAMAGED' })],
    ['LOT_NOT_RELEASED', async () => await aLot('A', { itemId: (await world.anItem({ inspectionRequired: true })).publicId })],
  ] as const)('refuses blocked stock: %s', async (code, blocked) => {
    const inputs = [{ lotId: await blocked(), ...some('10') }];
    expect(await world.run(transformLots, blend({ inputs }))).toMatchObject({
      ok: false,
      refusals: [{ code, path: ['input', 'inputs', '0', 'lotId'] }],
    });
  });

  it('refuses stock in a bin that nothing is picked from', async () => {
    const lot = await aLot('A', { binId: world.bins.quarantine.publicId });
    const inputs = [{ lotId: lot, ...some('10', 'quarantine') }];
    expect(await world.run(transformLots, blend({ inputs }))).toMatchObject({ ok: false, refusals: [{ code: 'LOCATION_NOT_PERMITTED' }] });
  });

  it('leaves out what is damaged beside good stock of the same lot', async () => {
    const lot = await aLot('A', { condition: 'DAMAGED' });
    await aLot('A', { quantity: { value: '6' } });
    const of = (value: string): TransformLots =>
      blend({ inputs: [{ lotId: lot, ...some(value) }], outputs: [{ lotNumber: named('MIX'), ...some(value) }] });
    expect(await world.run(transformLots, of('7'))).toMatchObject({
      ok: false,
      refusals: [{ code: 'INSUFFICIENT_LOT_IN_BIN', facts: { available: '6' } }],
    });
    await world.done(transformLots, of('6'));
    expect(await stockOf(world, named('A'))).toMatchObject([{ condition: 'DAMAGED', onHand: '10' }]);
  });

  it('uses the last usable day to its end', async () => {
    const lot = await aLot('A', { expiresOn: '2026-11-22' });
    await world.done(transformLots, blend({ inputs: [{ lotId: lot, ...some('10') }] }));
    expect(await lotState(named('MIX'))).toMatchObject({ usableThrough: '2026-11-22' });
  });
});

describe('pouring into a lot of our own', () => {
  it('makes it as strict as what is poured in, wherever it lies', async () => {
    const a = await aLot('A', { expiresOn: '2027-05-31' });
    const tank = await world.done(
      transformLots,
      blend({
        inputs: [{ lotId: a, ...some('10') }],
        outputs: [
          { lotNumber: named('TANK'), ...some('6') },
          { lotNumber: named('REST'), ...some('4') },
        ],
      }),
    );
    const b = await aLot('B', { expiresOn: '2027-03-31' });
    const outputs = [{ lotId: tank.outputLotIds[0] as string, ...some('10', 'otherShelf') }];
    await world.done(transformLots, blend({ inputs: [{ lotId: b, ...some('10') }], outputs }));
    expect(await lotState(named('TANK'))).toMatchObject({ expiresOn: '2027-03-31', usableThrough: '2027-03-31' });
    const balances = await world.rows(
      `select b.usable_through::text as "usableThrough" from balance b join lot on lot.tenant_id = b.tenant_id and lot.id = b.lot_id
       where b.tenant_id = $1 and lot.lot_number = $2`,
      [world.tenantId, named('TANK')],
    );
    expect(new Set(balances.map((row) => JSON.stringify(row)))).toEqual(new Set(['{"usableThrough":"2027-03-31"}']));
    expect(await lotState(named('REST'))).toMatchObject({ expiresOn: '2027-05-31' });
  });

  it('does not lengthen its life', async () => {
    const a = await aLot('A', { expiresOn: '2027-03-31' });
    const tank = await world.done(transformLots, blend({ inputs: [{ lotId: a, ...some('10') }] }));
    const b = await aLot('B', { expiresOn: '2027-05-31' });
    await world.done(
      transformLots,
      blend({ inputs: [{ lotId: b, ...some('10') }], outputs: [{ lotId: tank.outputLotIds[0] as string, ...some('10') }] }),
    );
    expect(await lotState(named('MIX'))).toMatchObject({ expiresOn: '2027-03-31' });
  });
});
