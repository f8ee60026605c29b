import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../support/door.js';
import { aDocument } from '../support/probe/aDocument.js';

const PROMISE = aDocument(`query Promise($item: ItemRef!, $site: SiteRef) {
  availableToPromise(item: $item, site: $site) { item { sku } site { code } available { value unit } } }`);

let door: Door;
let administrator: string;
let storefront: string;
let lotId: string;
let binId: string;

beforeAll(async () => {
  door = await openDoor();
  const tenant = await door.aTenant();
  administrator = await tenant.aKey();
  const itemId = await make('defineItem', 'item', { sku: 'FLOUR', name: 'Flour', baseUnit: 'KGM' });
  const supplierId = await make('definePartner', 'partner', { code: 'MILL', name: 'Mill', roles: ['SUPPLIER'] });
  const partnerId = await make('definePartner', 'partner', { code: 'SHOP', name: 'Shop', roles: ['STOREFRONT'] });
  for (const [code, value] of [
    ['NORTH', '10'],
    ['SOUTH', '5'],
  ] as const) {
    const siteId = await make('defineSite', 'site', { code, name: code, timeZone: 'UTC', legalEntityCode: 'MAIN' });
    const shelf = await make('defineBin', 'bin', { siteId, code: 'SHELF' });
    const lines = [{ itemId, quantity: { value }, binId: shelf, supplierLotNumber: 'LOT-1', expiresOn: '2026-12-31' }];
    const lots = await make('receiveGoods', 'lots', { siteId, supplierId, lines, idempotencyKey: randomUUID() });
    if (code === 'NORTH') [lotId, binId] = [lots, shelf];
  }
  await tell('defineTrustedDocuments', 'addedCount', { documents: [PROMISE] });
  storefront = (await tell('createApiKey', 'key', { principalName: 'shop', role: 'STOREFRONT', partnerId })) as string;
});
afterAll(async () => await door.close());

describe('what can be promised of an item', () => {
  it('is what may be allocated, at one site or at all', async () => {
    expect(await promised({ item: { sku: 'FLOUR' } })).toEqual({
      item: { sku: 'FLOUR' },
      site: null,
      available: { value: '15', unit: 'KGM' },
    });
    expect(await promised({ item: { sku: 'FLOUR' }, site: { code: 'SOUTH' } })).toMatchObject({
      site: { code: 'SOUTH' },
      available: { value: '5' },
    });
  });

  it('is nothing that is not there', async () => {
    expect(await promised({ item: { sku: 'SALT' } })).toBeNull();
    expect(await promised({ item: { sku: 'FLOUR' }, site: { code: 'WEST' } })).toBeNull();
  });

  it('leaves out what is held, and what expired', async () => {
    const reason = { code: 'OTHER', note: 'test' };
    const hold = { lotId, type: 'QUALITY', scope: 'QUANTITY', binId, quantity: { value: '3' }, reason, idempotencyKey: randomUUID() };
    await make('placeHold', 'hold', hold);
    expect(await promised({ item: { sku: 'FLOUR' } })).toMatchObject({ available: { value: '12' } });
    door.clock.set('2027-01-01T00:00:00.000Z');
    expect(await promised({ item: { sku: 'FLOUR' } })).toMatchObject({ available: { value: '0' } });
  });
});

/** As the storefront, by the document that it may send. */
async function promised(variables: Readonly<Record<string, unknown>>): Promise<unknown> {
  const { data, errors } = await door.ask(storefront, PROMISE.body, variables);
  expect(errors).toEqual([]);
  return data['availableToPromise'];
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

/** The id of what a mutation made. */
async function make(mutation: string, noun: string, input: object): Promise<string> {
  const made = await tell(mutation, `${noun} { id }`, input);
  return ([made].flat() as { id: string }[])[0]!.id;
}
