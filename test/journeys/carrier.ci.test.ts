import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StockedItem } from '../commands/orderWorld.js';
import { cloneTemplate } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { keyFor } from '../support/keyFor.js';
import { seededRandom } from '../support/random.js';
import { brokenChecks } from '../support/verified.js';
import { aWebhookWorld, type Endpoint, type Posted, type WebhookWorld } from '../support/webhookWorld.js';

const DATABASE = 'carrier_in_any_order';
/** How often each event of each parcel is posted, and by how many senders at once. */
const TIMES = 100;
const SENDERS = 8;
const WORKERS = 8;
const SEED = 20_261_125;

/** What EasyPost says of a parcel on its way: each event carries all that was said before it. */
const SCANS = ['pre_transit', 'in_transit', 'out_for_delivery', 'delivered'] as const;
const STATES = ['LABEL_CREATED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED'];

let hooks: WebhookWorld;
let key = '';
let calls = 0;
let carrier: Endpoint;

beforeAll(async () => {
  hooks = await aWebhookWorld(DATABASE);
  await hooks.moreWorkers(WORKERS);
  key = await keyFor(hooks.world);
  carrier = await hooks.anEndpoint({ code: 'parcels', connector: 'easypost' });
}, 60_000);
afterAll(async () => await hooks.close(), 60_000);

const random = seededRandom(SEED);

function shuffled<Value>(values: readonly Value[]): readonly Value[] {
  return values
    .map((value) => [random(), value] as const)
    .sort(([one], [other]) => one - other)
    .map(([, value]) => value);
}

