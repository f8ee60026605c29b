import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anIntakeWorld, type IntakeWorld } from '../support/intakeWorld.js';
import { aShipNotice, severalShipNotices } from '../support/shipNotice.js';

let world: IntakeWorld;
let count = 0;
let isa13 = 0;
let shipment = '';

beforeAll(async () => {
  world = await anIntakeWorld();
  await world.identify(world.supplier, 'ZZ', 'ACMESUPPLY');
  await world.mapItem(world.supplier, ['VN', 'A-1'], await world.anItem({ sku: 'OAT', baseUnit: 'EA', scale: 0 }));
});
afterAll(async () => await world.close());
beforeEach(() => {
  count += 1;
  isa13 = count * 10;
  shipment = `D-${count}`;
});

const shipmentsOf = async (number: string): Promise<number> =>
  (await world.rows(`select from inbound_shipment where tenant_id = $1 and shipment_number = $2`, [world.tenantId, number])).length;

describe('duplicates', () => {
  it('takes the same file once and answers it twice', async () => {
    const file = aShipNotice({ isa13, shipment });
    const first = await world.accept(file);
    const { id } = await world.process(first);
    const again = await world.accept(file);
    expect(await world.process(again)).toMatchObject({ status: 'DUPLICATE', duplicateOf: id, partner: 'ACME' });
    expect(await shipmentsOf(shipment)).toBe(1);
    expect(await world.documents(again)).toEqual([]);
    expect(await world.answers(first)).toHaveLength(1);
  });

  it('rejects other content under a used ISA13 with TA1 025', async () => {
    await world.submit(aShipNotice({ isa13, shipment }));
    const id = await world.accept(aShipNotice({ isa13, shipment: `${shipment}-other` }));
    expect(await world.process(id)).toMatchObject({ status: 'REJECTED', issues: [{ code: 'CONTROL_NUMBER_REPEATED' }] });
    expect(await shipmentsOf(`${shipment}-other`)).toBe(0);
    const answers = await world.answers(id);
    expect(answers.map(({ kind }) => kind)).toEqual(['TA1']);
    expect(answers[0]?.text).toMatch(/TA1\*\d{9}\*\d{6}\*\d{4}\*R\*025~/);
  });

  it("accepts a used ISA13 when the partner's profile does", async () => {
    const supplier = await world.aSupplier();
    await world.identify(supplier, 'ZZ', 'CARELESS');
    await world.mapItem(supplier, ['VN', 'A-1'], await world.anItem({ baseUnit: 'EA', scale: 0 }));
    await world.rows(
      `insert into partner_profile (tenant_id, partner_id, connector, version, body, recorded_at) values ($1, $2, 'edi', 1, '{"duplicates": {"interchange": "accept"}}', now())`,
      [world.tenantId, supplier.id],
    );
    await world.submit(aShipNotice({ isa13, shipment, sender: 'CARELESS' }));
    expect(await world.submit(aShipNotice({ isa13, shipment: `${shipment}-other`, sender: 'CARELESS' }))).toMatchObject({
      status: 'PROCESSED',
    });
  });

  it('rejects the second of two sets with one control number', async () => {
    const twice = severalShipNotices([{ shipment }, { shipment: `${shipment}-b` }], isa13).replaceAll('*0002~', '*0001~');
    const id = await world.accept(twice);
    await world.process(id);
    expect((await world.documents(id)).map(({ status }) => status)).toEqual(['APPLIED', 'REJECTED']);
    expect((await world.answers(id))[0]?.text).toMatch(/AK5\*R\*7/);
  });

  it('knows a document that comes again in another interchange, also when our master data changed', async () => {
    await world.submit(aShipNotice({ isa13, shipment, lines: [{ unit: 'BX', quantity: '1' }] }));
    expect(await shipmentsOf(shipment)).toBe(0);
    const item = await world.rows<{ id: number }>(`select id from item where tenant_id = $1 and sku = 'OAT'`, [world.tenantId]);
    await world.rows(`insert into pack_level (tenant_id, item_id, unit_code, numerator) values ($1, $2, 'BX', $3)`, [
      world.tenantId,
      item[0]?.id,
      6,
    ]);
    const first = await world.accept(aShipNotice({ isa13: isa13 + 1, shipment, lines: [{ unit: 'BX', quantity: '1' }] }));
    await world.process(first);
    await world.rows(`update pack_level set numerator = 7 where tenant_id = $1 and unit_code = 'BX'`, [world.tenantId]);
    const again = await world.accept(aShipNotice({ isa13: isa13 + 2, shipment, lines: [{ unit: 'BX', quantity: '1' }] }));
    expect(await world.process(again)).toMatchObject({ status: 'PROCESSED' });
    expect(await world.documents(again)).toMatchObject([
      { status: 'DUPLICATE', shipmentId: (await world.documents(first))[0]?.shipmentId },
    ]);
    expect((await world.answers(again))[0]?.text).toMatch(/AK5\*A/);
    expect(await world.lines(shipment)).toMatchObject([{ quantity: '6' }]);
  });

  it('holds other content under a used document number for a person', async () => {
    await world.submit(aShipNotice({ isa13, shipment, lines: [{ quantity: '10' }] }));
    const id = await world.accept(aShipNotice({ isa13: isa13 + 1, shipment, lines: [{ quantity: '11' }] }));
    expect(await world.process(id)).toMatchObject({ status: 'PARKED', issues: [{ code: 'DOCUMENT_CONTENT_CHANGED' }] });
    expect(await world.documents(id)).toMatchObject([{ status: 'HELD' }]);
    expect((await world.answers(id))[0]?.text).toMatch(/AK5\*A/);
    expect(await world.lines(shipment)).toMatchObject([{ quantity: '10' }]);
  });

  it('takes a document that stands twice in a file once', async () => {
    const id = await world.accept(severalShipNotices([{ shipment }, { shipment }], isa13));
    await world.process(id);
    expect((await world.documents(id)).map(({ status }) => status)).toEqual(['APPLIED', 'DUPLICATE']);
    expect(await shipmentsOf(shipment)).toBe(1);
  });

  it('keeps the tests of a partner apart from its business', async () => {
    await world.submit(aShipNotice({ isa13, shipment, usage: 'T' }));
    expect(await world.submit(aShipNotice({ isa13, shipment }))).toMatchObject({ status: 'PROCESSED' });
    expect(await shipmentsOf(shipment)).toBe(1);
  });
});
