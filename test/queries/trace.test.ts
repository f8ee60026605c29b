import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { transformLots, type TransformLots } from '../../src/commands/transforming/transformLots.js';
import type { BackwardTrace, ForwardTrace } from '../../src/domain/genealogy/traceResult.js';
import { formatQuantity } from '../../src/domain/shared/quantity.js';
import { decodeTypeId } from '../../src/platform/ids.js';
import { ReadSession, withReadSession } from '../../src/platform/database/readSession.js';
import { trace } from '../../src/queries/tracing/trace.js';
import { aWorld, type World } from '../support/world.js';

let world: World;
let item: string;
beforeAll(async () => {
  world = await aWorld();
});
beforeEach(async () => {
  item = (await world.anItem()).publicId;
});
afterAll(async () => {
  await world.close();
});

let hour = 0;
/** Each step of a test happens an hour after the one before it. */
const nextHour = (): string => {
  hour += 1;
  return new Date(Date.UTC(2026, 9, 1, hour)).toISOString();
};

async function received(quantity: string, lotNumber: string): Promise<string> {
  const line = { itemId: item, quantity: { value: quantity }, supplierLotNumber: lotNumber, binId: world.bins.shelf.publicId };
  const result = await world.done(receiveGoods, {
    siteId: world.site.publicId,
    supplierId: world.supplier.publicId,
    occurredAt: nextHour(),
    lines: [line],
  });
  return result.lotIds[0] as string;
}

interface Part {
  readonly lot: string;
  readonly quantity: string;
}

async function blended(
  inputs: readonly Part[],
  outputs: readonly (Partial<Part> & { readonly lotNumber?: string; readonly quantity: string })[],
  rest: Partial<TransformLots> = {},
): Promise<string> {
  const bin = world.bins.shelf.publicId;
  const result = await world.done(transformLots, {
    kind: 'BLEND',
    occurredAt: nextHour(),
    inputs: inputs.map(({ lot, quantity }) => ({ lotId: lot, binId: bin, quantity: { value: quantity } })),
    outputs: outputs.map(({ lot, lotNumber, quantity }) => ({
      ...(lot === undefined ? { lotNumber: lotNumber ?? '' } : { lotId: lot }),
      binId: bin,
      quantity: { value: quantity },
    })),
    ...rest,
  });
  return result.outputLotIds[0] as string;
}

const moved = (lot: string, quantity: string): Promise<unknown> =>
  world.done(moveStock, {
    lotId: lot,
    fromBinId: world.bins.shelf.publicId,
    toBinId: world.bins.otherShelf.publicId,
    quantity: { value: quantity },
    occurredAt: nextHour(),
  });

async function idOf(lotPublicId: string): Promise<number> {
  const rows = await world.rows<{ id: string }>(`select id from lot where tenant_id = $1 and public_id = $2`, [
    world.tenantId,
    decodeTypeId(lotPublicId)?.uuid,
  ]);
  return Number(rows[0]?.id);
}

async function forward(lot: string): Promise<ForwardTrace> {
  const lotId = await idOf(lot);
  const answer = await withReadSession(new ReadSession(world.database.app, world.tenantId), (rows) =>
    trace(rows, { lotIds: [lotId], direction: 'FORWARD', asOf: {} }),
  );
  return answer.forward as ForwardTrace;
}

async function backward(lot: string): Promise<BackwardTrace> {
  const lotId = await idOf(lot);
  const answer = await withReadSession(new ReadSession(world.database.app, world.tenantId), (rows) =>
    trace(rows, { lotIds: [lotId], direction: 'BACKWARD', asOf: {} }),
  );
  return answer.backward as BackwardTrace;
}

const texts = (quantities: object): Record<string, string> =>
  Object.fromEntries(Object.entries(quantities).map(([name, value]) => [name, formatQuantity(value as never)]));

