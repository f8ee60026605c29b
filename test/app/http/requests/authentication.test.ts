import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDoor, type Door } from '../../../support/door.js';
import type { Tenant } from '../../../support/tenant.js';

const ME = '{ me { name role tenant { name } partner { code } keyExpiresAt } }';

describe('letting callers in', () => {
  let door: Door;
  let tenant: Tenant;
  beforeAll(async () => {
    door = await openDoor();
  });
  afterAll(() => door.close());
  beforeEach(async () => {
    tenant = await door.aTenant();
  });

  it('tells the holder of a key who it is', async () => {
    const answer = await door.ask(await tenant.aKey({ role: 'operator' }), ME);
    expect(answer).toMatchObject({ status: 200, data: { me: { role: 'OPERATOR', tenant: { name: 'Test tenant' }, partner: null } } });
  });

  it('asks for a key when there is none', async () => {
    const answer = await door.ask(undefined, ME);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.errors[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED', requestId: answer.headers['x-request-id'] });
  });

  it.each([
    ['nonsense', () => 'nonsense'],
    ['another secret', (key: string) => `${key.slice(0, -4)}0000`],
    ['another tenant', (key: string) => key.replace(/^lpk_\d+/, 'lpk_1')],
    ['a tenant beyond 2^53', (key: string) => key.replace(/^lpk_\d+/, 'lpk_99999999999999999')],
    ['another id', (key: string) => key.replace(/_([0-9a-z]{26})_/, '_01h455vb4pex5vsknk084sn02q_')],
  ])('keeps out %s', async (_case, change) => {
    const answer = await door.ask(change(await tenant.aKey()), ME);
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('keeps out a key whose time is over', async () => {
    const key = await tenant.aKey({ expiresAt: '2026-11-22T08:00:00.001Z' });
    expect((await door.ask(key, ME)).status).toBe(200);
    door.clock.set('2026-11-22T08:00:00.001Z');
    expect((await door.ask(key, ME)).status).toBe(401);
    door.clock.set('2026-11-22T08:00:00.000Z');
  });

  it('makes a key that works, and ends it', async () => {
    const administrator = await tenant.aKey();
    const CREATE = `mutation ($input: CreateApiKeyInput!) {
      createApiKey(input: $input) { key apiKey { id state role principalName } userErrors { code path } } }`;
    const created = await door.ask(administrator, CREATE, { input: { principalName: 'dock', role: 'OPERATOR' } });
    const { key, apiKey } = created.data['createApiKey'] as unknown as { key: string; apiKey: { id: string } };
    expect(apiKey).toMatchObject({ state: 'LIVE', role: 'OPERATOR', principalName: 'dock' });
    expect((await door.ask(key, ME)).data).toMatchObject({ me: { name: 'dock' } });

    const revoked = await door.ask(
      administrator,
      `mutation { revokeApiKey(input: {id: "${apiKey.id}"}) { apiKey { state } userErrors { code } } }`,
    );
    expect(revoked.data).toEqual({ revokeApiKey: { apiKey: { state: 'REVOKED' }, userErrors: [] } });
    expect((await door.ask(key, ME)).status).toBe(401);
  });

  it('lets a principal have two live keys, not three', async () => {
    const administrator = await tenant.aKey();
    const again = () =>
      door.ask(administrator, 'mutation { createApiKey(input: {principalName: "dock", role: OPERATOR}) { key userErrors { code path } } }');
    expect((await again()).data).toMatchObject({ createApiKey: { userErrors: [] } });
    expect((await again()).data).toMatchObject({ createApiKey: { userErrors: [] } });
    expect((await again()).data).toEqual({
      createApiKey: { key: null, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'principalName'] }] },
    });
  });

  it('refuses a key for a partner role without a partner, a partner for staff, and a past end, all at once', async () => {
    const answer = await door.ask(
      await tenant.aKey(),
      `mutation { createApiKey(input: {principalName: " x", role: SUPPLIER, expiresAt: "2020-01-01T00:00:00Z"}) { userErrors { code path } } }`,
    );
    expect(answer.data).toEqual({
      createApiKey: {
        userErrors: [
          { code: 'INVALID_INPUT', path: ['input', 'principalName'] },
          { code: 'INVALID_INPUT', path: ['input', 'partnerId'] },
          { code: 'INVALID_INPUT', path: ['input', 'expiresAt'] },
        ],
      },
    });
  });

  it('keeps an operator from making keys', async () => {
    const answer = await door.ask(
      await tenant.aKey({ role: 'operator' }),
      'mutation { createApiKey(input: {principalName: "x", role: OPERATOR}) { key } }',
    );
    expect(answer.errors).toMatchObject([{ path: ['createApiKey'], extensions: { code: 'FORBIDDEN' } }]);
  });

  it("shows a supplier itself, and nothing of the tenant's master data", async () => {
    const administrator = await tenant.aKey();
    const defined = await door.ask(
      administrator,
      'mutation { definePartner(input: {code: "ACME", name: "Acme", roles: [SUPPLIER]}) { partner { id } userErrors { code } } }',
    );
    const partner = (defined.data['definePartner'] as unknown as { partner: { id: string } }).partner;
    const created = await door.ask(
      administrator,
      `mutation { createApiKey(input: {principalName: "acme edi", role: SUPPLIER, partnerId: "${partner.id}"}) { key userErrors { code } } }`,
    );
    const { key } = created.data['createApiKey'] as unknown as { key: string };
    expect((await door.ask(key, ME)).data).toMatchObject({ me: { role: 'SUPPLIER', partner: { code: 'ACME' } } });
    expect((await door.ask(key, `{ node(id: "${partner.id}") { id } }`)).data).toEqual({ node: null });
    expect((await door.ask(key, '{ items { totalCount } }')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await door.ask(key, '{ __schema { types { name } } }')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
