import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { visitEmbeddedServer } from '../../../../src/platform/embeddedServer.js';
import { startChild } from '../../../support/childProcess.js';
import { startServer, type StartedServer } from '../../../support/startedServer.js';
import { WAYS_IN, askBy } from '../../../support/waysIn.js';

/**
 * A process of its own, since what is shown is that it lives: Node ends a process for a rejected promise that nobody heeds. A row says what this
 * version does not know, as another that is being rolled out beside it may have written it.
 */
let server: StartedServer;
let ended: Awaited<ReturnType<StartedServer['stop']>> | undefined;
beforeAll(async () => {
  server = await startServer();
  const owner = new pg.Client({ ...(await visitEmbeddedServer(server.dataDir)) });
  await owner.connect();
  await owner.query('alter table balance drop constraint balance_condition_check');
  await owner.query(`update balance set condition = 'NEWER' where (tenant_id, id) in (
    select tenant_id, id from balance where stored and on_hand > 0 order by id offset 2 limit 1)`);
  await owner.end();
}, 60_000);
const stop = async (): Promise<typeof ended> => (ended ??= await server.stop());
afterAll(stop);

let asked = 0;
/** A document that was never sent. The rows before the one that fails wait for their lots, which nobody will read. */
const newDocument = (): string => `query Q${(asked += 1)} { stock { nodes { condition lot { lotNumber } } } }`;

describe('a row of a list that fails while others are waiting', () => {
  const ask = async (way: (typeof WAYS_IN)[number], query: string): Promise<unknown> => {
    const door = { address: { port: Number(server.url.port) } };
    return await askBy(way, door, { key: server.keys['administrator'] ?? '', body: JSON.stringify({ query }) });
  };

  it.each(WAYS_IN)('is an error of the answer, by %s', async (way) => {
    const query = newDocument();
    // The second time it has a plan, where there are plans.
    for (let time = 0; time < 2; time += 1) {
      expect(await ask(way, query)).toMatchObject({ data: null, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    }
  });

  it('ends nothing else: the server goes on, until it is asked to end', async () => {
    expect(await ask('HTTP', '{ me { role } }')).toMatchObject({ data: { me: { role: 'ADMINISTRATOR' } } });
    expect(await stop()).toMatchObject({ code: 0, signal: null });
  });
});

describe('a rejection that nobody heeds', () => {
  const reject = async (error: string) => {
    const module = `import { GraphQLError } from 'graphql';
      import { heedAbandonedItems } from '${resolve('dist/src/app/http/operations/heedAbandonedItems.js')}';
      import { createLogger } from '${resolve('dist/src/platform/logger.js')}';
      heedAbandonedItems(createLogger({ level: 'debug' }));
      Promise.reject(${error});
      setImmediate(() => console.log('it lives'));`;
    const child = startChild({ module });
    const lines: string[] = [];
    for (let line = await child.nextLine().catch(() => undefined); line !== undefined; line = await child.nextLine().catch(() => undefined))
      lines.push(line);
    return { ...(await child.ended), lives: lines.includes('it lives'), told: lines.join() };
  };

  it('is told and no more when it is what an answer left behind', async () => {
    const { code, lives, told } = await reject(`new GraphQLError('late', { path: ['stock', 'nodes', 0] })`);
    expect([code, lives]).toEqual([0, true]);
    expect(told).toContain('"path":["stock","nodes",0]');
  });

  it.each([
    ['any other error', `new Error('a bug')`],
    ['an error of GraphQL that is in no answer', `new GraphQLError('a bug')`],
  ])('ends the process when it is %s', async (_case, error) => {
    const { code, lives, errors } = await reject(error);
    expect([code, lives]).toEqual([1, false]);
    expect(errors).toContain('a bug');
  });
});
