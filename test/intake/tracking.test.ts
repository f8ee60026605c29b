import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { processInboundMessage } from '../../src/intake/processInboundMessage.js';
import type { MessageRow } from '../support/intakeWorld.js';
import { aShopWorld, type ShopEndpoint, type ShopWorld } from '../support/shopWorld.js';

let world: ShopWorld;
let carrier: ShopEndpoint;

beforeAll(async () => {
  world = await aShopWorld();
  carrier = await world.anEndpoint({ connector: 'easypost' });
});
afterAll(async () => await world.close());

const event = (trackingNumber: string, statuses: readonly string[], mode = 'production'): string =>
  JSON.stringify({
    id: `evt_${trackingNumber}_${statuses.length}`,
    description: 'tracker.updated',
    mode,
    result: {
      id: 'trk_1',
      tracking_code: trackingNumber,
      carrier: 'UPS',
      tracking_details: statuses.map((status, index) => ({ status, datetime: `2026-11-20T0${index}:00:00Z`, message: 'scan' })),
    },
  });

async function process(body: string): Promise<MessageRow> {
  const id = await carrier.accept(body);
  await processInboundMessage(world.intake.intake, world.intake.tenantId, (await world.intake.message(id)).id);
  return await world.intake.message(id);
}

async function recorded(trackingNumber: string): Promise<readonly (readonly [string, string])[]> {
  const rows = await world.intake.rows<{ status: string; source: string }>(
    `select status, source from tracking_event where tenant_id = $1 and tracking_number = $2 order by occurred_at`,
    [world.intake.tenantId, trackingNumber],
  );
  return rows.map(({ status, source }) => [status, source] as const);
}

describe('what a carrier tells', () => {
  it('is recorded scan by scan, each once, with the history that every event repeats', async () => {
    const said = ['pre_transit', 'in_transit', 'delivered'];
    expect(await process(event('EZ1', said.slice(0, 2)))).toMatchObject({ status: 'PROCESSED', issues: [] });
    expect(await process(event('EZ1', said))).toMatchObject({ status: 'PROCESSED', issues: [] });
    expect(await recorded('EZ1')).toEqual([
      ['LABEL_CREATED', carrier.code],
      ['IN_TRANSIT', carrier.code],
      ['DELIVERED', carrier.code],
    ]);
  });

  it('in test is validated only', async () => {
    expect(await process(event('EZ2', ['delivered'], 'test'))).toMatchObject({ status: 'VALIDATED', isTest: true });
    expect(await recorded('EZ2')).toEqual([]);
  });
});
