#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { refuseOldNode } from './nodeVersion.mjs';

// `npx lotgraph edi inspect FILE`: what needs no server and no database.
refuseOldNode();
await main();

async function main() {
  const { Command } = await import('commander');
  const program = new Command('lotgraph').description('Lot traceability from the command line.').showHelpAfterError();
  const edi = program.command('edi').description('X12 messages');
  edi
    .command('inspect')
    .argument('<file>', 'an X12 file; - reads standard input')
    .option('--json', 'print JSON instead of tables')
    .description(
      'Print each lot line as understood and each problem: where, seen, expected, fix. Exits 1 if a transaction set would be rejected.',
    )
    .action(inspect);
  await program.parseAsync();
}

/** @param {string} file @param {{json?: boolean}} options */
async function inspect(file, { json }) {
  try {
    const bytes = readFileSync(file === '-' ? 0 : file);
    const { build } = await import('./build.mjs');
    await build();
    const { ediConnector } = await import('../dist/connectors/edi/connector.js');
    const inspection = ediConnector.inspect(bytes, ediConnector.defaultProfile);
    console.log(json ? JSON.stringify(inspection, null, 2) : ediConnector.formatInspection(inspection));
    if (inspection.issues.some((issue) => issue.severity === 'reject')) process.exitCode = 1;
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
