import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { receiveGoods, type ReceiveGoods, type ReceiveGoodsLine } from '../../src/commands/receiving/receiveGoods.js';
import { recordInboundShipment } from '../../src/commands/receiving/recordInboundShipment.js';
import type { AnnouncedLine } from '../../src/domain/inbound/inboundShipment.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { localDate } from '../../src/domain/shared/dates.js';
import { quantity } from '../../src/domain/shared/quantity.js';
import { encodeTypeId } from '../../src/platform/ids.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';
import { stockOf } from './stockOf.js';

let world: World;
let shipments = 0;

beforeAll(async () => {
  world = await aWorld();
});
afterAll(async () => {
  expect(await brokenChecks(world.tenantId)).toEqual([]);
  await world.close();
});
beforeEach(() => {
  shipments += 1;
});

interface Announced {
  readonly shipmentId: string;
  readonly lineIds: readonly string[];
}

/** A shipment of so much a line, 100 of lot L-1 that expires on 31 May if nothing else is said. */
async function announced(...lines: readonly Partial<AnnouncedLine>[]): Promise<Announced> {
  const { inboundShipmentId, internalId } = await world.done(recordInboundShipment, {
    supplierId: world.supplier.id,
    shipmentNumber: `ASN-${shipments}`,
    purpose: '00',
    siteId: world.site.id,
    handlingUnits: [
      { code: `PALLET-${shipments}`, kind: 'PALLET' },
      { code: `BOX-${shipments}`, kind: 'PACKAGE', parentCode: `PALLET-${shipments}` },
    ],
    lines: (lines.length > 0 ? lines : [{}]).map((line, index) => ({
      lineNumber: index + 1,
      itemId: world.item.id,
      quantity: quantity('100'),
      announcedQuantity: '100',
      announcedUnit: 'KGM',
      supplierLotNumber: `L-${shipments}-${index + 1}`,
      expiresOn: localDate('2027-05-31'),
      hlPath: [],
      ...line,
    })),
  });
  const rows = await world.rows<{ id: string }>(
    `select public_id as id from inbound_shipment_line where tenant_id = $1 and shipment_id = $2 order by line_number`,
    [world.tenantId, internalId],
  );
  return { shipmentId: inboundShipmentId, lineIds: rows.map(({ id }) => encodeTypeId(ID_PREFIXES.inboundShipmentLine, id)) };
}

const receiving = (
  { shipmentId, lineIds }: Announced,
  lines: readonly ReceiveGoodsLine[],
  rest: Partial<ReceiveGoods> = {},
): ReceiveGoods => ({
  inboundShipmentId: shipmentId,
  lines: lines.map((line, index) => ({ inboundShipmentLineId: lineIds[Math.min(index, lineIds.length - 1)] as string, ...line })),
  ...rest,
});
const of = (value: string): ReceiveGoodsLine => ({ quantity: { value } });

interface Found {
  readonly type: string;
  readonly quantity: number | null;
  readonly expected: string | null;
  readonly seen: string | null;
}

async function found(): Promise<readonly Found[]> {
  return await world.rows<Found>(
    `select d.type, d.quantity::float as quantity, d.expected, d.seen from receiving_discrepancy d
     join receipt r on r.tenant_id = d.tenant_id and r.id = d.receipt_id
     left join inbound_shipment s on s.tenant_id = r.tenant_id and s.id = r.inbound_shipment_id
     where d.tenant_id = $1 and coalesce(s.shipment_number, $2) = $2 and d.id > $3 order by d.id`,
    [world.tenantId, `ASN-${shipments}`, seenBefore],
  );
}

let seenBefore = 0;
beforeEach(async () => {
  const [row] = await world.rows<{ id: number }>(`select coalesce(max(id), 0)::int as id from receiving_discrepancy where tenant_id = $1`, [
    world.tenantId,
  ]);
  seenBefore = row?.id ?? 0;
});

