import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import type { BackwardTrace, ForwardTrace, TraceGap, TracedEdge, TracedLot } from '../../src/domain/genealogy/traceResult.js';
import { quantity } from '../../src/domain/shared/quantity.js';
import { ReadSession, withReadSession } from '../../src/platform/database/readSession.js';
import type { TraceAnswer } from '../../src/queries/tracing/trace.js';
import { traceSlice } from '../../src/queries/tracing/traceSlice.js';
import { aWorld, type Known, type World } from '../support/world.js';

const SOME = quantity('5');

describe("a partner's part of a trace", () => {
  let world: World;
  let other: Known;
  /** Two lots of the partner, and one of another. */
  let own: readonly number[];
  let foreign: number;

  beforeAll(async () => {
    world = await aWorld();
    other = await world.aSupplier();
    const received = await Promise.all([aLot(world.supplier, 'A-1'), aLot(world.supplier, 'A-2'), aLot(other, 'B-1')]);
    own = received.slice(0, 2);
    foreign = received[2]!;
  });
  afterAll(() => world.close());

  async function aLot(supplier: Known, supplierLotNumber: string): Promise<number> {
    const line = { itemId: world.item.publicId, quantity: { value: '5' }, supplierLotNumber, binId: world.bins.shelf.publicId };
    await world.done(receiveGoods, { siteId: world.site.publicId, supplierId: supplier.publicId, lines: [line] });
    const [lot] = await world.rows<{ id: string }>(`select id from lot where tenant_id = $1 and supplier_lot_number = $2`, [
      world.tenantId,
      supplierLotNumber,
    ]);
    return Number(lot!.id);
  }

  const slice = async (answer: TraceAnswer): Promise<TraceAnswer> =>
    await withReadSession(new ReadSession(world.database.partner, world.tenantId, world.supplier.id), (rows) => traceSlice(rows, answer));

  const bounds = { touchedQuantity: SOME, attributedQuantity: SOME, minimum: SOME, maximum: SOME };
  const traced = (lotId: number, generation: number): TracedLot => ({ lotId, generation, ...bounds, orderUncertain: true });
  const edge = (parentLotId: number, childLotId: number): TracedEdge => ({
    parentLotId,
    childLotId,
    transformationId: 7,
    entryId: 70,
    quantity: SOME,
    attributed: SOME,
    orderUncertain: true,
  });
  const aBackward = (gaps: readonly TraceGap[] = []): BackwardTrace => ({
    complete: gaps.length === 0,
    gaps,
    lots: [traced(own[0]!, 0), traced(foreign, 1), traced(own[1]!, 2)],
    edges: [edge(foreign, own[0]!), edge(own[1]!, foreign), edge(own[1]!, own[0]!)],
    sources: [
      { touched: SOME, attributed: SOME, minimum: SOME, maximum: SOME, orderUncertain: false, movement: { lotId: own[0]! } as never },
    ],
  });
  const backwardOf = async (gaps?: readonly TraceGap[]): Promise<BackwardTrace> =>
    (await slice({ forward: undefined, backward: aBackward(gaps) })).backward!;

  it('is its own lots and what lies between two of them, however far apart', async () => {
    const { lots, edges } = await backwardOf();
    expect(lots.map(({ lotId }) => lotId)).toEqual([own[0], own[1]]);
    expect(edges.map(({ parentLotId, childLotId }) => [parentLotId, childLotId])).toEqual([[own[1], own[0]]]);
  });

  it('tells no distance, quantity, entry or movement', async () => {
    const none = { touchedQuantity: 0n, attributedQuantity: 0n, minimum: 0n, maximum: 0n, generation: 0, orderUncertain: false };
    const { lots, edges, sources } = await backwardOf();
    for (const lot of lots) expect(lot).toMatchObject(none);
    expect(edges).toMatchObject([{ entryId: 0, quantity: 0n, attributed: 0n, orderUncertain: false }]);
    expect(sources).toEqual([]);
    const { lots: reached, edges: between, gaps, complete } = aBackward();
    const forward: ForwardTrace = {
      ...{ lots: reached, edges: between, gaps, complete },
      movements: aBackward().sources,
      onHand: [{ lotId: own[0]!, binId: 1, touched: SOME, attributed: SOME, minimum: SOME, maximum: SOME }],
      totals: {} as never,
    };
    expect((await slice({ forward, backward: undefined })).forward).toMatchObject({ movements: [], onHand: [] });
  });

  it('is complete by what is missing of its own', async () => {
    expect(await backwardOf([{ code: 'BALANCE_MISMATCH', lotId: foreign }])).toMatchObject({ complete: true, gaps: [] });
    expect(await backwardOf([{ code: 'BALANCE_MISMATCH', lotId: own[1]!, entryId: 5 }])).toMatchObject({
      complete: false,
      gaps: [{ code: 'BALANCE_MISMATCH', lotId: own[1] }],
    });
  });

  it('is not complete where so many gaps are told that one of its own may be among the others', async () => {
    const gaps = Array.from({ length: 100 }, (): TraceGap => ({ code: 'BALANCE_MISMATCH', lotId: foreign }));
    expect(await backwardOf(gaps)).toMatchObject({ complete: false, gaps: [] });
  });
});
