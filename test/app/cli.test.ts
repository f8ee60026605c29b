import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lotgraph, type CliRun } from '../support/lotgraph.js';
import { startServer, type StartedServer } from '../support/startedServer.js';

const WATCHDOG_MS = 60_000;

let server: StartedServer;
let folder: string;
let lot: { readonly id: string; readonly lotNumber: string };

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), 'lotgraph-cli-'));
  const [line = ''] = (await cli('export', 'lots')).output.split('\n');
  lot = JSON.parse(line) as typeof lot;
}, WATCHDOG_MS);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Only the data folder is known: address and key are found there. */
const cli = async (...args: string[]): Promise<CliRun> => await lotgraph(args, { DATA_DIR: server.dataDir });
const json = async <Shape>(...args: string[]): Promise<Shape> => {
  const run = await cli(...args, '--json');
  expect([args, run.code, run.errors]).toEqual([args, 0, '']);
  return run.json<Shape>();
};
const codesOf = (run: CliRun): readonly string[] => run.json<{ errors: { code: string }[] }>().errors.map(({ code }) => code);

// First: later tests move the clock, and take the server away.
describe('a key that a command ends', () => {
  const ask = async (key: string, query: string): Promise<Response> =>
    await fetch(new URL('/graphql', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query }),
    });

  it('opens nothing at once, though the process remembered whom it let in', async () => {
    const administrator = server.keys['administrator'] ?? '';
    const created = (await (
      await ask(administrator, `mutation { createApiKey(input: { principalName: "short", role: AUDITOR }) { key apiKey { id } } }`)
    ).json()) as { data: { createApiKey: { key: string; apiKey: { id: string } } } };
    const { key, apiKey } = created.data.createApiKey;
    expect((await ask(key, '{ me { name } }')).status).toBe(200);
    await ask(administrator, `mutation { revokeApiKey(input: { id: "${apiKey.id}" }) { apiKey { state } } }`);
    expect((await ask(key, '{ me { name } }')).status).toBe(401);
  });

  it('opens nothing at once either when its partner is retired', async () => {
    const administrator = server.keys['administrator'] ?? '';
    const define = async (more: string): Promise<{ id: string }> => {
      const text = `mutation { definePartner(input: { code: "SHORT", name: "Short", roles: [SUPPLIER] ${more} }) { partner { id } } }`;
      const { data } = (await (await ask(administrator, text)).json()) as { data: { definePartner: { partner: { id: string } } } };
      return data.definePartner.partner;
    };
    const { id } = await define('');
    const made = await ask(
      administrator,
      `mutation { createApiKey(input: { principalName: "shorter", role: SUPPLIER, partnerId: "${id}" }) { key } }`,
    );
    const { key } = ((await made.json()) as { data: { createApiKey: { key: string } } }).data.createApiKey;
    expect((await ask(key, '{ me { name } }')).status).toBe(200);
    await define(`id: "${id}", retiredOn: "2026-01-01"`);
    expect((await ask(key, '{ me { name } }')).status).toBe(401);
  });
});

