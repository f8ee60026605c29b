import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anIntakeWorld, type IntakeWorld } from '../support/intakeWorld.js';
import { aShipNotice } from '../support/shipNotice.js';

let world: IntakeWorld;
beforeAll(async () => {
  world = await anIntakeWorld();
  await world.identify(world.supplier, 'ZZ', 'ACMESUPPLY');
  await world.mapItem(world.supplier, ['VN', 'A-1'], await world.anItem({ sku: 'OAT', baseUnit: 'EA', scale: 0 }));
});
afterAll(async () => await world.close());

describe('processing a ship notice', () => {
  it('expects the shipment and answers with a 997', async () => {
    const id = await world.accept(aShipNotice({ isa13: 1, shipment: 'ASN-1', lines: [{ quantity: '48', lot: 'OM1' }] }));
    expect(await world.message(id)).toMatchObject({ status: 'RECEIVED', partner: null });
    expect(await world.process(id)).toMatchObject({ status: 'PROCESSED', partner: 'ACME', issues: [] });
    expect(await world.lines('ASN-1')).toMatchObject([{ sku: 'OAT', quantity: '48', unit: 'EA', lot: 'OM1' }]);
    expect(await world.documents(id)).toMatchObject([{ status: 'APPLIED', kind: '856', number: 'ASN-1' }]);
    const [answer, ...others] = await world.answers(id);
    expect(others).toEqual([]);
    expect(answer?.text).toMatch(/AK1\*SH\*1.*AK5\*A~AK9\*A\*1\*1\*1/);
  });
});
