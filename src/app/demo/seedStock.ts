import { placeHold } from '../../commands/holding/placeHold.js';
import { moveStock } from '../../commands/moving/moveStock.js';
import { receiveGoods } from '../../commands/receiving/receiveGoods.js';
import { transformLots } from '../../commands/transforming/transformLots.js';
import { demoLots, type DemoLot } from './demoLots.js';
import type { Seeder } from './seeder.js';

/** TypeIDs by code; bins by `site/code`. */
export interface SeededIds {
  readonly siteIds: ReadonlyMap<string, string>;
  readonly binIds: ReadonlyMap<string, string>;
  readonly itemIds: ReadonlyMap<string, string>;
  readonly partnerIds: ReadonlyMap<string, string>;
}

interface ReceivedLot {
  readonly lot: DemoLot;
  readonly lotId: string;
}

/** 300 lots with a history: received over two months, put away, some held, one supplier lot divided and blended into others. */
export async function seedStock(seeder: Seeder, ids: SeededIds): Promise<void> {
  const lots = demoLots(seeder.today);
  const received = await receiveLots(seeder, ids, lots);
  await putAway(seeder, ids, received);
  await seeder.all(
    placeHold,
    received.flatMap(({ lot, lotId }) =>
      lot.hold === undefined ? [] : [{ key: `seed hold ${lot.supplierLotNumber}`, input: { ...lot.hold, scope: 'LOT' as const, lotId } }],
    ),
  );
  await seedTransformations(seeder, ids);
}

async function receiveLots(seeder: Seeder, ids: SeededIds, lots: readonly DemoLot[]): Promise<readonly ReceivedLot[]> {
  const receipts = await seeder.all(
    receiveGoods,
    lots.map((lot) => ({
      key: `seed receipt ${lot.supplierLotNumber}`,
      input: {
        siteId: ids.siteIds.get(lot.siteCode) as string,
        supplierId: ids.partnerIds.get(lot.item.supplier) as string,
        occurredAt: daysBefore(seeder.seededAt, lot.receivedDaysAgo),
        lines: [
          {
            itemId: ids.itemIds.get(lot.item.sku) as string,
            quantity: { value: lot.quantity },
            supplierLotNumber: lot.supplierLotNumber,
            manufacturedOn: lot.manufacturedOn,
            ...(lot.expiresOn === undefined ? {} : { expiresOn: lot.expiresOn }),
          },
        ],
      },
    })),
  );
  return lots.map((lot, index) => ({ lot, lotId: receipts[index]?.lotIds[0] as string }));
}

async function putAway(seeder: Seeder, ids: SeededIds, received: readonly ReceivedLot[]): Promise<void> {
  await seeder.all(
    moveStock,
    received.flatMap(({ lot, lotId }) =>
      lot.binCode === undefined
        ? []
        : [
            {
              key: `seed putaway ${lot.supplierLotNumber}`,
              input: {
                lotId,
                fromBinId: ids.binIds.get(`${lot.siteCode}/RECEIVING`) as string,
                toBinId: ids.binIds.get(`${lot.siteCode}/${lot.binCode}`) as string,
                quantity: { value: lot.quantity },
                occurredAt: daysBefore(seeder.seededAt, lot.receivedDaysAgo - 0.5),
              },
            },
          ],
    ),
  );
}

/** A drum of cocoa is divided into three, and goes into two blends with another: the trace that the README shows. */
async function seedTransformations(seeder: Seeder, ids: SeededIds): Promise<void> {
  const [cocoa, otherCocoa] = await receiveCocoa(seeder, ids);
  const bin = ids.binIds.get('MAIN/A-01-01') as string;
  const line = (lotId: string, value: string) => ({ lotId, binId: bin, quantity: { value } });
  const output = (lotNumber: string, value: string) => ({ lotNumber, binId: bin, quantity: { value } });
  const [parts] = await seeder.all(transformLots, [
    {
      key: 'seed split cocoa',
      input: {
        kind: 'SPLIT',
        inputs: [line(cocoa as string, '300')],
        outputs: [output('COCOA-P1', '100'), output('COCOA-P2', '100'), output('COCOA-P3', '100')],
        occurredAt: daysBefore(seeder.seededAt, 3),
      },
    },
  ]);
  await seeder.all(transformLots, [
    {
      key: 'seed blend 1',
      input: {
        kind: 'BLEND',
        inputs: [line(parts?.outputLotIds[0] as string, '100'), line(otherCocoa as string, '50')],
        outputs: [output('COCOA-B1', '147')],
        declaredLoss: '3',
        occurredAt: daysBefore(seeder.seededAt, 2),
      },
    },
    {
      key: 'seed blend 2',
      input: {
        kind: 'BLEND',
        inputs: [line(parts?.outputLotIds[1] as string, '60'), line(otherCocoa as string, '40')],
        outputs: [output('COCOA-B2', '100')],
        occurredAt: daysBefore(seeder.seededAt, 1),
      },
    },
  ]);
}

async function receiveCocoa(seeder: Seeder, ids: SeededIds): Promise<readonly string[]> {
  const receipts = await seeder.all(
    receiveGoods,
    ['COCOA-DRUM-7', 'COCOA-DRUM-8', 'COCOA-DRUM-9'].map((supplierLotNumber, index) => ({
      key: `seed receipt ${supplierLotNumber}`,
      input: {
        siteId: ids.siteIds.get('MAIN') as string,
        supplierId: ids.partnerIds.get('BOREALIS') as string,
        occurredAt: daysBefore(seeder.seededAt, 5),
        lines: [
          {
            itemId: ids.itemIds.get('COCOA-POWDER') as string,
            quantity: { value: index === 0 ? '300' : '120' },
            supplierLotNumber,
            manufacturedOn: daysBefore(seeder.seededAt, 40).slice(0, 10),
            binId: ids.binIds.get('MAIN/A-01-01') as string,
          },
        ],
      },
    })),
  );
  return receipts.map((receipt) => receipt.lotIds[0] as string);
}

const daysBefore = (instant: string, days: number): string => new Date(Date.parse(instant) - days * 86_400_000).toISOString();