describe('lotgraph', () => {
  it(
    'tells an operator how the server is, and that nothing is wrong',
    async () => {
      expect(await json('status')).toMatchObject({
        url: server.url.origin,
        ready: true,
        tenant: 'demo',
        clock: { offsetSeconds: 0 },
        messages: { parked: 0 },
        relay: { unplaced: 0 },
        migrations: { pending: [] },
        dropFolder: { waitingFiles: 0 },
      });
      const { healthy, checks } = await json<{ healthy: boolean; checks: { name: string; state: string }[] }>('doctor');
      expect([healthy, checks.filter(({ state }) => state !== 'ok')]).toEqual([true, []]);
      expect(checks.map(({ name }) => name)).toEqual([
        'node',
        'database programs',
        'data folder',
        'disk',
        'port',
        'database',
        'migrations',
        'clock',
        'demo keys',
      ]);
      expect(await json('migrate')).toMatchObject({ migrated: [], pending: [] });
      expect(await json('verify')).toMatchObject({ holds: true, tenantCount: 1 });
    },
    WATCHDOG_MS,
  );

  it(
    'holds a lot, traces it, and releases it',
    async () => {
      const { id } = await json<{ id: string }>('hold', lot.lotNumber, '--site', 'MAIN');
      const trace = await json<{ complete: boolean; lots: { lot: { id: string } }[]; totals: { input: { value: string } } }>(
        'trace',
        lot.id,
      );
      expect(trace).toMatchObject({ lot: lot.id, direction: 'BOTH', complete: true });
      expect(trace.lots.map((traced) => traced.lot.id)).toContain(lot.id);
      expect(await json('release', lot.lotNumber)).toMatchObject([{ id, lot: { id: lot.id } }]);
      const again = await cli('release', lot.lotNumber, '--json');
      expect([again.code, codesOf(again)]).toEqual([1, ['NOT_FOUND']]);
    },
    WATCHDOG_MS,
  );

  it(
    'makes, lists, rotates and revokes keys',
    async () => {
      const made = await json<{ id: string; key: string }>('keys', 'create', 'scanner', '--role', 'operator', '--expires', '90d');
      const me = async (key: string): Promise<number> =>
        (
          await fetch(new URL('/graphql', server.url), {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
            body: JSON.stringify({ query: '{ me { name } }' }),
          })
        ).status;
      expect(await me(made.key)).toBe(200);
      const rotated = await json<{ id: string; key: string; revoked: string[] }>('keys', 'rotate', 'scanner', '--revoke-old');
      expect(rotated.revoked).toEqual([made.id]);
      expect([await me(made.key), await me(rotated.key)]).toEqual([401, 200]);
      const keys = await json<{ id: string; principalName: string; state: string }[]>('keys', 'list');
      expect(keys.filter(({ principalName }) => principalName === 'scanner')).toMatchObject([{ id: rotated.id, state: 'LIVE' }]);
      expect(await json('keys', 'revoke', rotated.id)).toMatchObject({ id: rotated.id, state: 'REVOKED' });
      expect(await me(rotated.key)).toBe(401);
    },
    WATCHDOG_MS,
  );

  it(
    'rotates the very key it asks with, and goes on with the new one',
    async () => {
      await json('keys', 'rotate', 'administrator', '--revoke-old');
      const keys = await demoKeys();
      expect(keys['administrator']).not.toBe(server.keys['administrator']);
      expect(keys['operator']).toBe(server.keys['operator']);
      expect((await cli('keys', 'list')).code).toBe(0);
    },
    WATCHDOG_MS,
  );

  it(
    'makes a partner known, and writes what that partner would send',
    async () => {
      const add = ['partner', 'add', 'NEWCO', '--name', 'New Company', '--role', 'SUPPLIER', '--isa', 'ZZ:NEWCO', '--testing'];
      expect(await json(...add)).toMatchObject({ code: 'NEWCO', roles: ['SUPPLIER'], ediState: 'TESTING' });
      const again = await cli(...add, '--json');
      expect([again.code, new Set(codesOf(again))]).toEqual([1, new Set(['ALREADY_EXISTS'])]);
      const file = join(folder, 'sample.edi');
      await json('edi', 'sample', '856', '--partner', 'ACME', '--lots', '2', '--out', file);
      const { issues } = await json<{ issues: unknown[] }>('edi', 'inspect', file);
      expect(issues).toEqual([]);
    },
    WATCHDOG_MS,
  );

  it(
    'has the documents of a manifest trusted',
    async () => {
      const text = 'query Shop { me { name } }';
      const hash = createHash('sha256').update(text).digest('hex');
      const file = join(folder, 'manifest.json');
      await writeFile(file, JSON.stringify({ [hash]: text }));
      expect(await json('documents', 'push', file)).toEqual({ added: 1, documentIds: [`sha256:${hash}`] });
      expect(await json('documents', 'push', file)).toMatchObject({ added: 0 });
      await writeFile(file, JSON.stringify({ [hash]: 'query Shop { me { name role } }' }));
      const changed = await cli('documents', 'push', file, '--json');
      expect([changed.code, codesOf(changed)]).toEqual([2, ['USAGE']]);
    },
    WATCHDOG_MS,
  );

  it(
    'exports everything, in the same bytes each time',
    async () => {
      const lines = async (...args: string[]): Promise<string[]> => (await cli('export', ...args)).output.trimEnd().split('\n');
      const ledger = await lines('ledger', '--format', 'csv');
      expect(ledger.length).toBeGreaterThan(500);
      expect(await lines('ledger', '--format', 'csv')).toEqual(ledger);
      expect((await lines('lots')).length).toBe(300);
      const file = join(folder, 'stock.ndjson');
      const { rows } = await json<{ rows: number }>('export', 'stock', '--out', file);
      expect((await readFile(file, 'utf8')).trimEnd().split('\n').length).toBe(rows);
    },
    WATCHDOG_MS,
  );
});

