import type { Command } from 'commander';
import type { Act, CliAnswer } from './act.js';
import type { Cli } from './cli.js';
import { databaseChecks } from './databaseChecks.js';
import type { Finding } from './finding.js';
import { machineChecks } from './machineChecks.js';
import { runSteps } from './steps.js';

const SIGNS = { ok: 'ok  ', warn: 'WARN', fail: 'FAIL' } as const;

/** doctor. */
export function addDoctorCommand(program: Command, act: Act): void {
  program
    .command('doctor')
    .description(
      'Look for what would keep the server from starting or working, each with what to do. Changes nothing. Exits 1 if something fails.',
    )
    .action(act(doctor));
}

async function doctor(cli: Cli): Promise<CliAnswer> {
  const context: { findings: Finding[] } = { findings: [] };
  await runSteps(cli, context, [
    { title: 'Looking at this machine', task: async ({ findings }) => void findings.push(...(await machineChecks(cli))) },
    { title: 'Looking at the database', task: async ({ findings }) => void findings.push(...(await databaseChecks(cli))) },
  ]);
  const { findings } = context;
  const failed = findings.filter(({ state }) => state === 'fail').length;
  const lines = findings.map(({ name, state, found, fix }) => `${SIGNS[state]} ${name}: ${found}${fix === null ? '' : `\n       ${fix}`}`);
  lines.push(failed === 0 ? 'Nothing keeps the server from working.' : `${failed} of ${findings.length} checks fail.`);
  return { data: { healthy: failed === 0, checks: findings }, text: lines.join('\n'), ok: failed === 0 };
}
