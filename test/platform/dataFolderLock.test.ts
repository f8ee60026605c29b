import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startChild, type Child } from '../support/childProcess.js';

const LOCK_MODULE = resolve('bin/dataFolderLock.mjs');
let dataDir: string;
let children: Child[];

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'lock-test-')), 'data');
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(children.map(({ ended }) => ended));
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

/** Tries to take the lock, says "held" or the pid it was refused for, and lives on for as long as it may hold it. */
function contender(): Child {
  const child = startChild({
    module: `
      import { lockDataFolder } from ${JSON.stringify(LOCK_MODULE)};
      try {
        lockDataFolder(${JSON.stringify(dataDir)});
        console.log('held');
        process.on('SIGTERM', () => process.exit(0));
        setInterval(() => undefined, 1000);
      } catch (error) {
        console.log(error.name + ' ' + error.pid);
      }`,
  });
  children.push(child);
  return child;
}

describe('locking the data folder', () => {
  it('refuses a second process and names the first', async () => {
    const first = contender();
    expect(await first.nextLine()).toBe('held');
    expect(await contender().nextLine()).toBe(`DataFolderInUse ${first.pid}`);
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)('is free again after %s', async (signal) => {
    const first = contender();
    await first.nextLine();
    first.kill(signal);
    await first.ended;
    expect(await contender().nextLine()).toBe('held');
  });

  it('lets one of many win, at the first start and after a kill', async () => {
    for (let round = 0; round < 3; round += 1) {
      const racers = Array.from({ length: 6 }, contender);
      const outcomes = await Promise.all(racers.map((racer) => racer.nextLine()));
      const winner = racers[outcomes.indexOf('held')];
      expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(1);
      for (const outcome of outcomes.filter((other) => other !== 'held')) expect(outcome).toBe(`DataFolderInUse ${winner?.pid}`);
      winner?.kill('SIGKILL');
      await winner?.ended;
    }
  });

  it('takes no pid file for a lock, not even one that names a living process', async () => {
    const first = contender();
    await first.nextLine();
    first.kill('SIGKILL');
    await first.ended;
    expect(readdirSync(dataDir)).toContain('lotgraph.pid');
    writeFileSync(join(dataDir, 'lotgraph.pid'), JSON.stringify({ pid: process.pid, host: 'here', since: 'now' }));
    expect(await contender().nextLine()).toBe('held');
  });
});
