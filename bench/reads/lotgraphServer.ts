import { join } from 'node:path';
import { readConfig } from '../../src/app/config.js';
import { startRuntime } from '../../src/app/runtime.js';
import { connectionOfUrl } from '../../src/platform/connectionOfUrl.js';
import { createLogger } from '../../src/platform/logger.js';

// The whole of Lotgraph as `npm start` runs it, on a database of the benchmark: keys, row security, limits and all.
const config = readConfig(process.env);
if (config.databaseUrl === undefined) throw new Error('DATABASE_URL is missing');
const runtime = await startRuntime({
  config,
  owner: connectionOfUrl(config.databaseUrl),
  migrations: join(process.cwd(), 'migrations'),
  logger: createLogger({ level: 'warn' }),
});
console.log(JSON.stringify({ port: runtime.address.port }));
process.once('SIGTERM', () => void runtime.stop().then(() => process.exit(0)));
