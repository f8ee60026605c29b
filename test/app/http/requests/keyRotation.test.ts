import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type WebSocket from 'ws';
import { ID_PREFIXES } from '../../../../src/domain/shared/nouns.js';
import { encodeTypeId } from '../../../../src/platform/ids.js';
import { DOOR_NOW, openDoor, type Door } from '../../../support/door.js';
import type { Tenant } from '../../../support/tenant.js';
import { openSocket } from '../../../support/waysIn.js';

const ME = '{ me { role } }';
const FORBIDDEN = 4403;
/** It may come back at once, and has the new rights then. */
const TRY_AGAIN_LATER = 1013;

let door: Door;
let tenant: Tenant;
let administrator: string;
beforeAll(async () => {
  door = await openDoor({ recheckMs: 25 });
});
afterAll(() => door.close());
beforeEach(async () => {
  door.clock.set(DOOR_NOW);
  tenant = await door.aTenant();
  administrator = await tenant.aKey();
});

interface Made {
  readonly key: string;
  readonly id: string;
}

const makeKey = (more = ''): Promise<Made> => makeKeyOf('principalName: "dock", role: OPERATOR', more);

async function makeKeyOf(principal: string, more: string): Promise<Made> {
  const { data } = await door.ask(
    administrator,
    `mutation { createApiKey(input: {${principal} ${more}}) { key apiKey { id } userErrors { code path } } }`,
  );
  const { key, apiKey, userErrors } = data['createApiKey'] as unknown as {
    key: string;
    apiKey: { id: string } | null;
    userErrors: unknown;
  };
  expect(userErrors).toEqual([]);
  return { key, id: apiKey?.id ?? '' };
}

const revoke = async (id: string): Promise<void> => {
  const { data } = await door.ask(
    administrator,
    `mutation { revokeApiKey(input: {id: "${id}"}) { apiKey { state } userErrors { code } } }`,
  );
  expect(data).toEqual({ revokeApiKey: { apiKey: { state: 'REVOKED' }, userErrors: [] } });
};

/** Partner ACME as it was given, or as it is changed. Answers its id. */
async function definePartner(more: string): Promise<string> {
  const { data } = await door.ask(
    administrator,
    `mutation { definePartner(input: {code: "ACME", name: "Acme", roles: [SUPPLIER] ${more}}) { partner { id } userErrors { code } } }`,
  );
  const { partner, userErrors } = data['definePartner'] as unknown as { partner: { id: string }; userErrors: unknown };
  expect(userErrors).toEqual([]);
  return partner.id;
}

let acme: string;
const makeKeyOfPartner = async (more = ''): Promise<Made> => {
  acme = await definePartner('');
  return await makeKeyOf(`principalName: "acme", role: SUPPLIER, partnerId: "${acme}"`, more);
};
const retirePartner = (): Promise<string> => definePartner(`, id: "${acme}", retiredOn: "2026-11-22"`);

const SUBSCRIBE = JSON.stringify({ query: 'subscription { events { __typename } }' });

/** A socket with a living subscription; answers the code it is closed with. */
async function listen(key: string): Promise<{ readonly socket: WebSocket; readonly code: Promise<number> }> {
  const socket = await openSocket(door, key);
  const code = once(socket, 'close').then(([closed]) => closed as number);
  socket.send(`{"id":"1","type":"subscribe","payload":${SUBSCRIBE}}`);
  await once(socket, 'message');
  return { socket, code };
}

/** An event stream with a living subscription; answers all that was told when it ended. */
async function stream(key: string): Promise<{ readonly text: Promise<string> }> {
  const response = await fetch(`http://127.0.0.1:${door.address.port}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${key}` },
    body: SUBSCRIBE,
  });
  expect(response.status).toBe(200);
  return { text: response.text() };
}

/** What may happen to who is let in; each is felt everywhere. */
const ENDS: readonly (readonly [string, (made: Made) => Promise<unknown> | void, ((more: string) => Promise<Made>)?])[] = [
  ['a key that is revoked', ({ id }) => revoke(id)],
  ['a key whose time is over', () => door.clock.set('2026-11-22T09:00:00.000Z')],
  ['a principal that is retired', () => change(`retired_on = '2026-11-22'`)],
  ['a partner that is retired', retirePartner, makeKeyOfPartner],
];

const change = async (what: string): Promise<unknown> =>
  await door.owner.query(`update principal set ${what} where tenant_id = $1 and name = 'dock'`, [tenant.tenantId]);

