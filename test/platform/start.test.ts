import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lockDataFolder } from '../../bin/dataFolderLock.mjs';
import { startChild } from '../support/childProcess.js';

const START = resolve('bin/start.mjs');
const START_REFUSES_WITHIN_MS = 2_000;

describe('starting', () => {
  it('refuses a data folder in use at once, naming the process', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'start-test-'));
    const lock = lockDataFolder(dataDir);
    try {
      const startedAt = performance.now();
      const { code, errors } = await startChild({ file: START }, { DATA_DIR: dataDir }).ended;
      expect(performance.now() - startedAt).toBeLessThan(START_REFUSES_WITHIN_MS);
      expect(code).toBe(1);
      expect(errors).toContain(`process ${process.pid} `);
    } finally {
      lock.release();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('tells an old Node which one to use instead', async () => {
    const asOldNode = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '20.20.2' })`;
    const { code, errors } = await startChild({ file: START }, { NODE_OPTIONS: `--import="${asOldNode}"` }).ended;
    expect(code).toBe(1);
    expect(errors).toContain('needs Node 22.17');
    expect(errors).toContain('20.20.2');
    expect(errors).toContain('npm');
  });
});