/** Announced = received + short - over, in total over the shipment. */
async function expectAccounted(): Promise<void> {
  const [row] = await world.rows<{ expected: string; received: string }>(
    `select sum(l.quantity) as expected, sum(l.received) as received from inbound_shipment_line l
     join inbound_shipment s on s.tenant_id = l.tenant_id and s.id = l.shipment_id where l.tenant_id = $1 and s.shipment_number = $2`,
    [world.tenantId, `ASN-${shipments}`],
  );
  const sum = async (type: string): Promise<number> =>
    (await found()).filter((entry) => entry.type === type).reduce((total, entry) => total + (entry.quantity ?? 0), 0);
  expect(Number(row?.expected)).toBe(Number(row?.received) + (await sum('SHORTAGE')) - (await sum('OVERAGE')));
}

const status = async (): Promise<unknown> =>
  (
    await world.rows<{ status: string }>(`select status from inbound_shipment where tenant_id = $1 and shipment_number = $2`, [
      world.tenantId,
      `ASN-${shipments}`,
    ])
  )[0]?.status;

describe('receiving what was announced', () => {
  it('finds nothing to say when it is all there', async () => {
    const { shipmentId } = await announced({}, { quantity: quantity('7') });
    const result = await world.done(receiveGoods, { inboundShipmentId: shipmentId, lines: [] });
    expect(result).toMatchObject({ discrepancyCount: 0 });
    expect([await found(), await status()]).toEqual([[], 'RECEIVED']);
    await expectAccounted();
  });

  it('takes it in parts, and then refuses to receive the rest again', async () => {
    const shipment = await announced();
    await world.done(receiveGoods, receiving(shipment, [of('40')]));
    expect(await status()).toBe('PARTIALLY_RECEIVED');
    await world.done(receiveGoods, { inboundShipmentId: shipment.shipmentId, lines: [] });
    expect([await found(), await status()]).toEqual([[], 'RECEIVED']);
    const again = await world.run(receiveGoods, { inboundShipmentId: shipment.shipmentId, lines: [] });
    expect(again).toMatchObject({ ok: false, refusals: [{ code: 'ILLEGAL_STATUS_TRANSITION', facts: { status: 'RECEIVED' } }] });
    await expectAccounted();
  });

  it('says what is short when nothing more comes', async () => {
    const shipment = await announced({}, { quantity: quantity('7') });
    await world.done(receiveGoods, receiving(shipment, [of('97.5')], { complete: true }));
    expect(await found()).toEqual([
      { type: 'SHORTAGE', quantity: 2.5, expected: '100', seen: '97.5' },
      { type: 'SHORTAGE', quantity: 7, expected: '7', seen: '0' },
    ]);
    expect(await status()).toBe('RECEIVED');
    await expectAccounted();
  });

  it('says what is over', async () => {
    const shipment = await announced();
    await world.done(receiveGoods, receiving(shipment, [of('101.5')]));
    expect(await found()).toEqual([{ type: 'OVERAGE', quantity: 1.5, expected: '100', seen: '101.5' }]);
    await expectAccounted();
  });

  it.each([
    [
      'two lines of one receipt',
      async (shipment: Announced) => {
        const [lineId] = shipment.lineIds;
        const half = { ...of('60'), inboundShipmentLineId: lineId as string };
        await world.done(receiveGoods, { inboundShipmentId: shipment.shipmentId, lines: [half, half] });
      },
    ],
    [
      'two receipts of one call',
      async (shipment: Announced) => {
        const actor = { tenantId: world.tenantId, principalId: world.principalId };
        const intents = ['a', 'b'].map((key) => ({ key: `${key}-${shipments}`, input: receiving(shipment, [of('60')]) }));
        const outcomes = await world.executor.execute(receiveGoods, { actor }, intents);
        expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true]);
      },
    ],
    [
      'two receipts',
      async (shipment: Announced) => {
        await world.done(receiveGoods, receiving(shipment, [of('60')]));
        await world.done(receiveGoods, receiving(shipment, [of('60')]));
      },
    ],
  ] as const)('says once what is over in %s', async (_name, receive) => {
    await receive(await announced());
    expect(await found()).toEqual([{ type: 'OVERAGE', quantity: 20, expected: '100', seen: '120' }]);
    await expectAccounted();
  });

  it('receives the rest once when one line is named twice without a quantity', async () => {
    const shipment = await announced();
    const line = { inboundShipmentLineId: shipment.lineIds[0] as string };
    expect(await world.run(receiveGoods, { inboundShipmentId: shipment.shipmentId, lines: [line, line] })).toMatchObject({
      ok: false,
      refusals: [{ code: 'INVALID_INPUT', path: ['input', 'lines', '1', 'quantity'] }],
    });
  });

  it('says that another lot came, and makes that lot', async () => {
    const shipment = await announced();
    const lot = `OTHER-${shipments}`;
    const { lotIds } = await world.done(receiveGoods, receiving(shipment, [{ supplierLotNumber: lot }]));
    expect(await found()).toEqual([{ type: 'LOT_MISMATCH', quantity: 100, expected: `L-${shipments}-1`, seen: lot }]);
    expect(lotIds).toHaveLength(1);
    await expectAccounted();
  });

  it('takes the lot as announced however it is spelled', async () => {
    const shipment = await announced();
    await world.done(receiveGoods, receiving(shipment, [{ supplierLotNumber: `l ${shipments}.1` }]));
    expect(await found()).toEqual([]);
  });

  it('says that it expires on another day', async () => {
    const shipment = await announced();
    await world.done(receiveGoods, receiving(shipment, [{ expiresOn: '2027-04-30' }]));
    expect(await found()).toEqual([{ type: 'EXPIRY_MISMATCH', quantity: 100, expected: '2027-05-31', seen: '2027-04-30' }]);
  });

  it('says what is damaged, and keeps it apart from the good', async () => {
    const shipment = await announced();
    const line = { inboundShipmentLineId: shipment.lineIds[0] as string, binId: world.bins.shelf.publicId };
    const damaged = { ...line, ...of('10'), condition: 'DAMAGED' as const };
    await world.done(receiveGoods, { inboundShipmentId: shipment.shipmentId, lines: [{ ...line, ...of('90') }, damaged] });
    expect(await found()).toEqual([{ type: 'DAMAGED', quantity: 10, expected: 'GOOD', seen: 'DAMAGED' }]);
    expect(await stockOf(world, `L-${shipments}-1`)).toEqual([
      { bin: 'shelf', condition: 'DAMAGED', onHand: '10', blocks: ['NOT_IN_GOOD_CONDITION'], unit: null },
      { bin: 'shelf', condition: 'GOOD', onHand: '90', blocks: [], unit: null },
    ]);
    await expectAccounted();
  });

  it('says all of it at once', async () => {
    const shipment = await announced();
    const line = { ...of('120'), supplierLotNumber: `X-${shipments}`, expiresOn: '2027-01-01', condition: 'DAMAGED' as const };
    const result = await world.done(receiveGoods, receiving(shipment, [line]));
    expect((await found()).map(({ type }) => type)).toEqual(['LOT_MISMATCH', 'EXPIRY_MISMATCH', 'DAMAGED', 'OVERAGE']);
    expect(result.discrepancyCount).toBe(4);
  });

  it('puts it into the handling units that were announced, nested as announced', async () => {
    const box = `BOX-${shipments}`;
    await world.done(receiveGoods, { inboundShipmentId: (await announced({ handlingUnit: box })).shipmentId, lines: [] });
    expect(await stockOf(world, `L-${shipments}-1`)).toMatchObject([
      { bin: 'receiving', onHand: '100', unit: box, blocks: ['BIN_NOT_PICKABLE'] },
    ]);
    const parents = await world.rows(
      `select p.code from handling_unit u join handling_unit p on p.tenant_id = u.tenant_id and p.id = u.parent_id where u.tenant_id = $1 and u.code = $2`,
      [world.tenantId, box],
    );
    expect(parents).toEqual([{ code: `PALLET-${shipments}` }]);
  });
});
