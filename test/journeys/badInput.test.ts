import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from '../../schema/buildSchema.js';
import { openDoor, type Door } from '../support/door.js';
import { aProbeTenant, type ProbeTenant } from '../support/probe/probeTenant.js';
import { freshKey } from '../support/probe/probeThings.js';

const RECEIVE = `mutation ($input: ReceiveGoodsInput!) { receiveGoods(input: $input) { receiptId lots { id } userErrors { code path } } }`;
const MOVE = `mutation ($input: MoveStockInput!) { moveStock(input: $input) { transactionId userErrors { code path } } }`;
const HOLD = `mutation ($input: PlaceHoldInput!) { placeHold(input: $input) { hold { id } userErrors { code path } } }`;
const LIMIT_BYTES = 256 * 1_024;

let door: Door;
let ours: ProbeTenant;
let theirs: ProbeTenant;
let url: string;

beforeAll(async () => {
  door = await openDoor({ server: { withoutLimits: true } });
  const schema = await buildSchema();
  ours = await aProbeTenant({ door, schema }, { mark: 'GOOD', number: 3 });
  theirs = await aProbeTenant({ door, schema }, { mark: 'OTHER', number: 4 });
  url = `http://127.0.0.1:${door.address.port}/graphql`;
}, 60_000);
afterAll(() => door.close());

interface Told {
  readonly status: number;
  /** Of top-level errors, then of user errors. */
  readonly codes: readonly string[];
}

interface Sent {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send({ body, key = ours.key, headers = {} }: Sent): Promise<Told> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, codes: codesIn(await response.text()) };
}

interface Errors {
  readonly extensions: { readonly code: string };
}

/** Every answer is JSON in the form of GraphQL, whatever was asked. */
function codesIn(text: string): readonly string[] {
  const { errors = [], data } = JSON.parse(text) as {
    errors?: readonly Errors[];
    data?: Readonly<Record<string, { userErrors: readonly { code: string }[] } | null>>;
  };
  const payloads = Object.values(data ?? {}).flatMap((payload) => payload?.userErrors ?? []);
  return [...errors.map(({ extensions }) => extensions.code), ...payloads.map(({ code }) => code)];
}

const mutate = (query: string, input: object, key?: string): Promise<Told> =>
  send({ body: JSON.stringify({ query, variables: { input: { idempotencyKey: freshKey(), ...input } } }), ...(key ? { key } : {}) });

const receipt = (line: object, more: object = {}): object => ({
  siteId: ours.facts['site'],
  supplierId: ours.facts['partner'],
  lines: [{ itemId: ours.facts['item'], quantity: { value: '1' }, supplierLotNumber: 'BAD', binId: ours.facts['bin'], ...line }],
  ...more,
});

/** How much the ledger and what belongs to it hold, over all tenants of the door. */
async function posted(): Promise<unknown> {
  const counts = [
    'ledger_entry',
    'inventory_transaction',
    'lot',
    'balance',
    'hold',
    'receipt',
    'idempotency_key',
    'domain_event',
    'lot_fact',
  ];
  const { rows } = await door.owner.query(
    `select ${counts.map((table) => `(select count(*) from ${table} where tenant_id = any($1)) as ${table}`).join(', ')},
       (select sum(on_hand) from balance where tenant_id = any($1)) as on_hand`,
    [[ours.tenant.tenantId, theirs.tenant.tenantId]],
  );
  return rows[0];
}

/** A refused request posts nothing, nobody calls it a bug, and the process goes on. */
async function refused(ask: () => Promise<Told>): Promise<Told> {
  const before = await posted();
  const logged = door.logged.length;
  const told = await ask();
  expect(await posted()).toEqual(before);
  expect(door.logged.slice(logged)).toEqual([]);
  expect((await fetch(url.replace('/graphql', '/healthz'))).status).toBe(200);
  return told;
}

