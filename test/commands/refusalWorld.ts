import { expect, describe, it } from '@jest/globals';
import { placeHold, type PlaceHold } from '../../src/commands/holding/placeHold.js';
import { releaseHold, type ReleaseHold } from '../../src/commands/holding/releaseHold.js';
import type { MoveStock } from '../../src/commands/moving/moveStock.js';
import { receiveGoods, type ReceiveGoods, type ReceiveGoodsLine } from '../../src/commands/receiving/receiveGoods.js';
import { transformLots, type TransformLots } from '../../src/commands/transforming/transformLots.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { ID_PREFIXES, type Noun } from '../../src/domain/shared/nouns.js';
import { encodeTypeId, newPublicId } from '../../src/platform/ids.js';
import type { Command } from '../../src/platform/execute.js';
import { aWorld, type Known, type World } from '../support/world.js';

/** A world in which everything that refuses has something to refuse, and a stranger's beside it. */
export interface RefusalWorld extends Inputs {
  readonly world: World;
  readonly foreign: World;
  /** 10 on the shelf, plain. */
  readonly lot: string;
  /** 10 on the shelf, on hold as a whole. */
  readonly heldLot: string;
  readonly ownLot: string;
  readonly otherItemsLot: string;
  readonly openHold: string;
  readonly releasedHold: string;
  readonly foreignLot: string;
  readonly foreignHold: string;
  readonly otherSite: Awaited<ReturnType<World['aSite']>>;
  readonly shortLived: Known;
  readonly retiredItem: Known;
  readonly retiredBin: Known;
  close(): Promise<void>;
}

export async function aRefusalWorld(): Promise<RefusalWorld> {
  const world = await aWorld();
  const foreign = await aWorld();
  const otherSite = await world.aSite();
  const retiredItem = await world.anItem();
  const retiredBin = otherSite.bins.scrap;
  await world.rows(`update item set retired_on = '2026-01-01' where tenant_id = $1 and id = $2`, [world.tenantId, retiredItem.id]);
  await world.rows(`update bin set retired_on = '2026-01-01', kind = 'STORAGE' where tenant_id = $1 and id = $2`, [
    world.tenantId,
    retiredBin.id,
  ]);
  const lot = await lotOnShelf(world, 'PLAIN');
  const heldLot = await lotOnShelf(world, 'HELD');
  const foreignLot = await lotOnShelf(foreign, 'FOREIGN');
  const hold = { type: 'QUALITY', scope: 'LOT', lotId: heldLot, reasonCode: 'QUALITY_CHECK' } as const;
  const openHold = (await world.done(placeHold, hold)).holdId;
  const releasedHold = (await world.done(placeHold, hold)).holdId;
  await world.done(releaseHold, { holdId: releasedHold, reasonCode: 'CLEARED' });
  const inputs = inputsFor(world, lot, openHold);
  const own = await world.done(transformLots, { ...inputs.split('2'), outputs: [{ ...inputs.onShelf('2'), lotNumber: 'OWN' }] });
  return {
    ...{ world, foreign, otherSite, retiredItem, retiredBin, lot, heldLot, foreignLot, openHold, releasedHold },
    ...inputs,
    ownLot: own.outputLotIds[0] as string,
    otherItemsLot: await lotOnShelf(world, 'OTHER-ITEM', await world.anItem()),
    foreignHold: (await foreign.done(placeHold, { ...hold, lotId: foreignLot })).holdId,
    shortLived: await world.anItem({ shelfLifeDays: 30 }),
    async close() {
      await Promise.all([world.close(), foreign.close()]);
    },
  };
}

/** Inputs that are accepted as they are; a case changes what is to be refused. */
interface Inputs {
  onShelf(value: string): { readonly binId: string; readonly quantity: { readonly value: string } };
  receive(change?: Partial<ReceiveGoods>): ReceiveGoods;
  receiveLine(change: ReceiveGoodsLine): ReceiveGoods;
  move(change?: Partial<MoveStock>): MoveStock;
  hold(change?: Partial<PlaceHold>): PlaceHold;
  release(change?: Partial<ReleaseHold>): ReleaseHold;
  split(value: string): Pick<TransformLots, 'kind' | 'inputs'>;
  blend(change?: Partial<TransformLots>): TransformLots;
}

function inputsFor(world: World, lotId: string, holdId: string): Inputs {
  const shelf = world.bins.shelf.publicId;
  const line = { itemId: world.item.publicId, quantity: { value: '1' }, supplierLotNumber: 'R-1' };
  const onShelf: Inputs['onShelf'] = (value) => ({ binId: shelf, quantity: { value } });
  const receive: Inputs['receive'] = (change = {}) => ({
    siteId: world.site.publicId,
    supplierId: world.supplier.publicId,
    lines: [line],
    ...change,
  });
  return {
    onShelf,
    receive,
    receiveLine: (change) => receive({ lines: [{ ...line, ...change }] }),
    move: (change = {}) => ({ lotId, fromBinId: shelf, toBinId: world.bins.otherShelf.publicId, quantity: { value: '1' }, ...change }),
    hold: (change = {}) => ({ type: 'QUALITY', scope: 'LOT', lotId, reasonCode: 'QUALITY_CHECK', ...change }),
    release: (change = {}) => ({ holdId, reasonCode: 'CLEARED', ...change }),
    split: (value) => ({ kind: 'SPLIT', inputs: [{ lotId, ...onShelf(value) }] }),
    blend: (change = {}) => ({
      kind: 'BLEND',
      inputs: [{ lotId, ...onShelf('2') }],
      outputs: [{ lotNumber: 'BLEND', ...onShelf('2') }],
      ...change,
    }),
  };
}

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

/** A well-formed id that nobody has. */
export const unknown = (noun: Noun): string => encodeTypeId(ID_PREFIXES[noun], newPublicId());

export type Case<Input> = readonly [codes: string, why: string, input: () => Input];

/** Each intent is refused with exactly these codes, in this order. */
export function refuses<Input, Result>(
  name: string,
  { command, world }: { readonly command: Command<Input, Result, Refusal>; readonly world: () => World },
  cases: readonly Case<Input>[],
): void {
  describe(`${name} refuses`, () => {
    it.each(cases)('%s: %s', async (codes, _why, input) => {
      const outcome = await world().run(command, input());
      expect(outcome.ok ? 'accepted' : outcome.refusals.map(({ code }) => code).join(' ')).toBe(codes);
      for (const refusal of outcome.ok ? [] : outcome.refusals) expect(refusal.path?.[0]).toBe('input');
    });
  });
}

export const NOT_QUANTITIES = ['abc', '-1', '0', '1e400', '', ' 1', '1,5', '0.0001', '123456789012345', 'NaN', 'Infinity', '١'];
export const NOT_DATES = ['20261332', '2026-13-32', '2027-02-29', 'tomorrow', ''];
export const NOT_YET = ['2026-11-22T08:00:00.001Z', '2026-11-22T07:00:00-05:00', 'yesterday'];
