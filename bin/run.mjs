import { fileURLToPath, pathToFileURL } from 'node:url';
import { refuseOldNode } from './nodeVersion.mjs';

// Runs a module of the application: `node bin/run.mjs src/app/verifyCommand.js [arguments]`. Builds first when the sources have changed.
refuseOldNode();
await run();

async function run() {
  const [module, ...rest] = process.argv.slice(2);
  if (!module) {
    console.error('Usage: node bin/run.mjs MODULE [ARGUMENTS], for example src/app/verifyCommand.js');
    process.exit(2);
  }
  try {
    const { build } = await import('./build.mjs');
    await build();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  const file = fileURLToPath(new URL(`../dist/${module}`, import.meta.url));
  // As if it had been started itself.
  process.argv = [process.argv[0], file, ...rest];
  await import(pathToFileURL(file).href);
}
