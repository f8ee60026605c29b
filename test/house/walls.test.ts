import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

type Files = Readonly<Record<string, string>>;

/** One planted violation a rule: the files that are all right, and the one that is not. */
interface Planted {
  readonly guilty: string;
  readonly files: Files;
}

const VALUE = 'export const value = 1;\n';
const imports = (path: string): string => `import { value } from '${path}';\nexport const own = value;\n`;
const importsType = (path: string): string => `import type { Value } from '${path}';\nexport type Own = Value;\n`;
const TYPE = 'export type Value = 1;\n';
const COMMAND = `import type { Command } from '../../platform/command.js';\nexport const ship: Command<number> = {};\n`;

const PLANTED: Readonly<Record<string, Planted>> = {
  'domain-room': {
    guilty: 'src/domain/a/readsAFile.ts',
    files: { 'src/domain/a/readsAFile.ts': `import { readFileSync } from 'node:fs';\nreadFileSync('x');\n` },
  },
  'platform-room': { guilty: 'src/platform/p.ts', files: { 'src/platform/p.ts': importsType('../domain/d.js'), 'src/domain/d.ts': TYPE } },
  'records-room': {
    guilty: 'src/records/r.record.ts',
    files: { 'src/records/r.record.ts': imports('../events/e1.js'), 'src/events/e1.ts': VALUE },
  },
  'events-room': {
    guilty: 'src/events/e2.ts',
    files: { 'src/events/e2.ts': importsType('../records/r2.record.js'), 'src/records/r2.record.ts': TYPE },
  },
  'ledger-room': { guilty: 'src/ledger/l1.ts', files: { 'src/ledger/l1.ts': imports('../steps/s1.js'), 'src/steps/s1.ts': VALUE } },
  'steps-room': { guilty: 'src/steps/s2.ts', files: { 'src/steps/s2.ts': imports('../queries/q1.js'), 'src/queries/q1.ts': VALUE } },
  'commands-room': {
    guilty: 'src/commands/c/c1.ts',
    files: { 'src/commands/c/c1.ts': imports('../../queries/q2.js'), 'src/queries/q2.ts': VALUE },
  },
  'queries-room': {
    guilty: 'src/queries/q3.ts',
    files: { 'src/queries/q3.ts': importsType('../commands/c/c2.js'), 'src/commands/c/c2.ts': TYPE },
  },
  'intake-room': {
    guilty: 'src/intake/i1.ts',
    files: { 'src/intake/i1.ts': imports('../../connectors/own/x1.js'), 'connectors/own/x1.ts': VALUE },
  },
  'app-room': { guilty: 'src/app/a1.ts', files: { 'src/app/a1.ts': imports('../../test/support/t1.js'), 'test/support/t1.ts': VALUE } },
  'http-telemetry-room': {
    guilty: 'src/app/http/telemetry/t.ts',
    files: { 'src/app/http/telemetry/t.ts': importsType('../limits/h1.js'), 'src/app/http/limits/h1.ts': TYPE },
  },
  'http-limits-room': {
    guilty: 'src/app/http/limits/l.ts',
    files: { 'src/app/http/limits/l.ts': importsType('../answers/h2.js'), 'src/app/http/answers/h2.ts': TYPE },
  },
  'http-answers-room': {
    guilty: 'src/app/http/answers/a.ts',
    files: { 'src/app/http/answers/a.ts': importsType('../requests/h3.js'), 'src/app/http/requests/h3.ts': TYPE },
  },
  'http-requests-room': {
    guilty: 'src/app/http/requests/r.ts',
    files: { 'src/app/http/requests/r.ts': imports('../operations/h4.js'), 'src/app/http/operations/h4.ts': VALUE },
  },
  'http-execution-room': {
    guilty: 'src/app/execution/e.ts',
    files: { 'src/app/execution/e.ts': importsType('../http/operations/h5.js'), 'src/app/http/operations/h5.ts': TYPE },
  },
  'http-operations-room': {
    guilty: 'src/app/http/operations/o.ts',
    files: { 'src/app/http/operations/o.ts': importsType('../sharing/h6.js'), 'src/app/http/sharing/h6.ts': TYPE },
  },
  'http-sharing-room': {
    guilty: 'src/app/http/sharing/s.ts',
    files: { 'src/app/http/sharing/s.ts': imports('../doors/h7.js'), 'src/app/http/doors/h7.ts': VALUE },
  },
  'http-has-rooms': {
    guilty: 'src/app/a2.ts',
    files: { 'src/app/a2.ts': imports('./http/flat.js'), 'src/app/http/flat.ts': VALUE },
  },
  'connectors-room': {
    guilty: 'connectors/own/x2.ts',
    files: { 'connectors/own/x2.ts': imports('../../src/ledger/l2.js'), 'src/ledger/l2.ts': VALUE },
  },
  'connectors-take-input-types-only': {
    guilty: 'connectors/own/x3.ts',
    files: { 'connectors/own/x3.ts': imports('../../src/commands/c/c3.js'), 'src/commands/c/c3.ts': VALUE },
  },
  'connectors-are-strangers': {
    guilty: 'connectors/carriers/one/x4.ts',
    files: { 'connectors/carriers/one/x4.ts': importsType('../two/x5.js'), 'connectors/carriers/two/x5.ts': TYPE },
  },
  'connectors-without-orm-and-graphql': { guilty: 'connectors/own/x6.ts', files: { 'connectors/own/x6.ts': imports('pg') } },
  'connectors-without-network-and-disk': { guilty: 'connectors/own/x7.ts', files: { 'connectors/own/x7.ts': `import 'node:https';\n` } },
  'translate-reaches-no-network-and-no-disk': {
    guilty: 'connectors/own/translateOrder.ts',
    files: { 'connectors/own/translateOrder.ts': imports('./client.js'), 'connectors/own/client.ts': `import 'node:net';\n${VALUE}` },
  },
  'edi-syntax-knows-no-document': {
    guilty: 'connectors/edi/syntax/x8.ts',
    files: { 'connectors/edi/syntax/x8.ts': importsType('../documents/notice/x9.js'), 'connectors/edi/documents/notice/x9.ts': TYPE },
  },
  'schema-room': {
    guilty: 'schema/lot/lot.type.ts',
    files: { 'schema/lot/lot.type.ts': importsType('../../src/records/r3.record.js'), 'src/records/r3.record.ts': TYPE },
  },
  'schema-without-orm': { guilty: 'schema/lot/lot.resolver.ts', files: { 'schema/lot/lot.resolver.ts': imports('@mikro-orm/core') } },
  'dashboard-room': {
    guilty: 'dashboard/page.ts',
    files: { 'dashboard/page.ts': importsType('../src/domain/d3.js'), 'src/domain/d3.ts': TYPE },
  },
  'examples-room': {
    guilty: 'docs/examples/e4.ts',
    files: { 'docs/examples/e4.ts': importsType('../../src/domain/d6.js'), 'src/domain/d6.ts': TYPE },
  },
  'graphql-stays-at-the-door': { guilty: 'src/queries/q4.ts', files: { 'src/queries/q4.ts': imports('graphql') } },
  'command-folders-are-strangers': {
    guilty: 'src/commands/one/c4.ts',
    files: { 'src/commands/one/c4.ts': importsType('../two/c5.js'), 'src/commands/two/c5.ts': TYPE },
  },
  'no-command-calls-a-command': {
    guilty: 'src/commands/three/c6.ts',
    files: {
      'src/commands/three/c6.ts': `import { ship } from './ship.js';\nexport const own = ship;\n`,
      'src/commands/three/ship.ts': COMMAND,
      'src/platform/command.ts': 'export interface Command<Input> { input?: Input }\n',
    },
  },
  'migrations-import-nothing': {
    guilty: 'migrations/0001_m.ts',
    files: { 'migrations/0001_m.ts': importsType('../src/domain/d4.js'), 'src/domain/d4.ts': TYPE },
  },
  'nobody-imports-tests': { guilty: 'bench/b.ts', files: { 'bench/b.ts': imports('../test/support/t2.js'), 'test/support/t2.ts': VALUE } },
  'reference-solvers-know-no-domain': {
    guilty: 'test/domain/naiveSolver.ts',
    files: { 'test/domain/naiveSolver.ts': importsType('../../src/domain/d5.js'), 'src/domain/d5.ts': TYPE },
  },
  'no-cycles': {
    guilty: 'src/domain/a/one.ts',
    files: {
      'src/domain/a/one.ts': `import type { Two } from './two.js';\nexport type One = Two | 1;\n`,
      'src/domain/a/two.ts': `import type { One } from './one.js';\nexport type Two = One | 2;\n`,
    },
  },
  'no-unresolvable': { guilty: 'src/events/e3.ts', files: { 'src/events/e3.ts': imports('./missing.js') } },
  'runs-on-dependencies': { guilty: 'src/platform/p2.ts', files: { 'src/platform/p2.ts': imports('only-for-development') } },
};

