import { createHmac, createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignJWT, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, type JWTPayload } from 'jose';
import WebSocket from 'ws';
import { ID_PREFIXES } from '../../../src/domain/shared/nouns.js';
import { encodeTypeId } from '../../../src/platform/ids.js';
import { createLogger } from '../../../src/platform/logger.js';
import { openDoor, type Answer, type Door } from '../../support/door.js';
import { eventually } from '../../support/eventually.js';
import { AUDIENCE, openIdentityProvider, type IdentityProvider, type Subject } from '../../support/identityProvider.js';
import type { Tenant } from '../../support/tenant.js';

const ME = '{ me { id name role partner { code } keyExpiresAt } }';

let provider: IdentityProvider;
let door: Door;
let tenant: Tenant;
let tenantPublicId: string;
const warned: Record<string, unknown>[] = [];

beforeAll(async () => {
  provider = await openIdentityProvider();
  const logger = createLogger({ level: 'warn', destination: { write: (line: string) => warned.push(JSON.parse(line)) } });
  const oidc = { issuer: provider.issuer, audience: AUDIENCE, jwksUrl: undefined };
  door = await openDoor({
    recheckMs: 50,
    signIn: { config: { oidc, corsOrigins: ['https://portal.example.com'], dataDir: '.' }, logger, cooldownMs: 100 },
  });
});
afterAll(async () => {
  await door.close();
  await provider.close();
});
beforeEach(async () => {
  door.clock.set(new Date().toISOString());
  tenant = await door.aTenant();
  tenantPublicId = await publicIdOf(tenant);
});

async function publicIdOf({ tenantId }: Tenant): Promise<string> {
  const { rows } = await door.owner.query('select public_id from tenant where tenant_id = $1', [tenantId]);
  return encodeTypeId(ID_PREFIXES.tenant, rows[0].public_id as string);
}

const configOf = () => ({ oidc: { issuer: provider.issuer, audience: AUDIENCE, jwksUrl: undefined }, corsOrigins: [], dataDir: '.' });
const claims = (more: JWTPayload = {}): JWTPayload => ({ lotgraph_tenant: tenantPublicId, lotgraph_role: 'operator', ...more });
const tokenOf = (subject: Subject, more: JWTPayload = {}): Promise<string> => provider.token(subject, claims(more));
const seconds = (): number => Math.floor(Date.parse(door.clock.now()) / 1000);

/** All that a good token says; a hostile one changes some of it. */
const payload = (more: JWTPayload = {}): JWTPayload => ({
  ...claims(),
  iss: provider.issuer,
  aud: AUDIENCE,
  sub: 'mal',
  iat: seconds(),
  exp: seconds() + 60,
  ...more,
});

const payloadWithout = (claim: string): JWTPayload => Object.fromEntries(Object.entries(payload()).filter(([name]) => name !== claim));

const codeOf = ({ status, errors }: Answer): readonly unknown[] => [status, errors[0]?.extensions['code']];

async function aPartner(code: string, of: Tenant = tenant): Promise<void> {
  await door.owner.query(
    `insert into trading_partner (tenant_id, public_id, code, name, is_supplier) values ($1, gen_random_uuid(), $2, $2, true)`,
    [of.tenantId, code],
  );
}

function connect(token: string): { readonly acknowledged: Promise<unknown>; readonly code: Promise<number> } {
  const socket = new WebSocket(`ws://127.0.0.1:${door.address.port}/graphql`, 'graphql-transport-ws');
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })));
  return {
    acknowledged: new Promise((resolve) => socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString())))),
    code: new Promise((resolve) => socket.once('close', resolve)),
  };
}

