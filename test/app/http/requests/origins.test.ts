import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import WebSocket from 'ws';
import { ID_PREFIXES } from '../../../../src/domain/shared/nouns.js';
import { encodeTypeId } from '../../../../src/platform/ids.js';
import { openDoor, type Door } from '../../../support/door.js';
import { AUDIENCE, openIdentityProvider, type IdentityProvider } from '../../../support/identityProvider.js';
import { watchStatements, type Statements } from '../../../support/statements.js';
import type { Tenant } from '../../../support/tenant.js';
import type { Told } from '../../../support/waysIn.js';

const SHOP = 'https://shop.example.com';
const PORTAL = 'https://portal.example.com';
const ME = '{ me { role } }';
const READING = '{ items { totalCount } }';

let provider: IdentityProvider;
let door: Door;
let tenant: Tenant;
/** Of a key that pages of the shop may use. */
let key: string;
let statements: Statements;

beforeAll(async () => {
  provider = await openIdentityProvider();
  const oidc = { issuer: provider.issuer, audience: AUDIENCE, jwksUrl: undefined };
  door = await openDoor({ signIn: { config: { oidc, corsOrigins: [PORTAL], dataDir: '.' } } });
  door.clock.set(new Date().toISOString());
  statements = watchStatements(door.database.relay.options.user);
});
afterAll(async () => {
  statements.stop();
  await door.close();
  await provider.close();
});
beforeEach(async () => {
  tenant = await door.aTenant();
  key = await tenant.aKey({ allowedOrigins: [SHOP, 'http://localhost:5173'] });
});

const address = (path = ''): string => `http://127.0.0.1:${door.address.port}/graphql${path}`;
const ownOrigin = (): string => `http://127.0.0.1:${door.address.port}`;

interface Asking {
  readonly origin?: string | undefined;
  readonly bearer?: string;
  readonly query?: string;
}

/** As a browser would for a page of the origin, one way after the other. */
const WAYS: readonly (readonly [string, (asking: Asking) => Promise<Response>])[] = [
  [
    'POST',
    async ({ query = ME, ...asking }) =>
      await fetch(address(), { method: 'POST', headers: headersOf(asking), body: JSON.stringify({ query }) }),
  ],
  ['GET', async ({ query = ME, ...asking }) => await fetch(address(`?query=${encodeURIComponent(query)}`), { headers: headersOf(asking) })],
  [
    'event stream',
    async ({ query = ME, ...asking }) =>
      await fetch(address('/stream'), {
        method: 'POST',
        headers: { ...headersOf(asking), accept: 'text/event-stream' },
        body: JSON.stringify({ query }),
      }),
  ],
];

const headersOf = ({ origin, bearer = key }: Asking): Record<string, string> => ({
  'content-type': 'application/json',
  authorization: `Bearer ${bearer}`,
  ...(origin === undefined ? {} : { origin }),
});

