import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anIntakeWorld, type IntakeWorld } from '../support/intakeWorld.js';
import { aShipNotice, severalShipNotices } from '../support/shipNotice.js';
import type { Known } from '../support/world.js';

let world: IntakeWorld;
let oat: Known;
/** Each test takes control numbers of its own. */
let isa13 = 0;
const next = (): number => (isa13 += 1);

beforeAll(async () => {
  world = await anIntakeWorld();
  await world.identify(world.supplier, 'ZZ', 'ACMESUPPLY');
  oat = await world.anItem({ sku: 'OAT', baseUnit: 'EA', scale: 0 });
  await world.mapItem(world.supplier, ['VN', 'A-1'], oat);
});
afterAll(async () => await world.close());

const codesOf = (issues: readonly { readonly code: string }[]): string[] => issues.map(({ code }) => code);

describe('processing a ship notice', () => {
  it('expects the shipment and answers with a 997', async () => {
    const id = await world.accept(aShipNotice({ isa13: next(), shipment: 'P-1', lines: [{ quantity: '48', lot: 'OM1' }] }));
    expect(await world.message(id)).toMatchObject({ status: 'RECEIVED', partner: null, attempts: 1 });
    expect(await world.process(id)).toMatchObject({ status: 'PROCESSED', partner: 'ACME', issues: [], isTest: false });
    expect(await world.lines('P-1')).toMatchObject([{ sku: 'OAT', quantity: '48', unit: 'EA', lot: 'OM1' }]);
    expect(await world.documents(id)).toMatchObject([{ status: 'APPLIED', kind: '856', number: 'P-1' }]);
    const [answer, ...others] = await world.answers(id);
    expect(others).toEqual([]);
    expect(answer?.text).toMatch(/AK1\*SH\*1.*AK5\*A~AK9\*A\*1\*1\*1/);
  });

  it('announces each change of its status', async () => {
    const id = await world.accept(aShipNotice({ isa13: next(), shipment: 'P-2' }));
    await world.process(id);
    const events = await world.rows<{ status: string; partner: string | null }>(
      `select payload->>'status' as status, payload->>'partner' as partner from domain_event
       where tenant_id = $1 and type = 'InboundMessageChanged' and payload->>'inboundMessage' = $2 order by id`,
      [world.tenantId, id],
    );
    expect(events).toEqual([
      { status: 'RECEIVED', partner: null },
      { status: 'PROCESSED', partner: world.supplier.publicId },
    ]);
  });

  it('gives TA1 and 997 gap-free control numbers of their own', async () => {
    const id = await world.accept(aShipNotice({ isa13: next(), shipment: 'P-3', wantsTa1: true }));
    await world.process(id);
    const answers = await world.answers(id);
    expect(answers.map(({ kind }) => kind)).toEqual(['TA1', '997']);
    const numbers = await world.rows<{ number: string }>(
      `select control_number as number from outbound_message where tenant_id = $1 order by id`,
      [world.tenantId],
    );
    expect(numbers.map(({ number }) => Number(number))).toEqual(numbers.map((_, index) => index + 1));
  });

  it('finds items by GTIN and SKU, and units by what they mean', async () => {
    const peas = await world.anItem({ sku: 'PEAS', baseUnit: 'KGM', scale: 3 });
    await world.rows(
      `insert into pack_level (tenant_id, item_id, unit_code, gtin, numerator) values ($1, $2, 'CS', '00614141010011', 12)`,
      [world.tenantId, peas.id],
    );
    const lines = [
      { code: 'UP*614141010011', quantity: '2', unit: 'CA', lot: 'G1' },
      { code: 'SK*PEAS', quantity: '1.5', unit: 'KG', lot: 'G2' },
    ];
    expect(await world.submit(aShipNotice({ isa13: next(), shipment: 'P-4', lines }))).toMatchObject({ status: 'PROCESSED' });
    expect(await world.lines('P-4')).toMatchObject([
      { sku: 'PEAS', quantity: '24', unit: 'CA' },
      { sku: 'PEAS', quantity: '1.5', unit: 'KG' },
    ]);
  });

  it("takes the partner's own meaning of a unit first, the item's before the general one", async () => {
    await world.rows(
      `insert into partner_unit (tenant_id, partner_id, item_id, code, numerator) values ($1, $2, null, 'PL', 500), ($1, $2, $3, 'PL', 40)`,
      [world.tenantId, world.supplier.id, oat.id],
    );
    await world.submit(aShipNotice({ isa13: next(), shipment: 'P-5', lines: [{ quantity: '2', unit: 'PL' }] }));
    expect(await world.lines('P-5')).toMatchObject([{ quantity: '80' }]);
  });

  it('applies the good sets of a file and tells of the bad one', async () => {
    const id = await world.accept(
      severalShipNotices([{ shipment: 'P-6' }, { shipment: 'P-7', lines: [{ quantity: 'abc' }] }, { shipment: 'P-8' }], next()),
    );
    expect(await world.process(id)).toMatchObject({ status: 'PROCESSED' });
    expect((await world.documents(id)).map(({ status }) => status)).toEqual(['APPLIED', 'REJECTED', 'APPLIED']);
    expect((await world.answers(id))[0]?.text).toMatch(/AK5\*A~.*AK5\*R.*AK5\*A~AK9\*P\*3\*3\*2/);
  });

  it('reads and answers a test, and applies nothing', async () => {
    const id = await world.accept(aShipNotice({ isa13: next(), shipment: 'P-9', usage: 'T' }));
    expect(await world.process(id)).toMatchObject({ status: 'VALIDATED', isTest: true });
    expect(codesOf((await world.documents(id))[0]?.issues ?? [])).toEqual(['TEST_MESSAGE']);
    expect(await world.lines('P-9')).toEqual([]);
    expect((await world.answers(id)).map(({ kind }) => kind)).toEqual(['997']);
  });

  it('takes only what the sender of the message may send', async () => {
    const other = await world.aSupplier('OTHER');
    await world.identify(other, 'ZZ', 'OTHERSUPPLY');
    const id = await world.accept(aShipNotice({ isa13: next(), shipment: 'P-10' }), other);
    expect(await world.process(id)).toMatchObject({ status: 'REJECTED', partner: 'OTHER', issues: [{ code: 'PARTNER_MISMATCH' }] });
    expect(await world.answers(id)).toEqual([]);
    const two = aShipNotice({ isa13: next(), shipment: 'P-11' }) + aShipNotice({ isa13: next(), shipment: 'P-12', sender: 'OTHERSUPPLY' });
    const mixed = await world.accept(two);
    expect(codesOf((await world.process(mixed)).issues)).toEqual(['PARTNER_MISMATCH']);
    expect((await world.documents(mixed)).map(({ status }) => status)).toEqual(['APPLIED', 'REJECTED']);
    expect(await world.answers(mixed)).toHaveLength(1);
  });
});
