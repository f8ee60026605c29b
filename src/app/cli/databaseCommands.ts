import { join } from 'node:path';
import type { Command } from 'commander';
import { migrate } from '../../platform/migrate.js';
import { migrationState } from '../migrationState.js';
import { checkDatabase, checkLines } from '../verifyDatabase.js';
import type { Act, CliAnswer } from './act.js';
import type { Cli } from './cli.js';
import { CliFailure } from './cliFailure.js';
import { withOwnerDatabase } from './ownerDatabase.js';

/** migrate, verify. */
export function addDatabaseCommands(program: Command, act: Act): void {
  program
    .command('migrate')
    .description(
      'Bring the database up to date. Safe at any time, and by several processes at once; the server does it by itself when it starts.',
    )
    .option('--check', 'change nothing; exit 1 if something is to be migrated')
    .action(act(migrateDatabase));
  program
    .command('verify')
    .description("Recompute every tenant's ledger: balances, holds, blocks, genealogy, seals. Exits 1 with the rows that break a rule.")
    .action(act(verify));
}

async function migrateDatabase(cli: Cli, { check }: { readonly check?: boolean }): Promise<CliAnswer> {
  const folder = join(cli.host.root, 'migrations');
  return await withOwnerDatabase(cli, { create: check !== true }, async ({ owner }) => {
    const before = await migrationState(owner, folder);
    if (before.unknown.length > 0) throw tooNew(before.unknown);
    if (check !== true) await migrate({ connection: owner, folder });
    const { applied, pending } = await migrationState(owner, folder);
    const done = applied.filter((name) => !before.applied.includes(name));
    const text =
      pending.length > 0 ? `To be migrated: ${pending.join(', ')}.` : done.length > 0 ? `Migrated: ${done.join(', ')}.` : 'Up to date.';
    return { data: { migrated: done, pending, current: applied.at(-1) ?? null }, text, ok: pending.length === 0 };
  });
}

const tooNew = (unknown: readonly string[]): CliFailure =>
  new CliFailure({
    code: 'DATABASE_NEWER',
    message: `The database was migrated by a newer Lotgraph: ${unknown.join(', ')}.`,
    fix: 'Use that version, or a newer one.',
  });

async function verify(cli: Cli): Promise<CliAnswer> {
  return await withOwnerDatabase(cli, {}, async ({ owner }) => {
    const verification = await checkDatabase(owner);
    return { data: verification, text: checkLines(verification).join('\n'), ok: verification.holds };
  });
}
