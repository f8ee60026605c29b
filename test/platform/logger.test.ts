import { createLogger, requestLogger } from '../../src/platform/logger.js';

function capture() {
  const lines: string[] = [];
  return { lines, destination: { write: (line: string) => void lines.push(line) } };
}

describe('logging', () => {
  it.each([
    ['an authorization header', { headers: { authorization: 'Bearer hush' } }],
    ["a request's authorization header", { req: { headers: { authorization: 'Bearer hush' } } }],
    ["a request's API key", { req: { headers: { 'x-api-key': 'hush' } } }],
    ["a response's cookie", { res: { headers: { 'set-cookie': 'hush' } } }],
    ['an API key', { apiKey: 'hush' }],
    ['a password one level down', { connection: { password: 'hush' } }],
    ['a database address', { config: { databaseUrl: 'postgres://owner:hush@db/lotgraph' } }],
    ['a webhook secret', { secret: 'hush' }],
    ['a token', { token: 'hush' }],
  ])('never writes %s', (_, fields) => {
    const { lines, destination } = capture();
    createLogger({ level: 'info', destination }).info(fields, 'spoken');
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('hush');
    expect(lines[0]).toContain('[redacted]');
  });

  it("gives every line of a request the request's id", () => {
    const { lines, destination } = capture();
    requestLogger(createLogger({ level: 'info', destination }), 'req_1').info({ lot: 'A' }, 'received');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: 'req_1', lot: 'A', msg: 'received' });
  });

  it('keeps to its level', () => {
    const { lines, destination } = capture();
    const logger = createLogger({ level: 'warn', destination });
    logger.info('whispered');
    logger.warn('said');
    expect(lines).toHaveLength(1);
  });
});
