import { ReadSession, withReadSession } from '../../src/platform/database/readSession.js';
import { eventsPage, headPosition, type EventsPage, type EventsPageRequest } from '../../src/queries/events/eventsPage.js';
import { Relay } from '../../src/events/relay.js';
import { EventWorld, Writer } from './eventWorld.js';

let world: EventWorld;
let relay: Relay;

beforeAll(async () => {
  world = await EventWorld.open('events_page');
  relay = new Relay({ pool: world.relay, now: () => new Date().toISOString() });
  relay.start();
});

afterAll(async () => {
  await relay.stop();
  await world.close();
});

const page = async (tenantId: number, request: EventsPageRequest): Promise<EventsPage> =>
  await withReadSession(new ReadSession(world.app, tenantId), async (rows) => await eventsPage(rows, request));

describe('a page of events', () => {
  it('goes on where the last one ended, and says whether there is more', async () => {
    const [tenantId, other] = [await world.newTenant(), await world.newTenant()];
    await world.commitEvents(tenantId, 5);
    await world.commitEvents(other, 2);
    await world.allPlaced(tenantId, 5);
    const placed = await world.placedIds(tenantId);
    const first = await page(tenantId, { first: 3 });
    expect(first).toMatchObject({ endPosition: 3, hasNextPage: true, head: 5, oldestPosition: 0 });
    expect(first.events.map((event) => event.publicId)).toEqual(placed.slice(0, 3));
    const second = await page(tenantId, { after: first.endPosition, first: 3 });
    expect(second).toMatchObject({ endPosition: 5, hasNextPage: false });
    expect(second.events.map((event) => event.publicId)).toEqual(placed.slice(3));
    expect(await page(tenantId, { after: 5, first: 3 })).toMatchObject({ events: [], endPosition: 5, hasNextPage: false });
    expect(await withReadSession(new ReadSession(world.app, tenantId), headPosition)).toBe(5);
  });

  it('holds only the types that were asked for', async () => {
    const tenantId = await world.newTenant();
    const writer = await Writer.begin(world.app, tenantId);
    for (const type of ['ItemDefined', 'SiteDefined', 'ItemDefined', 'SiteDefined'] as const) await writer.announce(type);
    await writer.commit();
    await world.allPlaced(tenantId, 4);
    const found = await page(tenantId, { types: ['SiteDefined'], first: 1 });
    expect(found.events.map((event) => event.position)).toEqual([2]);
    const rest = await page(tenantId, { types: ['SiteDefined'], after: found.endPosition, first: 10 });
    expect(rest).toMatchObject({ endPosition: 4, hasNextPage: false, events: [{ position: 4, type: 'SiteDefined' }] });
  });

  it('begins with the oldest that is kept, and shows a cursor before it for what it is', async () => {
    const tenantId = await world.newTenant();
    await world.commitEvents(tenantId, 4);
    await world.allPlaced(tenantId, 4);
    await world.owner.query(`update event_head set expired_through = 2 where tenant_id = $1`, [tenantId]);
    expect((await page(tenantId, { first: 10 })).events.map((event) => event.position)).toEqual([3, 4]);
    expect(await page(tenantId, { after: 1, first: 10 })).toMatchObject({ events: [], oldestPosition: 2 });
  });

  it('of a tenant without events is empty', async () => {
    expect(await page(await world.newTenant(), { first: 10 })).toEqual({
      events: [],
      endPosition: 0,
      hasNextPage: false,
      head: 0,
      oldestPosition: 0,
    });
  });
});