/** What the rooms are for: nothing here may be refused. */
const ALLOWED: Files = {
  'src/domain/good/lot.ts': TYPE,
  'src/platform/good.ts': `import 'node:fs';\n${imports('pg')}`,
  'src/commands/good/receive.ts': `${imports('../../ledger/good.js')}${importsType('./receiveInput.js')}`,
  'src/commands/good/receiveInput.ts': TYPE,
  'src/ledger/good.ts': `${VALUE}${importsType('../domain/good/lot.js')}`,
  'connectors/good/translate.ts': `${importsType('../../src/commands/good/receiveInput.js')}${importsType('../contract/issue.js').replaceAll('Value', 'Issue').replace('Own', 'Other')}`,
  'connectors/contract/issue.ts': 'export type Issue = 1;\n',
  'schema/good/lot.type.ts': imports('graphql'),
  'src/app/main.ts': `${imports('../../connectors/good/own.js')}${importsType('../../schema/good/own.js')}import 'graphql';\n`,
  'src/app/http/doors/good.ts': `${imports('../sharing/good.js')}${importsType('../telemetry/good.js').replace('Own', 'Other')}`,
  'src/app/http/sharing/good.ts': VALUE,
  'src/app/http/telemetry/good.ts': TYPE,
  'connectors/good/own.ts': VALUE,
  'schema/good/own.ts': TYPE,
  'test/good/some.test.ts': importsType('../../src/domain/good/lot.js'),
};

