import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, createRemoteJWKSet, decodeJwt, importJWK, jwtVerify, type JWK } from 'jose';
import { ID_PREFIXES } from '../../../src/domain/shared/nouns.js';
import { encodeTypeId } from '../../../src/platform/ids.js';
import { DOOR_NOW, openDoor, type Answer, type Door } from '../../support/door.js';
import type { Tenant } from '../../support/tenant.js';

const ME = '{ me { name role partner { code } keyExpiresAt } }';

let dataDir: string;
/** Without a demo tenant. */
let bare: Door;
let door: Door;
let demo: Tenant;
let other: Tenant;
let administrator: string;

const open = (): Promise<Door> =>
  openDoor({ recheckMs: 25, signIn: { config: { oidc: undefined, corsOrigins: [], dataDir }, demoTenantId: demo.tenantId } });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lotgraph-issuer-'));
  bare = await openDoor();
  demo = await bare.aTenant();
  other = await bare.aTenant();
  administrator = await demo.aKey();
  door = await open();
});
afterAll(async () => {
  await door.close();
  await bare.close();
  await rm(dataDir, { recursive: true, force: true });
});

const urlOf = ({ address: { port } }: Door): string => `http://127.0.0.1:${port}`;

interface Token {
  readonly status: number;
  readonly headers: Headers;
  readonly access_token?: string;
  readonly error?: string;
  readonly [claim: string]: unknown;
}

async function token(fields: Readonly<Record<string, string>>, { at = door, authorization = '' } = {}): Promise<Token> {
  const response = await fetch(`${urlOf(at)}/sign-in/token`, {
    method: 'POST',
    headers: authorization === '' ? {} : { authorization },
    body: new URLSearchParams(fields),
  });
  const { status, headers } = response;
  return { status, headers, ...((await response.json()) as object) };
}

const tokenFor = async (key: string): Promise<string> =>
  (await token({ grant_type: 'client_credentials', client_secret: key })).access_token ?? '';
const codeOf = ({ status, errors }: Answer): readonly unknown[] => [status, errors[0]?.extensions['code']];