describe('signing in with a token of an identity provider', () => {
  it('makes the principal with the first token and finds it with the next', async () => {
    const first = await door.ask(await tokenOf('ann', { name: 'Ann Onymous' }), ME);
    expect(first).toMatchObject({ status: 200, data: { me: { role: 'OPERATOR', partner: null, keyExpiresAt: expect.any(String) } } });
    const again = await door.ask(await tokenOf('ann', { name: 'Ann Otherwise' }), ME);
    const idOf = (answer: Answer): unknown => (answer.data['me'] as unknown as { id: string }).id;
    expect(idOf(again)).toBe(idOf(first));
  });

  it('makes one principal for many first tokens at once', async () => {
    const token = await tokenOf('ben');
    const answers = await Promise.all(Array.from({ length: 12 }, () => door.ask(token, ME)));
    expect(new Set(answers.map(({ data }) => (data['me'] as unknown as { id: string }).id)).size).toBe(1);
    const { rows } = await door.owner.query('select count(*)::int as count from principal_identity where tenant_id = $1', [
      tenant.tenantId,
    ]);
    expect(rows[0].count).toBe(1);
  });

  it('is the actor of what it does, and its keys for idempotency are its own', async () => {
    const token = await tokenOf('cat', { lotgraph_role: 'administrator' });
    const input = { documents: [] };
    await door.ask(
      token,
      'mutation ($input: DefineTrustedDocumentsInput!) { defineTrustedDocuments(input: $input) { userErrors { code } } }',
      { input },
    );
    const made = await door.ask(
      token,
      'mutation { createApiKey(input: {principalName: "dock", role: OPERATOR}) { key userErrors { code } } }',
    );
    const { key } = made.data['createApiKey'] as unknown as { key: string };
    expect((await door.ask(key, ME)).data).toMatchObject({ me: { name: 'dock' } });
  });

  it('follows a change of role with the next token, and takes no older one then', async () => {
    const before = await provider.sign(payload({ sub: 'sam', lotgraph_role: 'administrator', iat: seconds() - 5 }));
    expect((await door.ask(before, ME)).data).toMatchObject({ me: { role: 'ADMINISTRATOR' } });
    const after = await provider.sign(payload({ sub: 'sam', lotgraph_role: 'auditor' }));
    expect((await door.ask(after, ME)).data).toMatchObject({ me: { role: 'AUDITOR' } });
    expect(codeOf(await door.ask(before, ME))).toEqual([401, 'UNAUTHENTICATED']);
    expect((await door.ask(after, ME)).data).toMatchObject({ me: { role: 'AUDITOR' } });
  });

  it('keeps out a retired principal', async () => {
    const token = await tokenOf('dan');
    expect((await door.ask(token, ME)).status).toBe(200);
    await door.owner.query(
      `update principal p set retired_on = '2026-01-01' from principal_identity i
       where p.tenant_id = i.tenant_id and p.id = i.principal_id and i.tenant_id = $1`,
      [tenant.tenantId],
    );
    expect(codeOf(await door.ask(token, ME))).toEqual([401, 'UNAUTHENTICATED']);
    expect(codeOf(await door.ask(await tokenOf('dan', { lotgraph_role: 'auditor' }), ME))).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('lets a partner in as its partner, and by nothing less', async () => {
    await aPartner('ACME');
    const supplier = { lotgraph_role: 'supplier' };
    expect((await door.ask(await tokenOf('eve', { ...supplier, lotgraph_partner: 'ACME' }), ME)).data).toMatchObject({
      me: { role: 'SUPPLIER', partner: { code: 'ACME' } },
    });
    const other = await door.aTenant();
    await aPartner('THEIRS', other);
    const refused = [
      supplier,
      { ...supplier, lotgraph_partner: 'THEIRS' },
      { ...supplier, lotgraph_partner: 'NOBODY' },
      { lotgraph_partner: 'ACME' },
    ];
    for (const wrong of refused)
      expect([wrong, ...codeOf(await door.ask(await tokenOf('fay', wrong), ME))]).toEqual([wrong, 401, 'UNAUTHENTICATED']);
  });

  it('gives no key to who signs in with tokens', async () => {
    const answer = await door.ask(await tokenOf('gus', { lotgraph_role: 'administrator' }), ME);
    const { name } = answer.data['me'] as unknown as { name: string };
    const made = await door.ask(
      await tenant.aKey(),
      `mutation { createApiKey(input: {principalName: "${name}", role: ADMINISTRATOR}) { key userErrors { code path } } }`,
    );
    expect(made.data).toEqual({ createApiKey: { key: null, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'principalName'] }] } });
  });

  it('closes the socket of a token that ends', async () => {
    const { acknowledged, code } = connect(await provider.sign(payload({ sub: 'sue', exp: seconds() + 60 })));
    expect(await acknowledged).toEqual({ type: 'connection_ack' });
    door.clock.set(new Date(Date.parse(door.clock.now()) + 71_000).toISOString());
    expect(await code).toBe(4403);
  });
});