/** The code that a socket is closed with, or 0 when it was let in. */
async function knock({ origin, bearer = key }: Asking): Promise<number> {
  const socket = new WebSocket(address().replace('http', 'ws'), 'graphql-transport-ws', origin === undefined ? {} : { origin });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${bearer}` } }));
  const code = await Promise.race([once(socket, 'message').then(() => 0), once(socket, 'close').then(([closed]) => closed as number)]);
  socket.terminate();
  return code;
}

const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as Told).errors?.[0]?.extensions['code'];

describe.each(WAYS)('a web page that asks by %s', (_way, ask) => {
  it('is answered when the key names its origin, and may read what the answer says of itself', async () => {
    statements.take();
    const response = await ask({ origin: SHOP, query: READING });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('{"items":{"totalCount":0}}');
    // So that their absence means something below.
    expect(statements.take()).not.toEqual([]);
    expect(response.headers.get('access-control-allow-origin')).toBe(SHOP);
    expect(response.headers.get('access-control-expose-headers')).toContain('Retry-After');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(response.headers.get('vary')).toMatch(/\bOrigin\b/);
  });

  it.each([
    ['of another site', 'https://evil.example'],
    ['of no origin', 'null'],
    ['with http in place of https', 'http://shop.example.com'],
    ['on another port', `${SHOP}:8443`],
    ['on the port that browsers leave out', `${SHOP}:443`],
    ['below the one that is named', 'https://a.shop.example.com'],
    ['that begins like the one that is named', `${SHOP}.evil.example`],
    ['that ends like the one that is named', 'https://evilshop.example.com'],
    ['in other letters', 'https://SHOP.example.com'],
    ['with a path', `${SHOP}/`],
    ['of the portal, which tokens are for', PORTAL],
    ['on another port of this machine', 'http://localhost:5174'],
    ['of two origins', `${SHOP}, ${SHOP}`],
    ['that is a star', '*'],
  ])('is refused when it is one %s, and nothing was done', async (_case, origin) => {
    statements.take();
    const response = await ask({ origin, query: READING });
    expect([response.status, await codeOf(response)]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    expect(statements.take()).toEqual([]);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('vary')).toMatch(/\bOrigin\b/);
  });

  it('is answered when it is our own, whatever the key names', async () => {
    const bearer = await tenant.aKey();
    expect((await ask({ bearer, origin: ownOrigin() })).status).toBe(200);
    expect((await ask({ bearer })).status).toBe(200);
    for (const origin of [SHOP, 'http://127.0.0.1:1', 'http://127.0.0.1']) expect((await ask({ bearer, origin })).status).toBe(403);
  });

  it('is answered with a token when the settings name its origin, and only then', async () => {
    const bearer = await aToken();
    expect((await ask({ bearer, origin: PORTAL })).headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(await codeOf(await ask({ bearer, origin: SHOP }))).toBe('ORIGIN_NOT_ALLOWED');
  });

  it('may not read why a wrong key was refused', async () => {
    const response = await ask({ bearer: `${key}x`, origin: SHOP });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([401, null]);
  });
});

async function aToken(): Promise<string> {
  const { rows } = await door.owner.query('select public_id from tenant where tenant_id = $1', [tenant.tenantId]);
  return await provider.token('ann', {
    lotgraph_tenant: encodeTypeId(ID_PREFIXES.tenant, rows[0].public_id as string),
    lotgraph_role: 'operator',
  });
}

it('executes nothing for a page that may not ask, not even what it sends blindly', async () => {
  const query = 'mutation { createApiKey(input: {principalName: "mallory", role: ADMINISTRATOR}) { key } }';
  for (const [, ask] of WAYS) await ask({ origin: 'https://evil.example', query });
  const { rows } = await door.owner.query(`select count(*)::int as count from principal where tenant_id = $1 and name = 'mallory'`, [
    tenant.tenantId,
  ]);
  expect(rows).toEqual([{ count: 0 }]);
});

describe('a socket of a web page', () => {
  it('is let in by the same rules', async () => {
    expect(await knock({ origin: SHOP })).toBe(0);
    expect(await knock({ origin: ownOrigin() })).toBe(0);
    expect(await knock({})).toBe(0);
    for (const origin of ['https://evil.example', 'null', `${SHOP}:8443`, PORTAL])
      expect([origin, await knock({ origin })]).toEqual([origin, 4403]);
    const bearer = await aToken();
    expect(await knock({ bearer, origin: PORTAL })).toBe(0);
    expect(await knock({ bearer, origin: SHOP })).toBe(4403);
  });
});

describe('the question of a browser whether a page may ask', () => {
  const preflight = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${door.address.port}${path}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST', ...headers },
    });

  it.each(['/graphql', '/graphql/stream'])('is answered yes at %s, to everybody and without a look', async (path) => {
    statements.take();
    const response = await preflight(path, { 'access-control-request-headers': 'authorization,x-request-id' });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization,x-request-id',
      'access-control-max-age': '600',
      vary: expect.stringContaining('Access-Control-Request-Headers'),
    });
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(statements.take()).toEqual([]);
  });

  it('does not repeat what is no list of header names', async () => {
    for (const asked of ['<script>', 'a,,b', 'x'.repeat(1_001)]) {
      const response = await preflight('/graphql', { 'access-control-request-headers': asked });
      expect(response.headers.get('access-control-allow-headers')).toBe('authorization, content-type');
    }
  });

  it('is no question without the method it asks for', async () => {
    const response = await fetch(address(), { method: 'OPTIONS', headers: { origin: SHOP } });
    expect(response.status).toBe(401);
  });
});

describe('the origins of a key', () => {
  const CREATE = `mutation ($origins: [String!]) { createApiKey(input: {principalName: "shop", role: AUDITOR, allowedOrigins: $origins}) {
    apiKey { allowedOrigins } userErrors { code path } } }`;

  it('are told with it', async () => {
    const made = await door.ask(key, CREATE, { origins: [SHOP, 'http://127.0.0.1:3000', 'https://[::1]:8443'] });
    expect(made.data).toEqual({
      createApiKey: { apiKey: { allowedOrigins: [SHOP, 'http://127.0.0.1:3000', 'https://[::1]:8443'] }, userErrors: [] },
    });
  });

  it.each([
    '*',
    'null',
    'https://*.example.com',
    `${SHOP}/`,
    `${SHOP}:443`,
    'http://shop.example.com',
    'https://SHOP.example.com',
    'shop.example.com',
    'ftp://a',
    `${SHOP}:70000`,
    `${SHOP}\n`,
  ])('are written as browsers write them: not %j', async (origin) => {
    const made = await door.ask(key, CREATE, { origins: [SHOP, origin] });
    expect(made.data).toEqual({
      createApiKey: { apiKey: null, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'allowedOrigins', '1'] }] },
    });
  });

  it('are at most 20, each once', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `https://shop${index}.example.com`);
    const refused = async (origins: readonly string[]) => (await door.ask(key, CREATE, { origins })).data['createApiKey'] as unknown;
    expect(await refused(many)).toEqual({ apiKey: null, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'allowedOrigins'] }] });
    expect(await refused([SHOP, SHOP])).toMatchObject({ apiKey: null, userErrors: [{ code: 'INVALID_INPUT' }] });
    expect(await refused(many.slice(1))).toMatchObject({ userErrors: [] });
  });
});

describe('the page with the keys of a demo', () => {
  it('shows them at an address and at localhost, and not where a stranger may have turned his name to us', async () => {
    const shown = await openDoor({ server: { tabs: [{ query: '{ me { name } }', headers: '{"Authorization": "Bearer the-demo-key"}' }] } });
    const keysAt = async (host: string): Promise<boolean> =>
      (await supertest(shown.server.http).get('/graphiql').set('host', host).expect(200)).text.includes('the-demo-key');
    for (const host of ['localhost', 'localhost:4000', '127.0.0.1:4000', '10.0.0.7:4000', '[::1]:4000'])
      expect([host, await keysAt(host)]).toEqual([host, true]);
    for (const host of ['evil.example:4000', 'localhost.evil.example', '127.0.0.1.evil.example'])
      expect([host, await keysAt(host)]).toEqual([host, false]);
    await shown.close();
  });
});