describe('rotating a key', () => {
  it('goes without a gap: two are live, the first ends, the second stays', async () => {
    const first = await makeKey();
    const second = await makeKey();
    for (const { key } of [first, second]) expect((await door.ask(key, ME)).status).toBe(200);
    await revoke(first.id);
    expect((await door.ask(first.key, ME)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await door.ask(second.key, ME)).data).toEqual({ me: { role: 'OPERATOR' } });
  });

  it('has room for two live keys: those that are over take none', async () => {
    const CREATE = `mutation { createApiKey(input: {principalName: "dock", role: OPERATOR}) { key userErrors { code path message } } }`;
    const first = await makeKey('expiresAt: "2026-11-22T08:30:00.000Z"');
    const second = await makeKey();
    expect((await door.ask(administrator, CREATE)).data).toMatchObject({
      createApiKey: { key: null, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'principalName'] }] },
    });
    await revoke(second.id);
    await makeKey();
    door.clock.set('2026-11-22T08:30:00.000Z');
    expect((await door.ask(first.key, ME)).status).toBe(401);
    await makeKey();
    expect((await door.ask(administrator, CREATE)).data).toMatchObject({ createApiKey: { key: null } });
  });

  it('lets nobody have three by asking at once', async () => {
    const CREATE = `mutation { createApiKey(input: {principalName: "dock", role: OPERATOR}) { key userErrors { code } } }`;
    const answers = await Promise.all(Array.from({ length: 6 }, () => door.ask(administrator, CREATE)));
    const keys = answers.flatMap(({ data }) => (data['createApiKey'] as unknown as { key: string | null } | null)?.key ?? []);
    expect(keys).toHaveLength(2);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('gives none to a principal or for a partner that is retired', async () => {
    await makeKey();
    await change(`retired_on = '2026-11-22'`);
    const { rows } = await door.owner.query(
      `insert into trading_partner (tenant_id, public_id, code, name, is_supplier, retired_on)
       values ($1, gen_random_uuid(), 'GONE', 'Gone', true, '2026-11-22') returning public_id`,
      [tenant.tenantId],
    );
    const partnerId = encodeTypeId(ID_PREFIXES.partner, rows[0].public_id as string);
    for (const [input, path] of [
      ['principalName: "dock", role: OPERATOR', 'principalName'],
      [`principalName: "gone", role: SUPPLIER, partnerId: "${partnerId}"`, 'partnerId'],
    ] as const) {
      const { data } = await door.ask(administrator, `mutation { createApiKey(input: {${input}}) { key userErrors { code path } } }`);
      expect(data).toEqual({ createApiKey: { key: null, userErrors: [{ code: 'RETIRED', path: ['input', path] }] } });
    }
  });

  it('gives none to a known principal of a partner that is retired, named or not', async () => {
    await makeKeyOfPartner();
    await retirePartner();
    for (const more of ['', `, partnerId: "${acme}"`]) {
      const { data } = await door.ask(
        administrator,
        `mutation { createApiKey(input: {principalName: "acme", role: SUPPLIER ${more}}) { key userErrors { code path } } }`,
      );
      expect(data).toEqual({ createApiKey: { key: null, userErrors: [{ code: 'RETIRED', path: ['input', 'partnerId'] }] } });
    }
  });

  it('does not touch the keys of others, nor those of other tenants', async () => {
    const { id } = await makeKey();
    const elsewhere = await (await door.aTenant()).aKey();
    const { data } = await door.ask(elsewhere, `mutation { revokeApiKey(input: {id: "${id}"}) { apiKey { id } userErrors { code } } }`);
    expect(data).toEqual({ revokeApiKey: { apiKey: null, userErrors: [{ code: 'NOT_FOUND' }] } });
  });
});

describe.each(ENDS)('%s', (_case, end, make = makeKey) => {
  const made = (): Promise<Made> => make('expiresAt: "2026-11-22T09:00:00.000Z"');

  it('lets nobody in from the next request on', async () => {
    const key = await made();
    expect((await door.ask(key.key, ME)).status).toBe(200);
    await end(key);
    expect((await door.ask(key.key, ME)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('closes an open socket, and no other', async () => {
    const key = await made();
    const [{ code }, other] = [await listen(key.key), await listen(administrator)];
    await end(key);
    expect(await code).toBe(FORBIDDEN);
    expect(other.socket.readyState).toBe(other.socket.OPEN);
    other.socket.terminate();
  });

  it('ends an event stream with a last word', async () => {
    const key = await made();
    const { text } = await stream(key.key);
    await end(key);
    expect(await text).toContain('UNAUTHENTICATED');
  });
});

describe('a partner that is taken back into use', () => {
  it('is let in again with the keys it had; others were let in all the time', async () => {
    const { key } = await makeKeyOfPartner();
    await retirePartner();
    expect((await door.ask(key, ME)).status).toBe(401);
    expect((await door.ask(administrator, ME)).status).toBe(200);
    await definePartner(`, id: "${acme}", retiredOn: null`);
    expect((await door.ask(key, ME)).data).toEqual({ me: { role: 'SUPPLIER' } });
  });
});

describe('a principal whose role changes', () => {
  it('has the new rights from the next request on', async () => {
    const { key } = await makeKey();
    await change(`role = 'auditor'`);
    expect((await door.ask(key, ME)).data).toEqual({ me: { role: 'AUDITOR' } });
  });

  it('does not keep a stream or a socket that was opened with the old ones', async () => {
    const { key } = await makeKey();
    const [{ text }, { code }] = [await stream(key), await listen(key)];
    await change(`role = 'auditor'`);
    expect(await text).toContain('UNAUTHENTICATED');
    expect(await code).toBe(TRY_AGAIN_LATER);
  });
});
