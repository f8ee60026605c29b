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

describe('a ship notice cut at every byte', () => {
  it('is never applied, and what is missing is said each time', async () => {
    const whole = aShipNotice({ shipment: 'CUT', wantsTa1: true });
    for (let length = 0; length < whole.length - 1; length += 1) {
      const { status, issues } = await world.submit(whole.slice(0, length));
      expect({ length, status, said: issues.length > 0 }).toEqual({
        length,
        status: expect.stringMatching(/^(UNREADABLE|PARKED)$/),
        said: true,
      });
    }
    expect(await world.rows(`select from inbound_shipment where tenant_id = $1`, [world.tenantId])).toEqual([]);
    expect(await world.submit(whole)).toMatchObject({ status: 'PROCESSED' });
  }, 180_000);
});