describe('the local issuer of a demo', () => {
  it('is found and checked by what any client of OpenID Connect does', async () => {
    const discovery = (await (await fetch(`${urlOf(door)}/.well-known/openid-configuration`)).json()) as Record<string, string>;
    expect(discovery).toMatchObject({ issuer: urlOf(door), grant_types_supported: ['client_credentials'] });
    const response = await fetch(discovery['token_endpoint'] as string, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_secret: administrator }),
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { access_token, token_type, expires_in } = (await response.json()) as Record<string, unknown>;
    expect([token_type, expires_in]).toEqual(['Bearer', 600]);
    const keys = createRemoteJWKSet(new URL(discovery['jwks_uri'] as string));
    const { payload } = await jwtVerify(access_token as string, keys, { issuer: urlOf(door), currentDate: new Date(DOOR_NOW) });
    expect(payload).toMatchObject({ aud: 'lotgraph', lotgraph_role: 'administrator', exp: Date.parse(DOOR_NOW) / 1000 + 600 });
    expect(JSON.stringify(await (await fetch(discovery['jwks_uri'] as string)).json())).not.toContain('"d"');
  });

  it('turns a key into a token that lets the same person in, with the same rights', async () => {
    const answer = await door.ask(await tokenFor(administrator), ME);
    expect(answer.data).toMatchObject({ me: { role: 'ADMINISTRATOR', partner: null, keyExpiresAt: '2026-11-22T08:10:00.000Z' } });
    const { rows } = await door.owner.query(
      `insert into trading_partner (tenant_id, public_id, code, name, is_supplier) values ($1, gen_random_uuid(), 'ACME', 'Acme', true) returning id`,
      [demo.tenantId],
    );
    const supplier = await demo.aKey({ role: 'supplier', partnerId: Number(rows[0].id) });
    expect((await door.ask(await tokenFor(supplier), ME)).data).toMatchObject({ me: { role: 'SUPPLIER', partner: { code: 'ACME' } } });
    expect(codeOf(await door.ask(await tokenFor(supplier), '{ apiKeys { totalCount } }'))).toEqual([403, 'FORBIDDEN']);
  });

  it('takes the key in HTTP Basic too', async () => {
    const authorization = `Basic ${Buffer.from(`anybody:${administrator}`).toString('base64')}`;
    expect((await token({ grant_type: 'client_credentials' }, { authorization })).status).toBe(200);
  });

  it.each<readonly [string, number, string, () => Promise<Readonly<Record<string, string>>>]>([
    ['another way', 400, 'unsupported_grant_type', async () => ({ grant_type: 'password', client_secret: administrator })],
    ['no way', 400, 'invalid_request', async () => ({ client_secret: administrator })],
    ['no key', 401, 'invalid_client', async () => ({ grant_type: 'client_credentials' })],
    [
      'a wrong key',
      401,
      'invalid_client',
      async () => ({ grant_type: 'client_credentials', client_secret: `${administrator.slice(0, -1)}_` }),
    ],
    ['a key whose time is over', 401, 'invalid_client', async () => asked(await demo.aKey({ expiresAt: '2026-01-01T00:00:00.000Z' }))],
    ["another tenant's key", 401, 'invalid_client', async () => asked(await other.aKey())],
    ['a token: it would be renewed for ever', 401, 'invalid_client', async () => asked(await tokenFor(administrator))],
  ])('gives none for %s: %i %s', async (_case, status, error, fields) => {
    const { status: told, error: why, access_token } = await token(await fields());
    expect([told, why, access_token]).toEqual([status, error, undefined]);
  });

  const asked = (client_secret: string) => ({ grant_type: 'client_credentials', client_secret });

  it('speaks for no other tenant, even with its own signature', async () => {
    const kept = JSON.parse(await readFile(join(dataDir, 'sign-in-key.json'), 'utf8')) as JWK;
    const good = await tokenFor(administrator);
    const sign = async (claims: object): Promise<string> =>
      await new SignJWT({ ...decodeJwt(good), ...claims }).setProtectedHeader({ alg: 'ES256' }).sign(await importJWK(kept, 'ES256'));
    expect((await door.ask(await sign({}), ME)).status).toBe(200);
    const { rows } = await door.owner.query('select public_id from tenant where tenant_id = $1', [other.tenantId]);
    const theirs = encodeTypeId(ID_PREFIXES.tenant, rows[0].public_id as string);
    expect(codeOf(await door.ask(await sign({ lotgraph_tenant: theirs }), ME))).toEqual([401, 'UNAUTHENTICATED']);
    expect(codeOf(await door.ask(await sign({ iss: 'http://127.0.0.1:1' }), ME))).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('ends its tokens after ten minutes', async () => {
    const ended = await tokenFor(administrator);
    door.clock.set('2026-11-22T08:10:11.000Z');
    expect(codeOf(await door.ask(ended, ME))).toEqual([401, 'UNAUTHENTICATED']);
    door.clock.set(DOOR_NOW);
  });

  it('keeps its key where its owner alone can read it, and has it again after a restart', async () => {
    expect(((await stat(join(dataDir, 'sign-in-key.json'))).mode & 0o777).toString(8)).toBe('600');
    const again = await open();
    const keysOf = async (of: Door): Promise<unknown> => await (await fetch(`${urlOf(of)}/sign-in/jwks`)).json();
    expect(await keysOf(again)).toEqual(await keysOf(door));
    await again.close();
  });

  it('slows down who tries keys', async () => {
    const tried = await open();
    const answers = await Promise.all(
      Array.from({ length: 130 }, (_, index) =>
        token({ grant_type: 'client_credentials', client_secret: `lpk_1_${index}` }, { at: tried }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
    expect(Number(answers.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBeGreaterThan(0);
    await tried.close();
  });

  it('is not there without a demo, and its tokens open nothing then', async () => {
    for (const [method, path] of [
      ['GET', '/.well-known/openid-configuration'],
      ['GET', '/sign-in/jwks'],
      ['POST', '/sign-in/token'],
    ] as const)
      expect([path, (await fetch(`${urlOf(bare)}${path}`, { method })).status]).toEqual([path, 404]);
    expect(codeOf(await bare.ask(await tokenFor(administrator), ME))).toEqual([401, 'UNAUTHENTICATED']);
    expect((await bare.ask(administrator, ME)).status).toBe(200);
  });
});
