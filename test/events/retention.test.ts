import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { turnRetention } from '../../src/events/retention.js';
import { cloneTemplate } from '../support/database.js';
import { aWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await aWorld(await cloneTemplate('event_months'));
});
afterAll(async () => {
  await world.close();
});

/** A month long past, with one event of the tenant in it. */
async function anOldMonth(month: string, event: { readonly position: number | null }): Promise<void> {
  const from = `${month.slice(0, 4)}-${month.slice(4)}-01`;
  await world.rows(
    `create table domain_event_${month} partition of domain_event for values from ('${from}Z') to (date '${from}' + interval '1 month')`,
  );
  await world.rows(
    `insert into domain_event (tenant_id, public_id, position, type, occurred_at, recorded_at, subjects, payload)
     values ($1, gen_random_uuid(), $2, 'ItemDefined', $3, $3, '{}', '{}')`,
    [world.tenantId, event.position, `${from}T12:00:00Z`],
  );
}

const months = async (): Promise<string[]> =>
  (
    await world.rows<{ name: string }>(
      `select relname as name from pg_class where relname ~ '^domain_event_\\d{6}$' and relkind = 'r' order by 1`,
    )
  ).map((row) => row.name);

const turn = (): Promise<void> => turnRetention({ pool: world.database.relay, now: () => world.clock.now(), retentionDays: 90 });

describe('event months', () => {
  it('drops a month past retention and says up to where events are gone', async () => {
    await world.rows(`insert into event_head (tenant_id, position) values ($1, 40)`, [world.tenantId]);
    await anOldMonth('202507', { position: 17 });
    await turn();
    expect(await months()).not.toContain('domain_event_202507');
    expect(await world.rows(`select expired_through::int as through from event_head where tenant_id = $1`, [world.tenantId])).toEqual([
      { through: 17 },
    ]);
  });

  it('keeps a month whose events have no place yet, and months inside retention', async () => {
    await anOldMonth('202506', { position: null });
    await anOldMonth('202610', { position: 18 });
    await turn();
    expect(await months()).toEqual(expect.arrayContaining(['domain_event_202506', 'domain_event_202610']));
  });
});