describe('what cannot be done', () => {
  it.each([
    { asked: ['hold', 'NO-SUCH-LOT'], code: 1, errors: ['LOT_NOT_FOUND'] },
    { asked: ['hold', 'LOT', '--reason', 'NONSENSE'], code: 1, errors: ['REASON_CODE_REQUIRED'] },
    { asked: ['hold', 'LOT', '--bin', 'MAIN/NOWHERE'], code: 1, errors: ['NOT_FOUND'] },
    { asked: ['hold', 'LOT', '--quantity', '1'], code: 2, errors: ['USAGE'] },
    { asked: ['keys', 'list', '--key', 'lpk_1_x'], code: 1, errors: ['UNAUTHENTICATED'] },
    { asked: ['keys', 'list', '--url', 'http://127.0.0.1:1', '--key', 'lpk_1_x'], code: 1, errors: ['UNREACHABLE'] },
    { asked: ['keys', 'list', '--url', 'http://127.0.0.1:1'], code: 1, errors: ['UNAUTHENTICATED'] },
    { asked: ['edi', 'replay', 'msg_00000000000000000000000000'], code: 1, errors: ['NOT_FOUND'] },
    { asked: ['clock', 'advance', 'tomorrow'], code: 2, errors: ['USAGE'] },
    { asked: ['export', 'dreams'], code: 2, errors: ['USAGE'] },
    { asked: ['export', 'stock', '--format', 'xml'], code: 2, errors: ['USAGE'] },
    { asked: ['restore', 'package.json', '--check'], code: 1, errors: ['BACKUP_DAMAGED'] },
    { asked: ['frobnicate'], code: 2, errors: ['USAGE'] },
    { asked: ['verify', '--data-dir', '/dev/null/none'], code: 1, errors: ['FILE'] },
    { asked: ['status', '--database-url', 'nonsense'], code: 2, errors: ['SETTINGS'] },
  ])('$asked answers $errors and exit code $code', async ({ asked, code, errors }) => {
    const run = await cli(...asked.map((part) => (part === 'LOT' ? lot.id : part)), '--json');
    expect([run.code, codesOf(run)]).toEqual([code, errors]);
    const told = run.json<{ errors: { message: string; fix: string | null }[] }>().errors;
    expect(told.every(({ message }) => message !== '' && !/\n\s+at /.test(message))).toBe(true);
  });

  it('is told in words with what to do, and never with a stack', async () => {
    const run = await cli('hold', 'NO-SUCH-LOT');
    expect([run.code, run.output]).toEqual([1, '']);
    const [first, fix] = run.errors.trimEnd().split('\n');
    expect(first).toContain('LOT_NOT_FOUND');
    expect(fix).toMatch(/^ {2}\S/);
    expect(run.errors).not.toMatch(/\n\s+at /);
  });
});

/** As they are now: commands rotate them. */
async function demoKeys(): Promise<Record<string, string>> {
  return JSON.parse(await readFile(join(server.dataDir, 'demo-keys.json'), 'utf8')) as Record<string, string>;
}
