import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { BackupManifest } from '../backup/backupFormat.js';
import { DamagedBackup } from '../backup/readBackup.js';
import { UnfitDatabase, checkBackup, restoreBackup, type RestoredBackup } from '../backup/restoreBackup.js';
import { writeBackup } from '../backup/writeBackup.js';
import { keepDemoKeys, readDemoKeys } from '../demo/demoKeys.js';
import { ownVersion } from '../ownVersion.js';
import { checkDatabase, type VerifiedDatabase } from '../verifyDatabase.js';
import type { Act, CliAnswer } from './act.js';
import type { Cli } from './cli.js';
import { CliFailure } from './cliFailure.js';
import { withOwnerDatabase } from './ownerDatabase.js';
import { runSteps } from './steps.js';

/** backup, restore. */
export function addBackupCommands(program: Command, act: Act): void {
  program
    .command('backup')
    .description("Write all tenants' data, as it is at one instant, into one file. The server may run meanwhile.")
    .argument('<file>', 'a .tar.gz that is not there yet; it holds everything, keep it safe')
    .action(act(backup));
  program
    .command('restore')
    .description('Fill an empty database or a fresh data folder from a backup: all of it, compared row for row and verified, or nothing.')
    .argument('<file>', 'what backup wrote')
    .option('--check', 'only read the file and compare it with its own sums')
    .action(act(restore));
}

async function backup(cli: Cli, named: string): Promise<CliAnswer> {
  const file = resolve(named);
  if (existsSync(file))
    throw new CliFailure({ code: 'FILE', message: `${file} is there already.`, fix: 'Name another file: a backup replaces nothing.' });
  const version = await ownVersion(cli.host.root);
  const made: { manifest?: BackupManifest } = {};
  await withOwnerDatabase(cli, {}, async ({ owner }) => {
    await runSteps(cli, made, [
      {
        title: `Writing ${file}`,
        task: async (context, task) => {
          const demoKeys = await readDemoKeys(cli.dataDir);
          context.manifest = await writeBackup({ owner, file, version, demoKeys, onTable: (name) => (task.output = name) });
        },
      },
    ]);
  });
  const { size } = await stat(file);
  const summary = summaryOf(made.manifest as BackupManifest);
  return { data: { file, bytes: size, ...summary }, text: `${file}: ${summary.rows} rows of ${summary.tables} tables, ${size} bytes.` };
}

const summaryOf = ({ tables, seals }: BackupManifest) => ({
  tables: Object.keys(tables).length,
  rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
  seals,
});

async function restore(cli: Cli, named: string, { check }: { readonly check?: boolean }): Promise<CliAnswer> {
  const file = resolve(named);
  const done: { restored?: Pick<RestoredBackup, 'head' | 'manifest'>; verified?: VerifiedDatabase } = {};
  try {
    if (check === true) done.restored = await checkBackup(file);
    else await withOwnerDatabase(cli, { create: true }, async ({ owner }) => await restoreInto(cli, { owner, file, done }));
  } catch (error) {
    throw explained(error);
  }
  const { head, manifest } = done.restored as RestoredBackup;
  const summary = summaryOf(manifest);
  const holds = done.verified?.holds ?? null;
  const outcome =
    holds === null ? 'is whole' : holds ? 'restored; all checks hold' : 'restored; some checks do not hold: see "lotgraph verify"';
  return {
    data: { file, madeAt: head.madeAt, version: head.version, migrations: head.migrations.at(-1), ...summary, verified: holds },
    text: `${file} of ${head.madeAt}: ${summary.rows} rows of ${summary.tables} tables, ${outcome}.`,
    ok: holds !== false,
  };
}

interface Restoring {
  readonly owner: Parameters<typeof checkDatabase>[0];
  readonly file: string;
  readonly done: { restored?: Pick<RestoredBackup, 'head' | 'manifest'>; verified?: VerifiedDatabase };
}

async function restoreInto(cli: Cli, { owner, file, done }: Restoring): Promise<void> {
  await runSteps(cli, done, [
    {
      title: `Reading ${file}, and comparing what was read`,
      task: async (context, task) => {
        const migrations = join(cli.host.root, 'migrations');
        const restored = await restoreBackup({ owner, file, migrations, onTable: (name) => (task.output = name) });
        // Keys of the demo tenant that stand in a file are made anew where the file is missing, and the old ones revoked.
        if (restored.demoKeys && (await readDemoKeys(cli.dataDir)) === undefined) await keepDemoKeys(cli.dataDir, restored.demoKeys);
        context.restored = restored;
      },
    },
    {
      title: 'Verifying the ledger',
      task: async (context) => {
        context.verified = await checkDatabase(owner);
      },
    },
  ]);
}

function explained(error: unknown): unknown {
  if (error instanceof DamagedBackup)
    return new CliFailure({ code: 'BACKUP_DAMAGED', message: error.message, fix: 'Nothing was changed. Use another backup.' });
  if (error instanceof UnfitDatabase) {
    return new CliFailure({
      code: 'DATABASE_UNFIT',
      message: error.message,
      fix: 'Nothing was changed. Name a fresh folder with --data-dir, or an empty database with --database-url.',
    });
  }
  return error;
}