const PACKAGES = ['pg', 'graphql', '@mikro-orm/core', 'only-for-development'];

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

describe('the walls', () => {
  let root: string;
  let found: readonly Violation[];

  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'lotgraph-walls-')));
    for (const { files } of Object.values(PLANTED)) await plant(root, files);
    await plant(root, ALLOWED);
    await plantPackages(root);
    found = await cruise(root);
  }, 60_000);

  afterAll(async () => {
    await rm(root, { recursive: true, force: true });
  });

  it('have a planted violation for each rule, and a rule for each violation', () => {
    expect(Object.keys(PLANTED).sort()).toEqual(ruleNames().sort());
  });

  it.each(Object.entries(PLANTED))('%s bites', (rule, { guilty }) => {
    expect(found.filter((violation) => violation.rule.name === rule).map(({ from }) => from)).toContain(guilty);
  });

  it('let through what the rooms are for', () => {
    expect(found.filter(({ from }) => from in ALLOWED)).toEqual([]);
  });
});

function ruleNames(): string[] {
  const config = createRequire(import.meta.url)(resolve('.dependency-cruiser.cjs')) as { forbidden: readonly { name: string }[] };
  return config.forbidden.map(({ name }) => name);
}

async function plant(root: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

async function plantPackages(root: string): Promise<void> {
  for (const name of PACKAGES) {
    await plant(root, {
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      [`node_modules/${name}/index.js`]: 'exports.value = 1;\n',
    });
  }
  const dependencies = { pg: '1.0.0', graphql: '1.0.0', '@mikro-orm/core': '1.0.0' };
  const manifest = {
    name: 'planted',
    version: '1.0.0',
    type: 'module',
    dependencies,
    devDependencies: { 'only-for-development': '1.0.0' },
  };
  const config = `module.exports = require(${JSON.stringify(resolve('.dependency-cruiser.cjs'))}).configure(${JSON.stringify(root)});\n`;
  await plant(root, { 'package.json': JSON.stringify(manifest), 'walls.cjs': config });
}

/** In a process of its own, as `npm run walls` does it: the exit code counts violations. */
async function cruise(root: string): Promise<readonly Violation[]> {
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['src', 'connectors', 'schema', 'dashboard', 'migrations', 'test', 'bench', 'docs/examples'];
  const output = await new Promise<string>((settle, fail) => {
    const args = [program, '--config', join(root, 'walls.cjs'), '--output-type', 'json', ...folders];
    execFile(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      stdout.startsWith('{') ? settle(stdout) : fail(new Error(stderr, { cause: error })),
    );
  });
  return (JSON.parse(output) as { summary: { violations: readonly Violation[] } }).summary.violations;
}
