import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const WATCHDOG_MS = 180_000;

/** What a reader sees who types in every shell block, from top to bottom. */
const GUIDES: readonly (readonly [string, readonly RegExp[]])[] = [
  [
    'docs/guides/getting-started-portal.md',
    [
      /"me":\{"partner":\{"code":"ACME"/,
      /is message msg_\w+\nIt is RECEIVED\nIt is PROCESSED\n/,
      /It is REJECTED\n/,
      /ACME-ASN-10001 {2}EXPECTED {2}12 lines/,
    ],
  ],
  [
    'docs/guides/webhooks.md',
    [
      /posts to http:\S+\/webhooks\/shopify\/\d+_\w{26}\n/,
      /"SHOP_MAPPING_ITEM_UNKNOWN","path":"\$\.line_items\[1\]\.sku"/,
      /"status":"OPEN","lines":\[\{"quantity":\{"value":"5"\},"allocated":\{"value":"5"\},"allocations":\[\{"lot":/,
      /"status":"CANCELLED","lines":\[\{"quantity":\{"value":"5"\},"allocated":\{"value":"0"\}/,
    ],
  ],
  [
    'docs/guides/shipping.md',
    [
      /"gs1CompanyPrefix":"4012345"/,
      /"why":"FEFO, place 1 of \d+: /,
      /"allocations":\[\],"userErrors":\[\{"code":"WRONG_LOT_SCANNED"/,
      /"allocations":\[\{"state":"PICKED","bin":\{"code":"STAGE"\}\}\]/,
      /"packages":\[\{"code":"04012345\d{10}","kind":"PACKAGE"\}\]/,
      /"shipment":null,"userErrors":\[\{"code":"LOT_ON_HOLD"/,
      /"order":\{"status":"SHIPPED"\},"shipment":\{"id":"\w+","shipmentNumber":"\w+"/,
      /"wasKnown":false,"shipments":\[\{"status":"DELIVERED"\}\](.*\n){2}.*"wasKnown":true,"shipments":\[\{"status":"DELIVERED"\}\]/,
      /"shippedLots":\{"nodes":\[\{"quantity":\{"value":"10"\},"shipment":\{[^}]*"status":"DELIVERED"/,
      /"complete":true,"totals":\{.*"inTransit":\{"value":"0"\},"atCustomers":\{"value":"10"\},"unexplained":\{"value":"0"\}/,
    ],
  ],
  [
    'docs/examples/README.md',
    [
      /It is PROCESSED\n/,
      /Acme Foods \(ACME\)/,
      /Trusted: 2 documents, 2 of them new\./,
      /COCOA-POWDER {2}Cocoa powder 20-22 %: \d+ KGM/,
      /\d+ balances, \d+ open holds\nexpires next: /,
    ],
  ],
];

describe('the guides', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lotgraph-guides-'));
  });
  afterEach(async () => {
    // A guide that fell in the middle leaves its server.
    await run('npx lotgraph down || true', folder);
    await rm(folder, { recursive: true, force: true });
  });

  it.each(GUIDES)(
    '%s can be typed in',
    async (file, shown) => {
      const blocks = [...(await readFile(file, 'utf8')).matchAll(/^```sh\n([\s\S]*?)\n```$/gm)].map(([, block]) => block as string);
      const output = await run(['set -euo pipefail', ...blocks].join('\n'), folder, String(await freePort()));
      expect(shown.filter((each) => !each.test(output)).map(String)).toEqual([]);
    },
    WATCHDOG_MS,
  );
});

async function run(script: string, folder: string, port = '0'): Promise<string> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, LOG_LEVEL: 'error', DATA_DIR: join(folder, 'data'), PORT: port };
  return (await promisify(execFile)('bash', ['-c', script], { env })).stdout;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
