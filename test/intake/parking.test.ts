import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { replayMessage } from '../../src/commands/messaging/replayMessage.js';
import { anIntakeWorld, type IntakeWorld } from '../support/intakeWorld.js';
import { aShipNotice, severalShipNotices } from '../support/shipNotice.js';

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntakeWorld();
});
afterEach(async () => await world.close());

const FILE = aShipNotice({
  shipment: 'K-1',
  lines: [
    { code: 'VN*A-1', quantity: '10', unit: 'EA', lot: 'L1' },
    { code: 'VN*A-2', quantity: '3', unit: 'EA', lot: 'L2' },
    { code: 'VN*A-3', quantity: '2', unit: 'CT', lot: 'L3' },
    { code: 'VN*A-2', quantity: '4', unit: 'EA', lot: 'L4' },
  ],
});

describe('parking', () => {
  it('tells everything unknown at once, and comes to the result of a complete set-up when it is replayed', async () => {
    const id = await world.accept(FILE);
    const unknown = await world.process(id);
    expect(unknown).toMatchObject({ status: 'PARKED', partner: null });
    expect(unknown.issues.map(({ code }) => code)).toEqual([
      'EDI_MAPPING_PARTNER_UNKNOWN',
      'EDI_MAPPING_ITEM_UNKNOWN',
      'EDI_MAPPING_ITEM_UNKNOWN',
      'EDI_MAPPING_ITEM_UNKNOWN',
    ]);
    expect(unknown.issues[0]?.seen).toContain('ZZ/ACMESUPPLY');
    // The units that the unknown items come in are told with them.
    expect(unknown.issues.slice(1).map(({ fix }) => /units (\w+)/.exec(fix ?? '')?.[1])).toEqual(['EA', 'EA', 'CT']);
    expect(await world.answers(id)).toEqual([]);

    await world.identify(world.supplier, 'ZZ', 'ACMESUPPLY');
    const one = await world.anItem({ sku: 'ONE', baseUnit: 'EA', scale: 0 });
    const three = await world.anItem({ sku: 'THREE', baseUnit: 'EA', scale: 0 });
    await world.mapItem(world.supplier, ['VN', 'A-3'], three);
    const unmapped = await world.replay(id);
    expect(unmapped).toMatchObject({ status: 'PARKED', partner: 'ACME', attempts: 2 });
    expect(unmapped.issues.map(({ code, seen }) => [code, seen])).toEqual([
      ['EDI_MAPPING_ITEM_UNKNOWN', 'VN A-1'],
      ['EDI_MAPPING_ITEM_UNKNOWN', 'VN A-2'],
      ['EDI_MAPPING_UNIT_UNKNOWN', 'CT'],
    ]);
    expect(unmapped.issues[0]?.at).toMatchObject({ segment: 9, tag: 'LIN' });
    expect(await world.documents(id)).toMatchObject([{ status: 'HELD' }]);
    expect((await world.answers(id)).map(({ text }) => /AK5\*\w/.exec(text)?.[0])).toEqual(['AK5*A']);

    await world.mapItem(world.supplier, ['VN', 'A-1'], one);
    await world.mapItem(world.supplier, ['VN', 'A-2'], await world.anItem({ sku: 'TWO', baseUnit: 'EA', scale: 0 }));
    await world.rows(`insert into partner_unit (tenant_id, partner_id, item_id, code, numerator) values ($1, $2, $3, 'CT', 24)`, [
      world.tenantId,
      world.supplier.id,
      three.id,
    ]);
    expect(await world.replay(id)).toMatchObject({ status: 'PROCESSED', attempts: 3, issues: [] });
    expect(await world.documents(id)).toMatchObject([{ status: 'APPLIED' }]);
    expect(await world.answers(id)).toHaveLength(1);
    expect((await world.lines('K-1')).map(({ sku, quantity, lot }) => [sku, quantity, lot])).toEqual([
      ['ONE', '10', 'L1'],
      ['TWO', '3', 'L2'],
      ['THREE', '48', 'L3'],
      ['TWO', '4', 'L4'],
    ]);
  });

  it('applies the other sets of the file, once, whatever is replayed', async () => {
    await world.identify(world.supplier, 'ZZ', 'ACMESUPPLY');
    await world.mapItem(world.supplier, ['VN', 'A-1'], await world.anItem({ sku: 'ONE', baseUnit: 'EA', scale: 0 }));
    const id = await world.accept(severalShipNotices([{ shipment: 'S-1' }, { shipment: 'S-2', lines: [{ code: 'VN*A-9' }] }]));
    expect(await world.process(id)).toMatchObject({ status: 'PARKED' });
    expect((await world.documents(id)).map(({ status }) => status)).toEqual(['APPLIED', 'HELD']);
    expect((await world.answers(id))[0]?.text).toMatch(/AK9\*A\*2\*2\*2/);
    await world.mapItem(world.supplier, ['VN', 'A-9'], await world.anItem({ sku: 'NINE', baseUnit: 'EA', scale: 0 }));
    expect(await world.replay(id)).toMatchObject({ status: 'PROCESSED' });
    expect((await world.documents(id)).map(({ status }) => status)).toEqual(['APPLIED', 'APPLIED']);
    expect(await world.rows(`select from inbound_shipment where tenant_id = $1`, [world.tenantId])).toHaveLength(2);
  });

  it('reads it anew under the newest profile, and answers a changed verdict', async () => {
    await world.identify(world.supplier, 'ZZ', 'ACMESUPPLY');
    await world.mapItem(world.supplier, ['VN', 'A-1'], await world.anItem({ baseUnit: 'EA', scale: 0 }));
    const profile = async (version: number, body: string): Promise<unknown> =>
      await world.rows(
        `insert into partner_profile (tenant_id, partner_id, connector, version, body, recorded_at) values ($1, $2, 'edi', $3, $4, now())`,
        [world.tenantId, world.supplier.id, version, body],
      );
    await profile(1, '{"severities": {"SE_COUNT": "reject"}}');
    const id = await world.accept(aShipNotice({ shipment: 'C-1' }).replace(/SE\*\d+\*/, 'SE*99*'));
    expect(await world.process(id)).toMatchObject({ status: 'REJECTED', issues: [{ code: 'SE_COUNT' }] });
    await profile(2, '{"severities": {"SE_COUNT": "info"}}');
    expect(await world.replay(id)).toMatchObject({ status: 'PROCESSED' });
    expect((await world.answers(id)).map(({ text }) => /AK5\*\w/.exec(text)?.[0])).toEqual(['AK5*R', 'AK5*A']);
  });

  it('refuses to replay what was processed, and what is not there', async () => {
    await world.identify(world.supplier, 'ZZ', 'ACMESUPPLY');
    await world.mapItem(world.supplier, ['VN', 'A-1'], await world.anItem({ baseUnit: 'EA', scale: 0 }));
    const id = await world.accept(aShipNotice({ shipment: 'R-1' }));
    const replay = async (inboundMessageId: string): Promise<unknown> =>
      await world.run(replayMessage(world.enqueue), { inboundMessageId });
    expect(await replay(id)).toMatchObject({ ok: false, refusals: [{ code: 'ILLEGAL_STATUS_TRANSITION', facts: { status: 'RECEIVED' } }] });
    await world.process(id);
    expect(await replay(id)).toMatchObject({
      ok: false,
      refusals: [{ code: 'ILLEGAL_STATUS_TRANSITION', facts: { status: 'PROCESSED' } }],
    });
    const foreign = await anIntakeWorld();
    const theirs = await foreign.accept('nothing');
    await foreign.process(theirs);
    await foreign.close();
    expect(await replay(theirs)).toMatchObject({ ok: false, refusals: [{ code: 'NOT_FOUND' }] });
    expect(await replay('msg_nonsense')).toMatchObject({ ok: false, refusals: [{ code: 'NOT_FOUND' }] });
  });

  it('does nothing new for a partner that is retired', async () => {
    await world.identify(world.supplier, 'ZZ', 'ACMESUPPLY');
    await world.rows(`update trading_partner set retired_on = '2026-01-01' where id = $1`, [world.supplier.id]);
    const { status, issues } = await world.submit(FILE);
    expect([status, issues[0]?.code]).toEqual(['PARKED', 'EDI_MAPPING_PARTNER_RETIRED']);
  });
});
