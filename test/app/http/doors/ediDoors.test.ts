import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkProfile } from '../../../../src/app/checkProfile.js';
import { RateLimit } from '../../../../src/app/http/limits/rateLimit.js';
import { ID_PREFIXES } from '../../../../src/domain/shared/nouns.js';
import { encodeTypeId } from '../../../../src/platform/ids.js';
import { cloneTemplate } from '../../../support/database.js';
import { openDoor, type Door } from '../../../support/door.js';
import { eventually } from '../../../support/eventually.js';
import { AUDIENCE, openIdentityProvider, type IdentityProvider } from '../../../support/identityProvider.js';
import { rawClient, requestHead } from '../../../support/rawClient.js';
import { aShipNotice } from '../../../support/shipNotice.js';
import type { Tenant } from '../../../support/tenant.js';

const PORTAL = 'https://portal.example.com';
const BURST = 100;
/** Of one request at these doors. */
const POINTS = 10;

let provider: IdentityProvider;
let door: Door;
let tenant: Tenant;
let dataDir: string;
let key: string;
let isa13 = 0;

beforeAll(async () => {
  provider = await openIdentityProvider();
  dataDir = await mkdtemp(join(tmpdir(), 'lotgraph-edi-doors-'));
  door = await openDoor({
    checkProfile,
    intake: { dataDir, on: await cloneTemplate('edi_doors') },
    signIn: { config: { oidc: { issuer: provider.issuer, audience: AUDIENCE, jwksUrl: undefined }, corsOrigins: [PORTAL], dataDir } },
    server: { rateLimit: new RateLimit({ burst: BURST, perSecond: 1 }) },
  });
  door.clock.set(new Date().toISOString());
  tenant = await door.aTenant();
  const administrator = await tenant.aKey();
  for (const code of ['ACME', 'BETA']) {
    const input = { code, name: code, roles: ['SUPPLIER'], identifiers: [{ scheme: 'ISA', qualifier: 'ZZ', value: `${code}SUPPLY` }] };
    const { data } = await door.ask(administrator, DEFINE, { input });
    expect(data).toMatchObject({ definePartner: { userErrors: [] } });
  }
  key = await aKey();
}, 30_000);
afterAll(async () => {
  await door.close();
  await provider.close();
  await rm(dataDir, { recursive: true, force: true });
});

const DEFINE = `mutation ($input: DefinePartnerInput!) { definePartner(input: $input) { userErrors { code message } } }`;
const partnerId = async (code: string): Promise<number> =>
  Number((await door.owner.query('select id from trading_partner where tenant_id = $1 and code = $2', [tenant.tenantId, code])).rows[0].id);
/** Of a principal of its own, with points of its own. */
const aKey = async (more: object = {}): Promise<string> =>
  await tenant.aKey({ role: 'supplier', partnerId: await partnerId('ACME'), ...more });

async function aToken(subject: 'ann' | 'ben' | 'cat', claims: object = {}): Promise<string> {
  const { rows } = await door.owner.query('select public_id from tenant where tenant_id = $1', [tenant.tenantId]);
  const lotgraph_tenant = encodeTypeId(ID_PREFIXES.tenant, rows[0].public_id as string);
  return await provider.token(subject, { lotgraph_tenant, lotgraph_role: 'supplier', lotgraph_partner: 'ACME', ...claims });
}

interface Asking {
  readonly bearer?: string;
  readonly origin?: string;
}

const address = (path: string): string => `http://127.0.0.1:${door.address.port}${path}`;
const headersOf = ({ bearer = key, origin }: Asking): Record<string, string> => ({
  authorization: `Bearer ${bearer}`,
  'content-type': 'application/edi-x12',
  ...(origin === undefined ? {} : { origin }),
});
const post = async (asking: Asking = {}, partner = 'ACME'): Promise<Response> =>
  await fetch(address(`/connectors/${partner}/edi`), {
    method: 'POST',
    headers: headersOf(asking),
    body: aShipNotice({ isa13: (isa13 += 1), shipment: `S-${isa13}` }),
  });
