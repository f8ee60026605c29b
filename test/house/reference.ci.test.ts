import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { buildSchema, isScalarType } from 'graphql';

/** An installation and a build, on a slow machine. */
const BUILD_WATCHDOG_MS = 240_000;

describe('the reference', () => {
  let folder: string;
  let page: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lotgraph-reference-'));
    const source = join(folder, 'docs/reference');
    await cp('docs/reference', source, { recursive: true, filter: (path) => !['node_modules', 'public'].includes(basename(path)) });
    await cp('schema/schema.graphql', join(folder, 'schema/schema.graphql'));
    const npm = async (...args: string[]) => await promisify(execFile)('npm', ['--prefix', source, ...args]);
    await npm('ci', '--ignore-scripts', '--no-audit', '--no-fund');
    await npm('run', 'build');
    page = await readFile(join(source, 'public/index.html'), 'utf8');
  }, BUILD_WATCHDOG_MS);
  afterAll(async () => await rm(folder, { recursive: true, force: true }));

  it('tells every operation and every type', async () => {
    const schema = buildSchema(await readFile('schema/schema.graphql', 'utf8'));
    const kinds = [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
      ['subscription', schema.getSubscriptionType()],
    ] as const;
    const operations = kinds.flatMap(([kind, type]) => Object.keys(type!.getFields()).map((name) => `id="${kind}-${name}"`));
    const roots = new Set(kinds.map(([, type]) => type!.name));
    const types = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__') && !roots.has(name));
    expect(operations.filter((id) => !page.includes(id))).toEqual([]);
    expect(types.filter((name) => !page.includes(`id="definition-${name}"`))).toEqual([]);
  });

  it('has an example of every scalar of ours', async () => {
    const schema = buildSchema(await readFile('schema/schema.graphql', 'utf8'));
    const ours = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !/^(String|Int|Float|Boolean)$/.test(type.name));
    const examples = await readFile('docs/reference/examples.cjs', 'utf8');
    expect(ours.map(({ name }) => name).filter((name) => !examples.includes(`  ${name}: `))).toEqual([]);
  });

  it('loads nothing from anywhere else', () => {
    const loaded = [...page.matchAll(/<(?:script|link|img)[^>]*(?:src|href)="([^"]*)"/g)].map(([, address]) => address as string);
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter((address) => /^(\w+:)?\/\//.test(address))).toEqual([]);
  });
});