/** A mutation through the API that must be accepted: what it answers. */
async function done<Answer>(name: string, input: object, selection: string): Promise<Answer> {
  calls += 1;
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code message } } }`;
  const { data, errors } = await hooks.door.ask(key, query, { input: { ...input, idempotencyKey: `carrier-${calls}` } });
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ [name]: { userErrors: [] } });
  return data[name] as Answer;
}

/** Tells of a parcel up to one of its scans: the same attempt every other time, else another event with the same news. */
function posts(trackingNumber: string, upTo: number): readonly (() => Promise<Posted>)[] {
  const details = SCANS.slice(0, upTo).map((status, index) => ({ status, datetime: `2026-11-22T0${index + 1}:00:00Z`, message: 'scan' }));
  return Array.from({ length: TIMES }, (_, attempt) => {
    const id = `evt_${trackingNumber}_${upTo}${attempt % 2 === 0 ? '' : `_${attempt}`}`;
    const result = { id: `trk_${trackingNumber}`, tracking_code: trackingNumber, carrier: 'UPS', tracking_details: details };
    const body = JSON.stringify({ id, description: 'tracker.updated', mode: 'production', result });
    const signature = createHmac('sha256', carrier.secret).update(body).digest('hex');
    return () => hooks.post(carrier.path, body, { 'x-hmac-signature': `hmac-sha256-hex=${signature}` });
  });
}

/** Posts all, and does something else when a part of them is through. */
async function postAll(all: readonly (() => Promise<Posted>)[], after: number, meanwhile: () => Promise<void>): Promise<readonly Posted[]> {
  const waiting = [...all];
  const answers: Posted[] = [];
  let other: Promise<void> | undefined;
  const sender = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      answers.push(await next());
      if (answers.length >= after) other ??= meanwhile();
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  await other;
  return answers;
}

const unsettled = async (): Promise<number> =>
  (await hooks.world.rows(`select from inbound_message where tenant_id = $1 and status = 'RECEIVED'`, [hooks.world.tenantId])).length;

async function allSettled(): Promise<void> {
  for (let left = await unsettled(); left > 0; ) {
    const before = left;
    left = await eventually(`fewer than ${before} messages to wait`, async () => {
      const now = await unsettled();
      return now < before && { now };
    }).then(({ now }) => now);
  }
}

interface InPackage {
  readonly package: string;
  readonly lot: string;
  readonly quantity: number;
}

/** What the ledger says that the customer has: entries into its bins less those out of them, by lot and package. */
const arrived = async (item: StockedItem): Promise<readonly InPackage[]> =>
  await hooks.world.rows<InPackage>(
    `select h.code as package, l.lot_number as lot, sum(case when e.to_balance_id = b.id then e.quantity else -e.quantity end)::float as quantity
     from balance b join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id and bin.kind = 'CUSTOMER' and bin.consignee_id = $3
     join lot l on l.tenant_id = b.tenant_id and l.id = b.lot_id left join handling_unit h on h.tenant_id = b.tenant_id and h.id = b.handling_unit_id
     join ledger_entry e on e.tenant_id = b.tenant_id and b.id in (e.from_balance_id, e.to_balance_id)
     where b.tenant_id = $1 and b.item_id = $2 group by 1, 2 order by 1, 2`,
    [hooks.world.tenantId, item.id, hooks.orders.customer.id],
  );

async function trackingOf(numbers: readonly string[]): Promise<readonly unknown[]> {
  return await hooks.world.rows(
    `select tracking_number as number, array_agg(status order by occurred_at) as states from tracking_event
     where tenant_id = $1 and tracking_number = any($2::text[]) group by 1 order by 1`,
    [hooks.world.tenantId, numbers],
  );
}

/** How often it was announced that something happened to the shipment, and that goods were delivered. */
async function announced(shipmentId: string): Promise<unknown> {
  const [row] = await hooks.world.rows(
    `select count(*) filter (where type = 'ShipmentTracked' and payload->>'status' = 'DELIVERED')::int as arrivals,
       (select count(*) from inventory_transaction t where t.tenant_id = $1 and t.type = 'DELIVER')::int as deliveries
     from domain_event where tenant_id = $1 and payload->>'shipment' = $2`,
    [hooks.world.tenantId, shipmentId],
  );
  return row;
}

interface Node {
  readonly id: string;
}

interface PickedLot extends Node {
  readonly lot: { readonly lotNumber: string };
}

/** An order that is packed in two, through the API. */
async function packed(item: StockedItem): Promise<string> {
  const { world, orders } = hooks;
  const lines = [{ itemId: item.publicId, quantity: { value: '14' } }];
  const input = { customerId: orders.customer.publicId, siteId: world.site.publicId, lines };
  const { order } = await done<{ order: Node }>('placeOrder', input, 'order { id }');
  const orderId = order.id;
  await done('allocateOrder', { orderId }, 'order { id }');
  const { allocations } = await done<{ allocations: PickedLot[] }>('pickOrder', { orderId }, 'allocations { id lot { lotNumber } }');
  const of = (lot: string, value: string) => ({
    allocationId: allocations.find((each) => each.lot.lotNumber === lot)?.id,
    quantity: { value },
  });
  const packages = [
    { code: 'BOX-1', trackingNumber: 'EZ-1', contents: [of('A', '6')] },
    { code: 'BOX-2', trackingNumber: 'EZ-2', contents: [of('A', '4'), of('B', '4')] },
  ];
  await done('packOrder', { orderId, packages }, 'packages { id }');
  return orderId;
}

const WHERE_IS = `query ($lot: ID!) { trace(start: { lot: { id: $lot } }, direction: FORWARD) { complete totals {
  input { value } onHand { value } inTransit { value } atCustomers { value } unexplained { value } } } }`;

async function whereIs(lot: string): Promise<unknown> {
  const { data, errors } = await hooks.door.ask(key, WHERE_IS, { lot });
  expect(errors).toEqual([]);
  const { complete, totals } = data['trace'] as unknown as { complete: boolean; totals: Record<string, { value: string }> };
  return { complete, ...Object.fromEntries(Object.entries(totals).map(([name, { value }]) => [name, Number(value)])) };
}

describe(`each event of two parcels of a shipment ${TIMES} times, in random order, some before it leaves`, () => {
  it('brings each parcel to the customer once', async () => {
    const item = await hooks.orders.anItemOf([
      { lot: 'A', quantity: '10', expiresOn: '2027-01-31' },
      { lot: 'B', quantity: '10', expiresOn: '2027-06-30', in: 'otherShelf' },
    ]);
    const orderId = await packed(item);
    let shipmentId = '';
    const all = ['EZ-1', 'EZ-2'].flatMap((number) => SCANS.flatMap((_, index) => posts(number, index + 1)));
    const answers = await postAll(shuffled(all), all.length / 3, async () => {
      shipmentId = (await done<{ shipment: Node }>('shipOrder', { orderId }, 'shipment { id }')).shipment.id;
    });
    expect(answers.filter(({ status }) => status !== 202 && status !== 200)).toEqual([]);
    // One message for all attempts of an event, and one for each other id.
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(2 * SCANS.length * (1 + TIMES / 2));
    await allSettled();

    expect(await trackingOf(['EZ-1', 'EZ-2'])).toEqual(['EZ-1', 'EZ-2'].map((number) => ({ number, states: STATES })));
    const { data } = await hooks.door.ask(
      key,
      `query ($id: ID!) { node(id: $id) { ... on Shipment { status packages { code status trackingEvents { status } } order { status } } } }`,
      { id: shipmentId },
    );
    const events = STATES.map((status) => ({ status }));
    const parcel = (code: string) => ({ code, status: 'DELIVERED', trackingEvents: expect.arrayContaining(events) });
    expect(data['node']).toEqual({ status: 'DELIVERED', packages: [parcel('BOX-1'), parcel('BOX-2')], order: { status: 'SHIPPED' } });
    expect(await announced(shipmentId)).toEqual({ arrivals: 1, deliveries: 2 });
    expect(await arrived(item)).toEqual([
      { package: 'BOX-1', lot: 'A', quantity: 6 },
      { package: 'BOX-2', lot: 'A', quantity: 4 },
      { package: 'BOX-2', lot: 'B', quantity: 4 },
    ]);
    const lots = await Promise.all(['A', 'B'].map((lot) => whereIs(item.lots[lot] as string)));
    expect(lots).toEqual([
      { complete: true, input: 10, onHand: 0, inTransit: 0, atCustomers: 10, unexplained: 0 },
      { complete: true, input: 10, onHand: 6, inTransit: 0, atCustomers: 4, unexplained: 0 },
    ]);
    const unprocessed = await hooks.world.rows(
      `select distinct status, issues from inbound_message where tenant_id = $1 and status not in ('PROCESSED', 'DUPLICATE')`,
      [hooks.world.tenantId],
    );
    expect(unprocessed).toEqual([]);
    expect(await brokenChecks(hooks.world.tenantId, await cloneTemplate(DATABASE))).toEqual([]);
  });
});
