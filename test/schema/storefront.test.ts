import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RIGHTS } from '../../schema/shared/rights.js';
import { openDoor, type Door } from '../support/door.js';
import { aDocument } from '../support/probe/aDocument.js';

const PROMISES = aDocument(`query Shop($items: [ItemRef!]!, $on: LocalDate) {
  availableToPromises(items: $items, on: $on) { item { id sku } available { value } on } }`);
const RESERVE = aDocument(`mutation Reserve($input: ReserveStockInput!) { reserveStock(input: $input) {
  reservation { id status quantity { value } } userErrors { code ... on InsufficientStock { available { value } } } } }`);
const RELEASE = aDocument(`mutation Release($input: ReleaseReservationInput!) { releaseReservation(input: $input) {
  reservation { status } userErrors { code } } }`);
const PLACE = aDocument(`mutation Place($input: PlaceOrderInput!) { placeOrder(input: $input) {
  order { lines { allocated { value } } } userErrors { code } } }`);
const NODE = aDocument(`query One($id: ID!) { node(id: $id) { id ... on Reservation { status } } }`);

let door: Door;
let administrator: string;
let shop: string;
let otherShop: string;
let ids: { readonly itemId: string; readonly siteId: string };

beforeAll(async () => {
  door = await openDoor();
  const tenant = await door.aTenant();
  administrator = await tenant.aKey();
  const itemId = await make('defineItem', 'item', { sku: 'FLOUR', name: 'Flour', baseUnit: 'KGM' });
  const supplierId = await make('definePartner', 'partner', { code: 'MILL', name: 'Mill', roles: ['SUPPLIER'] });
  const siteId = await make('defineSite', 'site', { code: 'NORTH', name: 'North', timeZone: 'UTC', legalEntityCode: 'MAIN' });
  const binId = await make('defineBin', 'bin', { siteId, code: 'SHELF' });
  const lines = [{ itemId, quantity: { value: '10' }, binId, supplierLotNumber: 'LOT-1', expiresOn: '2026-12-31' }];
  await make('receiveGoods', 'lots', { siteId, supplierId, lines, idempotencyKey: randomUUID() });
  await tell('defineTrustedDocuments', 'addedCount', { documents: [PROMISES, RESERVE, RELEASE, PLACE, NODE] });
  ids = { itemId, siteId };
  [shop, otherShop] = [await aShop('SHOP'), await aShop('RIVAL')];
});
afterAll(async () => await door.close());

async function aShop(code: string): Promise<string> {
  const partnerId = await make('definePartner', 'partner', { code, name: code, roles: ['STOREFRONT'] });
  return (await tell('createApiKey', 'key', { principalName: code, role: 'STOREFRONT', partnerId })) as string;
}

describe('the guide to what a storefront may ask', () => {
  it('lists exactly the operations that are open to it', () => {
    const [, list = ''] = /## What a storefront's key may ask([\s\S]*?)\n## /.exec(readFileSync('docs/guides/access.md', 'utf8')) ?? [];
    const rows = list.split('\n').filter((line) => line.startsWith('| `'));
    const listed = rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
    const open = Object.values(RIGHTS).flatMap((rights) => Object.keys(rights).filter((name) => rights[name]!.includes('storefront')));
    expect([...listed].sort()).toEqual([...new Set(open)].sort());
  });
});

describe('a storefront', () => {
  it('promises, reserves, orders what it reserved, and sends nothing but its documents', async () => {
    expect(await promised()).toBe('10');
    const reservation = await reserve('6');
    expect([reservation.status, await promised()]).toEqual(['LIVE', '4']);
    const { data } = await door.ask(shop, RESERVE.body, { input: { ...ids, quantity: { value: '5' }, idempotencyKey: randomUUID() } });
    expect(data['reserveStock']).toMatchObject({ userErrors: [{ code: 'INSUFFICIENT_STOCK', available: { value: '4' } }] });
    const lines = [{ itemId: ids.itemId, quantity: { value: '6' } }];
    const input = { siteId: ids.siteId, lines, allocate: true, reservationIds: [reservation.id], idempotencyKey: randomUUID() };
    const placed = await door.ask(shop, PLACE.body, { input });
    expect(placed.data['placeOrder']).toEqual({ order: { lines: [{ allocated: { value: '6' } }] }, userErrors: [] });
    expect([(await node(shop, reservation.id))?.status, await promised()]).toEqual(['USED', '4']);
    const own = await door.ask(shop, PROMISES.body.replace('on }', 'on complete }'), { items: [{ sku: 'FLOUR' }] });
    expect(own.errors.map(({ extensions }) => extensions['code'])).toEqual(['DOCUMENT_NOT_TRUSTED']);
  });

  it('sees, frees and uses no reservation of another, and none that its time is over for', async () => {
    const { id } = await reserve('1');
    expect([await node(shop, id), await node(otherShop, id)]).toEqual([{ id, status: 'LIVE' }, null]);
    const input = { reservationId: id, idempotencyKey: randomUUID() };
    expect((await door.ask(otherShop, RELEASE.body, { input })).data['releaseReservation']).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    const lines = [{ itemId: ids.itemId, quantity: { value: '1' } }];
    const order = { siteId: ids.siteId, lines, reservationIds: [id], idempotencyKey: randomUUID() };
    expect((await door.ask(otherShop, PLACE.body, { input: order })).data['placeOrder']).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    door.clock.set('2026-11-22T08:15:00.000Z');
    expect(await node(shop, id)).toEqual({ id, status: 'EXPIRED' });
    expect(await promised()).toBe('4');
  });
});

async function promised(): Promise<string> {
  const { data, errors } = await door.ask(shop, PROMISES.body, { items: [{ sku: 'FLOUR' }] });
  expect(errors).toEqual([]);
  return (data['availableToPromises'] as unknown as [{ available: { value: string } }])[0].available.value;
}

async function reserve(value: string): Promise<{ id: string; status: string }> {
  const { data, errors } = await door.ask(shop, RESERVE.body, { input: { ...ids, quantity: { value }, idempotencyKey: randomUUID() } });
  expect(errors).toEqual([]);
  return (data['reserveStock'] as unknown as { reservation: { id: string; status: string } }).reservation;
}

async function node(key: string, id: string): Promise<{ id: string; status: string } | null> {
  return (await door.ask(key, NODE.body, { id })).data['node'] as unknown as { id: string; status: string } | null;
}

/** Runs a mutation that must succeed, and answers the field of its payload. */
async function tell(mutation: string, selection: string, input: object): Promise<unknown> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { told: ${mutation}(input: $input) { value: ${selection} userErrors { code message } } }`;
  const { data, errors } = await door.ask(administrator, query, { input });
  const told = data?.['told'] as unknown as { value: unknown; userErrors: unknown[] } | undefined;
  expect([mutation, errors, told?.userErrors]).toEqual([mutation, [], []]);
  return told!.value;
}

async function make(mutation: string, noun: string, input: object): Promise<string> {
  const made = await tell(mutation, `${noun} { id }`, input);
  return ([made].flat() as { id: string }[])[0]!.id;
}
