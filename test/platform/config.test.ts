import { ConfigError, readConfig } from '../../src/app/config.js';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('reading the settings', () => {
  it('needs none', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDir: '.data',
      databaseUrl: undefined,
      logLevel: 'info',
      demo: true,
      expiryScanSeconds: 60,
      eventRetentionDays: 90,
      roles: ['api', 'worker'],
      databaseConnections: 32,
      databaseReplicaUrls: [],
      replicaWaitMs: 50,
      drainMs: 500,
      allocationQueue: true,
      natsUrl: undefined,
      oidc: undefined,
      corsOrigins: [],
      rateLimitBurst: 20_000,
      rateLimitPerSecond: 1_000,
      tracesEndpoint: undefined,
    });
  });

  it('takes what is set, and an empty one as not set', () => {
    const config = readConfig({ PORT: ' 0 ', HOST: '', LOG_LEVEL: 'debug', DEMO: 'No', EXPIRY_SCAN_SECONDS: '5', PATH: '/bin' });
    expect(config).toMatchObject({ port: 0, host: '127.0.0.1', logLevel: 'debug', demo: false, expiryScanSeconds: 5 });
  });

  it('adds no demo to a database elsewhere unless asked', () => {
    const env = { DATABASE_URL: 'postgres://owner:hush@db/lotgraph' };
    expect(readConfig(env).demo).toBe(false);
    expect(readConfig({ ...env, DEMO: 'true' }).demo).toBe(true);
  });

  it('names all that is wrong at once', () => {
    const problems = problemsOf({ PORT: '70000', LOG_LEVEL: 'loud', DEMO: 'maybe', DATABASE_URL: 'mysql://db', EXPIRY_SCAN_SECONDS: '0' });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'DEMO', 'EXPIRY_SCAN_SECONDS']);
    expect(problems[0]).toContain('70000');
  });

  it.each(['abc', '-1', '1.5', '1e3', '65536', '0x10', '99999999999999999999'])('refuses the port %s', (port) => {
    expect(problemsOf({ PORT: port })).toHaveLength(1);
  });

  it('takes parts of the work and several replicas with a database of its own, and with no other', () => {
    const parts = { ROLES: ' worker ', DATABASE_REPLICA_URLS: 'postgres://one/lotgraph, postgres://two:5433/lotgraph' };
    expect(readConfig({ ...parts, DATABASE_URL: 'postgres://owner:hush@db/lotgraph' })).toMatchObject({
      roles: ['worker'],
      databaseReplicaUrls: ['postgres://one/lotgraph', 'postgres://two:5433/lotgraph'],
    });
    expect(problemsOf({ ROLES: 'api' })).toHaveLength(1);
    expect(problemsOf({ ROLES: 'queen' })).toHaveLength(1);
    expect(problemsOf({ DATABASE_REPLICA_URLS: 'postgres://one/lotgraph' })).toHaveLength(1);
    expect(problemsOf({ DATABASE_REPLICA_URLS: 'mysql://one/lotgraph', NATS_URL: 'http://one' })).toHaveLength(2);
  });

  it('never repeats a password', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres//owner:hush@db/lotgraph' }).join()).not.toContain('hush');
  });
});