describe('a request that cannot be read', () => {
  const valid = (): string => JSON.stringify({ query: RECEIVE, variables: { input: { idempotencyKey: freshKey(), ...receipt({}) } } });

  it.each([
    ['nothing', ''],
    ['one byte', '{'],
    ['a body that ends too early', '{"query": "{ me { name } }"'],
    ['text that is no JSON', 'query { me { name } }'],
    ['binary', Uint8Array.from([0, 255, 254, 1, 2, 3])],
    ['a batch', JSON.stringify([{ query: '{ me { name } }' }])],
    ['a number', '42'],
    ['null', 'null'],
    ['a query that is no text', JSON.stringify({ query: 42 })],
    ['variables that are no object', JSON.stringify({ query: '{ me { name } }', variables: 'x' })],
    ['a null character where text is expected', '{"query":"\u0000"}'],
  ])('%s is answered BAD_REQUEST', async (_case, body) => {
    const told = await refused(() => send({ body }));
    expect(told).toEqual({ status: 400, codes: ['BAD_REQUEST'] });
  });

  it('is refused wherever it was cut off', async () => {
    const before = await posted();
    const body = valid();
    for (let length = 0; length < body.length; length += 9) {
      expect([length, (await send({ body: body.slice(0, length) })).codes]).toEqual([length, ['BAD_REQUEST']]);
    }
    expect(await posted()).toEqual(before);
  });

  it('is refused above 256 KB, however it is sent', async () => {
    const large = JSON.stringify({ query: `{ me { name } } #${'x'.repeat(LIMIT_BYTES)}` });
    const garbage = 'x'.repeat(20 * LIMIT_BYTES);
    for (const body of [large, garbage]) expect(await refused(() => send({ body }))).toEqual({ status: 413, codes: ['LIMIT_EXCEEDED'] });
  });

  it('is refused in a type of body that a foreign page could send', async () => {
    const told = await refused(() => send({ body: valid(), headers: { 'content-type': 'text/plain' } }));
    expect(told).toEqual({ status: 400, codes: ['BAD_REQUEST'] });
  });

  it('never changes anything by GET', async () => {
    const told = await refused(async () => {
      const query = new URLSearchParams({
        query: RECEIVE,
        variables: JSON.stringify({ input: { idempotencyKey: freshKey(), ...receipt({}) } }),
      });
      const response = await fetch(`${url}?${query.toString()}`, {
        headers: { authorization: `Bearer ${ours.key}`, 'apollo-require-preflight': '1' },
      });
      return { status: response.status, codes: codesIn(await response.text()) };
    });
    expect(told).toEqual({ status: 405, codes: ['BAD_REQUEST'] });
  });
});

describe('a caller that is nobody', () => {
  it.each([
    ['no key', async () => null],
    ['a text that is no key', async () => 'lpk_x'],
    ['a key with another secret', async () => ours.key.replace(/.{3}$/, (end) => (end === 'zzz' ? 'yyy' : 'zzz'))],
    ['a key of ours with the number of another tenant', async () => ours.key.replace(/^lpk_\d+/, `lpk_${theirs.tenant.tenantId}`)],
    ['an expired key', async () => await ours.tenant.aKey({ role: 'operator', expiresAt: '2026-01-01T00:00:00Z' })],
  ])('with %s is answered UNAUTHENTICATED', async (_case, key) => {
    const given = await key();
    const told = await refused(() => send({ body: JSON.stringify({ query: RECEIVE, variables: { input: receipt({}) } }), key: given }));
    expect(told).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] });
  });

  it('is told so before its body is looked at', async () => {
    expect(await refused(() => send({ body: '{"query": "{ nothing }"}', key: null }))).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] });
  });
});