describe('hostile tokens', () => {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  /** A shared-secret signature made with what everybody may know: the public key. */
  function hs256WithPublicKey(): string {
    const body = `${encode({ alg: 'HS256', kid: provider.publicKey.kid })}.${encode(payload())}`;
    const pem = createPublicKey({ key: provider.publicKey as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    return `${body}.${createHmac('sha256', pem).update(body).digest('base64url')}`;
  }

  async function signedByAnother(kid: string | undefined): Promise<string> {
    const { privateKey } = await generateKeyPair('RS256');
    return await new SignJWT(payload()).setProtectedHeader({ alg: 'RS256', ...(kid === undefined ? {} : { kid }) }).sign(privateKey);
  }

  async function signedByOwnKey(header: (jwk: JWK) => JWTHeaderParameters | object): Promise<string> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    return await new SignJWT(payload()).setProtectedHeader({ alg: 'RS256', ...header(await exportJWK(publicKey)) }).sign(privateKey);
  }

  const cases: readonly (readonly [string, () => Promise<string> | string])[] = [
    ['no signature', () => `${encode({ alg: 'none' })}.${encode(payload())}.`],
    ['the public key as a secret', hs256WithPublicKey],
    ['the signature of another key', () => signedByAnother(provider.publicKey.kid)],
    ['an unknown key', () => signedByAnother('no-such-key')],
    ['another audience', () => provider.sign(payload({ aud: 'https://other.example' }))],
    ['no audience', () => provider.sign(payloadWithout('aud'))],
    ['another issuer', () => provider.sign(payload({ iss: 'https://evil.example' }))],
    ['a time that is over', () => provider.sign(payload({ iat: seconds() - 120, exp: seconds() - 11 }))],
    ['a time that has not come', () => provider.sign(payload({ nbf: seconds() + 60 }))],
    ['an issue in the future', () => provider.sign(payload({ iat: seconds() + 600, exp: seconds() + 900 }))],
    ['no end', () => provider.sign(payloadWithout('exp'))],
    ['no subject', () => provider.sign(payloadWithout('sub'))],
    ['no tenant', () => provider.sign(payloadWithout('lotgraph_tenant'))],
    ['a tenant that is none', () => provider.sign(payload({ lotgraph_tenant: 'tenant_01h455vb4pex5vsknk084sn02q' }))],
    ['a tenant number', () => provider.sign(payload({ lotgraph_tenant: 1 }))],
    ['a role that is none', () => provider.sign(payload({ lotgraph_role: 'owner' }))],
    ['a role of the prototype', () => provider.sign(payload({ lotgraph_role: '__proto__' }))],
    ['a subject that no text column takes', () => provider.sign(payload({ sub: 'a\u0000b' }))],
    ['a partner that no text column takes', () => provider.sign(payload({ lotgraph_role: 'supplier', lotgraph_partner: 'a\u0000b' }))],
    ['a key of its own in the header', () => signedByOwnKey((jwk) => ({ jwk }))],
    ['a key of its own behind an address', () => signedByOwnKey(() => ({ jku: 'https://evil.example/jwks', kid: 'evil' }))],
    ['an extension that must be understood', () => provider.sign(payload(), { crit: ['urn:example:once'], 'urn:example:once': true })],
    ['a tenant that it is not for', async () => await provider.sign(payload({ lotgraph_tenant: [tenantPublicId] }))],
    ['the key of the tenant in place of a tenant', async () => await provider.sign(payload({ lotgraph_tenant: String(tenant.tenantId) }))],
    ['a partner for a role without one', async () => await provider.sign(payload({ lotgraph_partner: 'ACME' }))],
    ['no partner for a role with one', async () => await provider.sign(payload({ lotgraph_role: 'supplier' }))],
    ['two roles', async () => await provider.sign(payload({ lotgraph_role: ['operator', 'administrator'] }))],
    ['the role as the schema writes it', async () => await provider.sign(payload({ lotgraph_role: 'OPERATOR' }))],
    [
      'a changed payload',
      async () => (await provider.sign(payload())).replace(/\.[^.]+\./, `.${encode(payload({ lotgraph_role: 'administrator' }))}.`),
    ],
    ['a token as long as a book', async () => `${await provider.sign(payload())}${'a'.repeat(9_000)}`],
  ];

  it.each(cases)('are refused: %s', async (_case, token) => {
    const before = await principals();
    expect(codeOf(await door.ask(await token(), ME))).toEqual([401, 'UNAUTHENTICATED']);
    expect(await principals()).toBe(before);
    expect(await connect(await token()).code).toBe(4403);
  });

  it('differ from good ones in nothing else', async () => {
    expect((await door.ask(await provider.sign(payload()), ME)).status).toBe(200);
  });

  const principals = async (): Promise<number> =>
    (await door.owner.query('select count(*)::int as count from principal where tenant_id = $1', [tenant.tenantId])).rows[0]
      .count as number;
});

describe('the keys of the identity provider', () => {
  it('are followed when it changes them', async () => {
    const old = await tokenOf('hal');
    expect((await door.ask(old, ME)).status).toBe(200);
    await provider.rotate();
    const fresh = await tokenOf('hal');
    await eventually('the new key is known', async () => (await door.ask(fresh, ME)).status === 200);
    expect(codeOf(await door.ask(old, ME))).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('are not asked for again and again by tokens of made-up keys', async () => {
    const slow = await openDoor({
      signIn: { config: configOf() },
    });
    slow.clock.set(door.clock.now());
    const before = provider.looks.keys;
    const flood = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => slow.ask(await provider.sign(payload(), { kid: `made-up-${index}` }), ME)),
    );
    expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([401]));
    // The first look is everybody's; keys that were just looked at are not looked at again.
    expect(provider.looks.keys - before).toBe(1);
    expect((await slow.ask(await provider.sign(payload()), ME)).status).toBe(200);
    await slow.close();
  });

  it('cannot be had while it is away: tokens wait, keys work, and the log says so', async () => {
    provider.setDown(true);
    const away = await openDoor({
      recheckMs: 50,
      signIn: {
        config: configOf(),
        logger: createLogger({ level: 'warn', destination: { write: (line: string) => warned.push(JSON.parse(line)) } }),
      },
    });
    away.clock.set(door.clock.now());
    warned.length = 0;
    const token = await provider.sign(payload());
    const answer = await away.ask(token, ME);
    expect(codeOf(answer)).toEqual([503, 'SIGN_IN_UNAVAILABLE']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await away.ask(await tenant.aKey(), ME)).status).toBe(200);
    expect(warned).toMatchObject([{ issuer: provider.issuer, level: 40 }]);
    const socket = new WebSocket(`ws://127.0.0.1:${away.address.port}/graphql`, 'graphql-transport-ws');
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })));
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1013);
    provider.setDown(false);
    await away.close();
  });

  it('stay good through an outage for those who were known before it', async () => {
    const token = await tokenOf('ann');
    expect((await door.ask(token, ME)).status).toBe(200);
    provider.setDown(true);
    expect((await door.ask(token, ME)).status).toBe(200);
    provider.setDown(false);
  });

  it('are looked at again behind the back of those who are known: nobody waits for a provider that says nothing', async () => {
    const patient = await openDoor({ signIn: { config: configOf(), freshMs: 0, cooldownMs: 0 } });
    patient.clock.set(door.clock.now());
    const token = await provider.sign(payload());
    expect((await patient.ask(token, ME)).status).toBe(200);
    await eventually('the first looks to end', async () => {
      provider.setSilent(true);
      return (await patient.ask(token, ME)).status === 200 && provider.waiting() > 0;
    });
    expect((await patient.ask(token, ME)).status).toBe(200);
    // It was not given up either: it still waits for its answer.
    expect(provider.waiting()).toBeGreaterThan(0);
    provider.setSilent(false);
    await patient.close();
  });

  it('end when the provider takes them back, without a token of the new one', async () => {
    const strict = await openDoor({ signIn: { config: configOf(), freshMs: 0, cooldownMs: 0 } });
    strict.clock.set(door.clock.now());
    const token = await provider.sign(payload());
    expect((await strict.ask(token, ME)).status).toBe(200);
    await provider.rotate();
    await eventually('the old key to end', async () => (await strict.ask(token, ME)).status === 401);
    await strict.close();
  });
});

describe('the time of a token', () => {
  it("is the machine's, also where a demo's clock was moved", async () => {
    const moved = await openDoor({ signIn: { config: configOf(), machineNow: () => new Date().toISOString() } });
    moved.clock.set(new Date(Date.now() + 86_400_000).toISOString());
    const now = Math.floor(Date.now() / 1000);
    expect((await moved.ask(await provider.sign(payload({ iat: now, exp: now + 60 })), ME)).status).toBe(200);
    expect((await moved.ask(await provider.sign(payload({ iat: now + 86_400, exp: now + 86_460 })), ME)).status).toBe(401);
    await moved.close();
  });
});
