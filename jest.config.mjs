const common = {
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
};

/**
 * pure: no database, starts at once. database: one embedded PostgreSQL for the run, one migrated template, one clone per worker.
 * Files named *.ci.test.ts carry the long counts (`npm run test:ci`), *.long.test.ts the longest (`npm run test:long`).
 */
export default {
  maxWorkers: 2,
  projects: [
    { ...common, displayName: 'pure', testMatch: ['<rootDir>/test/{domain,connectors,platform,house}/**/*.test.ts'] },
    {
      ...common,
      displayName: 'database',
      testMatch: ['<rootDir>/test/{ledger,steps,commands,queries,events,intake,schema,app,journeys,database}/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/globalSetup.ts',
      globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
    },
  ],
};
