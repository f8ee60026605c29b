import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Relay } from '../../src/events/relay.js';
import { checkProfile } from '../../src/app/checkProfile.js';
import { aWarehouse } from '../support/capability/warehouse.js';
import { cloneTemplate } from '../support/database.js';
import { openDoor, type Door } from '../support/door.js';
import { OWED } from './owed.js';
import { SCENARIOS } from './scenarios.js';

/** It ends what would hang; how long a scenario takes is told by `npm run capabilities`. */
const WATCHDOG_MS = 60_000;

let door: Door;
let relay: Relay;
let dataDir: string;
const closings: (() => Promise<void>)[] = [];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lotgraph-capabilities-'));
  const intake = { dataDir, on: await cloneTemplate('capabilities') };
  door = await openDoor({ checkProfile, intake, server: { withoutLimits: true } });
  relay = new Relay({ pool: door.database.relay, now: () => door.clock.now() });
  relay.start();
}, WATCHDOG_MS);
afterAll(async () => {
  await Promise.all(closings.map((close) => close()));
  await relay.stop();
  await door.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** `npm run capabilities` reads these names: the id, then what is shown, then what is missing. */
const nameOf = (id: string): string => [id, SCENARIOS[id]?.shows, SCENARIOS[id]?.missing].filter((part) => part !== undefined).join(' | ');

describe('the platform is capable of', () => {
  it.each(Object.entries(SCENARIOS).map(([id, scenario]) => ({ name: nameOf(id), scenario })))(
    '$name',
    async ({ scenario }) => await scenario.run(await aWarehouse(door, (close) => closings.push(close))),
    WATCHDOG_MS,
  );

  for (const id of OWED.filter((each) => !(each in SCENARIOS))) it.todo(id);
});

describe('the scenarios', () => {
  it('are all run', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => /^[A-Z]{2}\d+\.ts$/.test(file));
    expect(files.map((file) => file.replace('.ts', '')).toSorted()).toEqual(Object.keys(SCENARIOS).toSorted());
  });
});