describe('a value that is not accepted', () => {
  it.each([
    ['a quantity of letters', { quantity: { value: 'abc' } }, 'BAD_USER_INPUT'],
    ['a quantity with an exponent', { quantity: { value: '1e400' } }, 'BAD_USER_INPUT'],
    ['a quantity that is no text', { quantity: { value: 1.5 } }, 'BAD_USER_INPUT'],
    ['a quantity without a value', { quantity: {} }, 'BAD_USER_INPUT'],
    ['a quantity below zero', { quantity: { value: '-1' } }, 'QUANTITY_INVALID'],
    ['a quantity of nothing', { quantity: { value: '0' } }, 'QUANTITY_INVALID'],
    ['more digits than the item has', { quantity: { value: '1.0001' } }, 'QUANTITY_INVALID'],
    ['more than the ledger can hold', { quantity: { value: '123456789012345' } }, 'QUANTITY_INVALID'],
    ['a unit that nobody knows', { quantity: { value: '1', unit: 'QQQ' } }, 'UNIT_UNKNOWN'],
    ['a unit that is none', { quantity: { value: '1', unit: 'a unit' } }, 'BAD_USER_INPUT'],
    ['a date without dashes', { expiresOn: '20261332' }, 'BAD_USER_INPUT'],
    ['a day that does not exist', { expiresOn: '2026-02-30' }, 'BAD_USER_INPUT'],
    ['a date that is a number', { expiresOn: 20261231 }, 'BAD_USER_INPUT'],
    ['a country that is none', { countryOfOrigin: 'Germany' }, 'BAD_USER_INPUT'],
    ['a condition that is none', { condition: 'GREAT' }, 'BAD_USER_INPUT'],
    ['a field that is none', { color: 'red' }, 'BAD_USER_INPUT'],
    ['a lot number with a control character', { supplierLotNumber: 'A\u0007B' }, 'LOT_NUMBER_FORMAT'],
    ['a lot number with a line break', { supplierLotNumber: 'A\nB' }, 'LOT_NUMBER_FORMAT'],
    ['a lot number with a null character', { supplierLotNumber: 'A\u0000B' }, 'BAD_USER_INPUT'],
    ['a lot number with half a letter', { supplierLotNumber: 'A\ud800B' }, 'LOT_NUMBER_FORMAT'],
    ['a lot number of punctuation', { supplierLotNumber: '---' }, 'LOT_NUMBER_FORMAT'],
    ['a lot number that is too long', { supplierLotNumber: 'L'.repeat(51) }, 'LOT_NUMBER_FORMAT'],
    ['a lot number that is empty', { supplierLotNumber: '' }, 'LOT_NUMBER_FORMAT'],
    ['a traceability code with a null character', { traceabilityLotCode: 'A\u0000' }, 'BAD_USER_INPUT'],
    ['a handling unit that is too long', { handlingUnit: 'H'.repeat(51) }, 'INVALID_INPUT'],
    ['a handling unit with a control character', { handlingUnit: 'HU\u0001' }, 'INVALID_INPUT'],
    ['an id that is none', { binId: 'shelf 1' }, 'NOT_FOUND'],
    ['an id of another noun', { binId: () => ours.facts['site'] }, 'NOT_FOUND'],
    ["another tenant's bin", { binId: () => theirs.facts['bin'] }, 'NOT_FOUND'],
    ["another tenant's item", { itemId: () => theirs.facts['item'] }, 'NOT_FOUND'],
  ])('%s is refused by its code', async (_case, line, code) => {
    const { status, codes } = await refused(() => mutate(RECEIVE, receipt(called(line))));
    expect([status, [...new Set(codes)]]).toEqual([200, [code]]);
  });

  it.each([
    ['a key for idempotency that is empty', { idempotencyKey: '' }, 'INVALID_INPUT'],
    ['a key for idempotency that is too long', { idempotencyKey: 'k'.repeat(201) }, 'INVALID_INPUT'],
    ['a key for idempotency with a null character', { idempotencyKey: 'k\u0000' }, 'BAD_USER_INPUT'],
    ['an instant to come', { occurredAt: '2999-01-01T00:00:00Z' }, 'INVALID_INPUT'],
    ['an instant that is none', { occurredAt: 'yesterday' }, 'BAD_USER_INPUT'],
    ['no lines', { lines: [] }, 'INVALID_INPUT'],
    ["another tenant's site", { siteId: () => theirs.facts['site'] }, 'NOT_FOUND'],
    ["another tenant's shipment", { inboundShipmentId: () => theirs.facts['shipment'] }, 'NOT_FOUND'],
  ])('%s is refused by its code', async (_case, more, code) => {
    const { status, codes } = await refused(() => mutate(RECEIVE, receipt({}, called(more))));
    expect([status, [...new Set(codes)]]).toEqual([200, [code]]);
  });

  it('refuses a line more than a list may have, and lists what is wrong with each of many', async () => {
    const { itemId, ...line } = { itemId: ours.facts['item'], quantity: { value: '1' }, supplierLotNumber: 'L' };
    const many = (count: number, more: object) =>
      receipt({}, { lines: Array.from({ length: count }, (_, index) => ({ itemId, ...line, ...more, lotNumber: `L${index}` })) });
    expect((await refused(() => mutate(RECEIVE, many(251, {})))).codes).toEqual(['LIST_TOO_LONG']);
    expect((await refused(() => mutate(RECEIVE, many(20, { quantity: { value: '-1' } })))).codes).toEqual(
      Array(20).fill('QUANTITY_INVALID'),
    );
  });

  it.each([
    ['a move of nothing', MOVE, () => ({ quantity: { value: '0' } }), 'QUANTITY_INVALID'],
    ['a move of more than there is', MOVE, () => ({ quantity: { value: '99999' } }), 'INSUFFICIENT_LOT_IN_BIN'],
    ["a move into another tenant's bin", MOVE, () => ({ toBinId: theirs.facts['bin'] }), 'NOT_FOUND'],
    ["a move of another tenant's lot", MOVE, () => ({ lotId: theirs.facts['lot'] }), 'LOT_NOT_FOUND'],
    [
      "a hold on another tenant's lot",
      HOLD,
      () => ({ lotId: theirs.facts['lot'], type: 'QUALITY', scope: 'LOT', reason: { code: 'DAMAGE' } }),
      'LOT_NOT_FOUND',
    ],
    [
      'a hold with a reason that is none',
      HOLD,
      () => ({ type: 'QUALITY', scope: 'LOT', reason: { code: 'BECAUSE' } }),
      'REASON_CODE_REQUIRED',
    ],
  ])('%s is refused by its code', async (_case, query, input, code) => {
    const { lot: lotId, bin: fromBinId, otherBin: toBinId } = ours.facts;
    const move = query === MOVE ? { fromBinId, toBinId, quantity: { value: '1' } } : {};
    const { codes } = await refused(() => mutate(query, { lotId, ...move, ...input() }));
    expect([...new Set(codes)]).toEqual([code]);
  });

  it('leaves the way open: the same request without the fault is done', async () => {
    expect(await mutate(RECEIVE, receipt({ supplierLotNumber: 'GOOD-1' }))).toEqual({ status: 200, codes: [] });
  });
});

/** Facts are known only once the tenants are made. */
function called(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'function' ? (value as () => unknown)() : value]),
  );
}