describe('tracing lots of the ledger', () => {
  it('carries quantities and bounds through a blend with a loss', async () => {
    const a = await received('100', 'A');
    const b = await received('50', 'B');
    const c = await blended(
      [
        { lot: a, quantity: '100' },
        { lot: b, quantity: '50' },
      ],
      [{ lotNumber: 'C', quantity: '147' }],
      { declaredLoss: '3' },
    );
    await moved(c, '30');
    const found = await forward(a);
    expect(found.complete).toBe(true);
    const place = found.onHand.find((candidate) => candidate.binId === world.bins.otherShelf.id);
    expect(texts({ touched: place?.touched, attributed: place?.attributed, minimum: place?.minimum, maximum: place?.maximum })).toEqual({
      touched: '30',
      attributed: '20',
      minimum: '0',
      maximum: '30',
    });
    expect(texts(found.totals)).toMatchObject({ input: '100', onHand: '98', declaredLoss: '2', unexplained: '0' });
  });

  it('leaves out what was made of a lot before the start was poured into it', async () => {
    const old = await received('60', 'OLD');
    const vessel = await blended([{ lot: old, quantity: '60' }], [{ lotNumber: 'VESSEL', quantity: '60' }]);
    const before = await blended([{ lot: vessel, quantity: '20' }], [{ lotNumber: 'BEFORE', quantity: '20' }]);
    const bad = await received('40', 'BAD');
    await blended([{ lot: bad, quantity: '40' }], [{ lot: vessel, quantity: '40' }]);
    const after = await blended([{ lot: vessel, quantity: '10' }], [{ lotNumber: 'AFTER', quantity: '10' }]);
    const found = await forward(bad);
    const lots = found.lots.map((lot) => lot.lotId);
    expect(lots).not.toContain(await idOf(before));
    expect(lots).toEqual(expect.arrayContaining([await idOf(vessel), await idOf(after)]));
    const afterLot = found.lots.find((lot) => lot.lotId === lots[lots.length - 1]);
    expect(formatQuantity(afterLot?.attributedQuantity as never)).toBe('5');
    expect(texts(found.totals)).toMatchObject({ input: '40', onHand: '40', unexplained: '0' });
  });

  it('ends in a rework cycle, with every unit accounted for', async () => {
    const start = await received('100', 'START');
    const first = await blended([{ lot: start, quantity: '100' }], [{ lotNumber: 'R-1', quantity: '100' }]);
    const second = await blended([{ lot: first, quantity: '40' }], [{ lotNumber: 'R-2', quantity: '40' }]);
    await blended([{ lot: second, quantity: '40' }], [{ lot: first, quantity: '40' }]);
    const found = await forward(start);
    expect(found.complete).toBe(true);
    expect(texts(found.totals)).toMatchObject({ input: '100', onHand: '100', unexplained: '0' });
  });

  it('goes backward to exactly the lots from which a trace forward arrives', async () => {
    const a = await received('10', 'X');
    const b = await received('10', 'Y');
    await received('10', 'Z');
    const c = await blended(
      [
        { lot: a, quantity: '10' },
        { lot: b, quantity: '5' },
      ],
      [{ lotNumber: 'XY', quantity: '15' }],
    );
    const found = await backward(c);
    expect(found.complete).toBe(true);
    expect(new Set(found.lots.map((lot) => lot.lotId))).toEqual(new Set([await idOf(a), await idOf(b), await idOf(c)]));
    for (const source of [a, b]) expect((await forward(source)).lots.map((lot) => lot.lotId)).toContain(await idOf(c));
    expect(found.sources.map((movement) => movement.movement.transactionType)).toEqual(['RECEIPT', 'RECEIPT']);
  });

  it('says that it is not complete when an entry is missing', async () => {
    const a = await received('10', 'GAP');
    await world.rows(`update balance set on_hand = 9 where tenant_id = $1 and lot_id = $2 and stored`, [world.tenantId, await idOf(a)]);
    const found = await forward(a);
    expect(found.complete).toBe(false);
    expect(found.gaps.map((gap) => gap.code)).toEqual(['BALANCE_MISMATCH']);
  });
});
