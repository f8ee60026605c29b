import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { startServer, type StartedServer } from '../support/startedServer.js';

/** Debian's; another one by this variable. */
const CHROMIUM = process.env['TEST_CHROMIUM'] ?? '/usr/bin/chromium';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const START_WATCHDOG_MS = 180_000;

/** What an answer shows when it has what the tab promises. */
const TABS: readonly { readonly title: string; readonly shows: RegExp }[] = [
  { title: 'LotsExpiring', shows: /"lotNumber": "\S+", "usableThrough"/ },
  { title: 'HoldsLive', shows: /"SubscriptionReady"/ },
  { title: 'HoldALot', shows: /"hold": \{ "id": "hold_\w+"/ },
  { title: 'WhereDidItGo', shows: /"complete": true, "lots": \{ "nodes": \[ \{ "generation": 0, "lot": \{ "lotNumber": "COCOA-DRUM-7"/ },
  { title: 'PickPackShip', shows: /"pickOrder": \{ "allocations": \[ \{ "lot": \{ "lotNumber": "\S+"/ },
  { title: 'WhatWeGot', shows: /"code": "NORTH".*"package": \{ "code": "CRATE-1"/ },
  { title: 'StockByBin', shows: /"totalCount": \d{3}, "nodes": \[ \{ "lot"/ },
  { title: 'MyShipments', shows: /"code": "ACME"[^\]]*"shipmentNumber": "ACME-ASN-10001"/ },
  { title: 'WhatHappened', shows: /"type": "GOODS_RECEIVED"/ },
];

let server: StartedServer;
let profile: string;
let browser: BrowserContext;
let page: Page;
/** Every address that the browser asked for, sockets too. */
const asked: string[] = [];

beforeAll(async () => {
  server = await startServer();
  await copyFile('docs/samples/acme-856.edi', join(server.dataDir, 'drop/demo/ACME/in/acme-856.edi'));
  profile = await mkdtemp(join(tmpdir(), 'lotgraph-browser-'));
  browser = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, headless: true, args: ARGUMENTS });
  browser.on('request', (request) => asked.push(request.url()));
  page = await browser.newPage();
  page.on('websocket', (socket) => asked.push(socket.url()));
  await page.goto(new URL('/graphiql', server.url).href);
}, START_WATCHDOG_MS);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (profile) await rm(profile, { recursive: true, force: true });
}, START_WATCHDOG_MS);

const answer = async (): Promise<string> => (await page.locator('.result-window').innerText()).replace(/\s+/g, ' ');
const open = async (title: string): Promise<void> => page.locator('.graphiql-tab-button', { hasText: title }).click();
const playButton = () => page.locator('.graphiql-execute-button');

/** Presses play until the answer has what is wanted: the IDE notices a moment after the click which operation a tab has. */
async function playShows(pattern: RegExp): Promise<void> {
  await playButton().click();
  await shows(pattern, async () => {
    if (/Cannot infer operation/.test(await answer())) await playButton().click();
  });
}

async function shows(pattern: RegExp, otherwise: () => Promise<void> = async () => undefined): Promise<void> {
  const look = async (): Promise<boolean> => {
    if (pattern.test(await answer())) return true;
    await otherwise();
    return false;
  };
  await eventually(String(pattern), look).catch(async (error: Error) => {
    throw new Error(`${error.message}; it shows ${await answer()}`);
  });
}

const runs = async (): Promise<boolean> => /stop/i.test((await playButton().getAttribute('aria-label')) ?? '');

/** A subscription runs on when its tab is left, and the button stops it. */
async function stopWhatRuns(): Promise<void> {
  if (await runs()) await playButton().click();
}

describe('the IDE of the demo', () => {
  it('opens with a tab for each step of the first ten minutes', async () => {
    await page
      .locator('.graphiql-tab')
      .nth(TABS.length - 1)
      .waitFor();
    expect(await page.locator('.graphiql-tab').allInnerTexts()).toEqual(TABS.map(({ title }) => title));
  });

  it.each(TABS)('$title answers with rows when play is pressed', async ({ title, shows: rows }) => {
    await stopWhatRuns();
    await open(title);
    await playShows(rows);
  });

  it('shows a hold live that somebody else places', async () => {
    await stopWhatRuns();
    await open('HoldsLive');
    await eventually('the subscription', async () => {
      if (await runs()) return true;
      await playButton().click();
      return undefined;
    });
    await shows(/"SubscriptionReady"/);
    const held = await hold();
    await shows(new RegExp(`"released": false[^}]*"lotId": "${held}"`));
  });

  it('never asks anybody but its own server', () => {
    const hosts = asked.filter((address) => !/^(blob|data):/.test(address)).map((address) => new URL(address).host);
    expect(hosts.length).toBeGreaterThan(TABS.length);
    expect(new Set(hosts)).toEqual(new Set([server.url.host]));
    expect(asked.some((address) => address.startsWith('ws:'))).toBe(true);
  });
});

/** Holds a lot that no tab names, and answers its id. */
async function hold(): Promise<string> {
  const found = await ask(`{ lots(first: 1, filter: { lotNumber: { equals: "COCOA-P2" } }) { nodes { id } } }`);
  const lotId = (found['lots'] as { nodes: { id: string }[] }).nodes[0]!.id;
  const reason = `{ code: "QUALITY_CHECK" }`;
  const input = `{ lotId: "${lotId}", type: QUALITY, scope: LOT, reason: ${reason}, idempotencyKey: "seen live" }`;
  const held = await ask(`mutation { placeHold(input: ${input}) { hold { id } userErrors { code } } }`);
  expect(held).toMatchObject({ placeHold: { userErrors: [] } });
  return lotId;
}

async function ask(query: string): Promise<Record<string, unknown>> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.keys['inspector']}` },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Record<string, unknown> }).data;
}
