import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';

const ROOT = join(import.meta.dirname, '../..');

describe('the demo', () => {
  it('ends its server when nobody reads on', async () => {
    const demo = spawn('npm', ['run', '-s', 'demo'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(demo, 'exit');
    const [chunk] = (await once(demo.stdout, 'data')) as [Buffer];
    const url = /http:\/\/\S+/.exec(chunk.toString())?.[0] ?? '';
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    demo.stdout.destroy();
    const [code] = (await ended) as [number];
    expect(code).not.toBe(0);
    await eventually('the server to end', async () => !(await answers(url)));
  }, 120_000);
});

const answers = async (url: string): Promise<boolean> =>
  await fetch(url).then(
    () => true,
    () => false,
  );
