import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from '../../docs/examples/api.ts';
import { graphql } from '../../src/app/demo/generated/gql.js';
import { startChild, type Child } from '../support/childProcess.js';
import { eventually } from '../support/eventually.js';
import { lotgraph } from '../support/lotgraph.js';
import { startServer, type StartedServer } from '../support/startedServer.js';

const WATCHDOG_MS = 120_000;

const SOME_LOTS = graphql(`
  query ExamplesLots {
    lots(first: 2, filter: { lotNumber: { startsWith: "COCOA-P" } }) {
      nodes {
        id
      }
    }
  }
`);

const HOLD = graphql(`
  mutation ExamplesHold($input: PlaceHoldInput!) {
    placeHold(input: $input) {
      userErrors {
        code
      }
    }
  }
`);

const COCOA = graphql(`
  query ExamplesCocoa {
    inventoryPosition(item: { sku: "COCOA-POWDER" }) {
      available {
        value
        unit
      }
    }
    stock(first: 250) {
      nodes {
        lot {
          id
          item {
            sku
          }
        }
        availability {
          available {
            value
          }
        }
      }
    }
  }
`);

let server: StartedServer;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(join(tmpdir(), 'lotgraph-examples-'));
}, WATCHDOG_MS);
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
}, WATCHDOG_MS);

const environment = (principal: string): Record<string, string> => ({
  LOTGRAPH_URL: server.url.origin,
  LOTGRAPH_KEY: server.keys[principal]!,
});

/** What an example prints until it ends by itself. */
async function outputOf(principal: string, example: string, ...args: string[]): Promise<string> {
  const { PATH } = process.env;
  const file = resolve(`docs/examples/${example}/${example}.ts`);
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file, ...args], { env: { PATH, ...environment(principal) } });
  expect(stderr).toBe('');
  return stdout;
}

describe('the portal', () => {
  it(
    'shows a supplier what it sent, what became of it, and its lots',
    async () => {
      const before = await outputOf('supplierAcme', 'portal');
      expect(before).toContain('Acme Foods (ACME)');
      expect(before).toMatch(/Your lots: \d{3}; these expire first\n( {2}\S+ .+ \d{4}-\d\d-\d\d\n){10}/);
      expect(before).not.toContain('ACME-ASN');

      const sent = await outputOf('supplierAcme', 'portal', 'send', 'docs/samples/acme-856.edi');
      expect(sent).toMatch(/is message msg_\w+\nIt is RECEIVED\nIt is PROCESSED\n/);
      expect(sent).toContain('856 0001 ACME-ASN-10001: APPLIED, 12 lines understood');

      const after = await outputOf('supplierAcme', 'portal');
      expect(after).toContain('ACME-ASN-10001  EXPECTED  12 lines');
      expect(after).toMatch(/msg_\w+ {2}PROCESSED/);
    },
    WATCHDOG_MS,
  );

  it(
    'says what is wrong with a ship notice',
    async () => {
      const sent = await outputOf('supplierAcme', 'portal', 'send', 'docs/samples/acme-856-broken.edi');
      expect(sent).toContain('It is REJECTED');
      expect(sent).toContain('20261332');
    },
    WATCHDOG_MS,
  );
});

describe('the storefront', () => {
  const MANIFEST = 'docs/examples/storefront/generated/persisted-documents.json';

  it(
    'asks nothing but what its manifest says, and shows what can be promised',
    async () => {
      await expect(outputOf('storefront', 'storefront', 'COCOA-POWDER')).rejects.toThrow('documentId');
      const pushed = await lotgraph(['documents', 'push', MANIFEST, '--json'], { DATA_DIR: server.dataDir });
      expect([pushed.code, pushed.json<{ added: number }>().added]).toEqual([0, 2]);
      expect((await outputOf('storefront', 'storefront')).trimEnd().split('\n')).toHaveLength(40);

      const { inventoryPosition, stock } = await operator().ask(COCOA, {});
      const { value, unit } = inventoryPosition!.available;
      expect(await outputOf('storefront', 'storefront', 'COCOA-POWDER', 'NOTHING')).toBe(
        `COCOA-POWDER  Cocoa powder 20-22 %: ${value} ${unit}\nNOTHING  is not sold here\n`,
      );
      const free = stock.nodes.find(({ lot, availability }) => lot.item.sku === 'COCOA-POWDER' && Number(availability.available.value) > 0);
      await hold(free!.lot.id);
      const [, less] = /: ([\d.]+) KGM/.exec(await outputOf('storefront', 'storefront', 'COCOA-POWDER')) ?? [];
      expect(Number(less)).toBeLessThan(Number(value));
    },
    WATCHDOG_MS,
  );

  it('may send no text of its own', async () => {
    const storefront = new Api(server.url.origin, server.keys['storefront']!);
    await expect(storefront.ask(COCOA, {})).rejects.toThrow(/trusted/);
  });
});

describe('the dashboard', () => {
  it(
    'shows the state, then what changes it, and goes on from there when it is started again',
    async () => {
      const [first, second] = (await operator().ask(SOME_LOTS, {})).lots.nodes;
      const dashboard = startDashboard();
      expect(await dashboard.nextLine()).toMatch(/^\d+ balances, \d+ open holds$/);
      for (let line = 0; line < 5; line += 1) expect(await dashboard.nextLine()).toMatch(/^expires next: /);
      await hold(first!.id);
      expect(await dashboard.nextLine()).toBe(`held ${first!.id}: QUALITY`);
      await eventually('places of all three', async () => (await places()).length === 3);
      dashboard.kill('SIGKILL');
      await dashboard.ended;
      await hold(second!.id);
      const again = startDashboard();
      // The kill may have come before the first hold's place was written: then it is told again.
      let line = await again.nextLine();
      while (line === `held ${first!.id}: QUALITY`) line = await again.nextLine();
      expect(line).toBe(`held ${second!.id}: QUALITY`);
      again.kill('SIGKILL');
      await again.ended;
    },
    WATCHDOG_MS,
  );

  const placesFile = (): string => join(folder, 'places.json');
  const startDashboard = (): Child =>
    startChild({ file: resolve('docs/examples/dashboard/dashboard.ts') }, { ...environment('operator'), DASHBOARD_PLACES: placesFile() });
  const places = async (): Promise<string[]> => Object.keys(JSON.parse(await readFile(placesFile(), 'utf8')) as object);
});

const operator = (): Api => new Api(server.url.origin, server.keys['operator']!);

async function hold(lotId: string): Promise<void> {
  const input = { lotId, type: 'QUALITY', scope: 'LOT', reason: { code: 'QUALITY_CHECK' }, idempotencyKey: randomUUID() } as const;
  expect((await operator().ask(HOLD, { input })).placeHold.userErrors).toEqual([]);
}
