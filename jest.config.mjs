/**
 * Which tests a run takes: `npm test` all but the long ones, `npm run test:ci` those of *.ci.test.ts, `npm run test:long` those of *.long.test.ts.
 * smoke: one file a project, to prove that the command itself works somewhere (CONTRIBUTING.md).
 */
const SUITES = {
  usual: { files: '*.test.ts', ignore: ['\\.(ci|long)\\.test\\.ts$'], testTimeout: 20_000 },
  smoke: { files: '{clock,receiving}.test.ts', ignore: [], testTimeout: 20_000 },
  ci: { files: '*.ci.test.ts', ignore: [], testTimeout: 300_000 },
  long: { files: '*.long.test.ts', ignore: [], testTimeout: 1_800_000 },
};

const suite = SUITES[process.env.LOTGRAPH_TESTS || 'usual'];
if (!suite) throw new Error(`LOTGRAPH_TESTS must be one of ${Object.keys(SUITES).join(', ')}.`);

const common = {
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', ...suite.ignore],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

const testsIn = (rooms) => [`<rootDir>/test/{${rooms}}/**/${suite.files}`];

/** pure: no database, starts at once. database: one embedded PostgreSQL for the run, one migrated template, one clone per worker. */
export default {
  maxWorkers: 2,
  passWithNoTests: suite === SUITES.long,
  testTimeout: suite.testTimeout,
  projects: [
    { ...common, displayName: 'pure', testMatch: testsIn('domain,connectors,platform,house') },
    {
      ...common,
      displayName: 'database',
      setupFiles: ['<rootDir>/test/support/graphqlAsServed.mjs'],
      testMatch: testsIn('ledger,steps,commands,queries,events,intake,schema,app,journeys,capabilities,database'),
      globalSetup: '<rootDir>/test/support/globalSetup.ts',
      globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
    },
  ],
};