const get = async (path: string, asking: Asking = {}): Promise<Response> => await fetch(address(path), { headers: headersOf(asking) });
const idIn = async (response: Response): Promise<string> => ((await response.json()) as { inboundMessageId: string }).inboundMessageId;
const refusal = async (response: Response): Promise<unknown[]> => [response.status, ((await response.json()) as { code: string }).code];

/** Every door, with a message to ask about. */
async function doors(): Promise<readonly (readonly [string, (asking?: Asking) => Promise<Response>])[]> {
  const id = await idIn(await post({ bearer: await aKey() }));
  return [
    ['a message', (asking) => post(asking)],
    ['a report', (asking) => get(`/edi/messages/${id}/report`, asking)],
    ['its acknowledgements', (asking) => get(`/connectors/ACME/messages/${id}/acknowledgements`, asking)],
    ['a sample', (asking) => get('/edi/sample/856', asking)],
  ];
}

describe('tokens at the doors of EDI', () => {
  it('let a partner hand in a message, read its report and what it was answered', async () => {
    const bearer = await aToken('ann');
    const response = await post({ bearer });
    expect(response.status).toBe(202);
    const id = await idIn(response);
    const answers = await eventually('the acknowledgement', async () => {
      const answer = await get(`/connectors/ACME/messages/${id}/acknowledgements`, { bearer: await aKey() });
      return answer.status === 200 && (await answer.text());
    });
    expect(answers).toContain('ST*997');
    expect((await get(`/connectors/ACME/messages/${id}/acknowledgements`, { bearer })).status).toBe(200);
    expect(await (await get(`/edi/messages/${id}/report`, { bearer })).text()).toContain(id);
  });

  it('let it in as its partner only', async () => {
    const bearer = await aToken('ben', { lotgraph_partner: 'BETA' });
    expect(await refusal(await post({ bearer }))).toEqual([403, 'PARTNER_MISMATCH']);
    expect((await post({ bearer }, 'BETA')).status).toBe(202);
  });

  it('are refused when they would be refused elsewhere', async () => {
    const operator = await aToken('cat', { lotgraph_role: 'operator', lotgraph_partner: undefined });
    expect(await refusal(await post({ bearer: operator }))).toEqual([403, 'FORBIDDEN']);
    for (const [, ask] of await doors()) {
      expect(await refusal(await ask({ bearer: `${operator.slice(0, -8)}AAAAAAAA` }))).toEqual([401, 'UNAUTHENTICATED']);
    }
  });

  it('are refused as keys are when their partner is retired', async () => {
    const bearers = [await aToken('ann'), await aKey()];
    const retire = (day: string | null): Promise<unknown> =>
      door.owner.query(`update trading_partner set retired_on = $2 where tenant_id = $1 and code = 'ACME'`, [tenant.tenantId, day]);
    const open = await doors();
    await retire('2026-01-01');
    try {
      for (const bearer of bearers)
        for (const [, ask] of open) expect(await refusal(await ask({ bearer }))).toEqual([401, 'UNAUTHENTICATED']);
    } finally {
      await retire(null);
    }
  });

  it('wait for their issuer, keys do not', async () => {
    const away = await openIdentityProvider();
    const cut = await openDoor({
      intake: { dataDir, on: { ...(await cloneTemplate('edi_doors_cut')) } },
      signIn: { config: { oidc: { issuer: away.issuer, audience: AUDIENCE, jwksUrl: undefined }, corsOrigins: [], dataDir } },
    });
    cut.clock.set(new Date().toISOString());
    const bearer = await away.token('ann', { lotgraph_tenant: 'x', lotgraph_role: 'supplier' });
    away.setDown(true);
    const response = await fetch(`http://127.0.0.1:${cut.address.port}/edi/sample/856`, { headers: { authorization: `Bearer ${bearer}` } });
    expect([...(await refusal(response)), Number(response.headers.get('retry-after'))]).toEqual([503, 'SIGN_IN_UNAVAILABLE', 5]);
    const staff = await (await cut.aTenant()).aKey();
    const served = await fetch(`http://127.0.0.1:${cut.address.port}/edi/sample/856`, { headers: { authorization: `Bearer ${staff}` } });
    expect(await refusal(served)).toEqual([400, 'INVALID_INPUT']);
    await cut.close();
    await away.close();
  });
});

describe('web pages at the doors of EDI', () => {
  it('ask by the same rules as for GraphQL', async () => {
    const bearer = await aKey({ allowedOrigins: [PORTAL] });
    for (const [name, ask] of await doors()) {
      const allowed = await ask({ bearer, origin: PORTAL });
      expect([name, allowed.headers.get('access-control-allow-origin')]).toEqual([name, PORTAL]);
      const refused = await ask({ bearer, origin: 'https://evil.example' });
      expect([refused.headers.get('access-control-allow-origin'), ...(await refusal(refused))]).toEqual([null, 403, 'ORIGIN_NOT_ALLOWED']);
    }
  });

  it('hear yes when their browser asks whether they may', async () => {
    for (const path of ['/connectors/ACME/edi', '/edi/sample/856', '/edi/messages/x/report']) {
      const response = await fetch(address(path), {
        method: 'OPTIONS',
        headers: { origin: PORTAL, 'access-control-request-method': 'POST' },
      });
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    }
  });
});

describe('the points of a client', () => {
  it('are taken at every door, and those of GraphQL are the same', async () => {
    for (const [name, ask] of await doors()) {
      const bearer = await aKey();
      const { headers } = await ask({ bearer });
      expect([name, headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual([name, '100', '90']);
      expect((await door.ask(bearer, '{ rateLimit { available } }')).data['rateLimit']).toEqual({ available: BURST - POINTS - 1 });
    }
  });

  it('end: then it hears when to come back, and others are served', async () => {
    for (const [name, ask] of await doors()) {
      const bearer = await aKey();
      for (let asked = 0; asked < BURST / POINTS; asked += 1) expect((await ask({ bearer })).status).toBeLessThan(429);
      const refused = await ask({ bearer });
      expect([name, ...(await refusal(refused))]).toEqual([name, 429, 'RATE_LIMITED']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await ask({ bearer: await aKey() })).status).toBeLessThan(429);
    }
  });

  it('are asked for before a body is read', async () => {
    const bearer = await aKey();
    for (let asked = 0; asked < BURST / POINTS; asked += 1) await get('/edi/sample/856', { bearer });
    const { write, hears, socket } = await rawClient(door.address.port);
    await write(
      requestHead(['POST /connectors/ACME/edi HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${bearer}`, 'Content-Length: 60000000']),
    );
    expect(await hears('RATE_LIMITED')).toMatch(/^HTTP\/1\.1 429 [\s\S]*connection: close/i);
    socket.destroy();
  });
});

describe('the key of a post', () => {
  const keyed = async (idempotencyKey: string): Promise<Response> =>
    await fetch(address('/connectors/ACME/edi'), {
      method: 'POST',
      headers: { ...headersOf({ bearer: await aKey() }), 'idempotency-key': idempotencyKey },
      body: aShipNotice({ isa13: (isa13 += 1), shipment: `K-${isa13}` }),
    });

  it('is taken whole or not at all: two long ones are not the same for how they begin', async () => {
    expect((await keyed('k'.repeat(200))).status).toBe(202);
    expect(await refusal(await keyed(`${'k'.repeat(200)}1`))).toEqual([400, 'INVALID_INPUT']);
  });
});

describe('a message that is too large', () => {
  it('is refused by its announced length before any of it came', async () => {
    const { write, hears, socket } = await rawClient(door.address.port);
    await write(
      requestHead(['POST /connectors/ACME/edi HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${key}`, 'Content-Length: 67108865']),
    );
    expect(await hears('LIMIT_EXCEEDED')).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close/i);
    socket.destroy();
  });
});
