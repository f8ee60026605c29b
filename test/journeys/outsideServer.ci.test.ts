import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startChild, type Child } from '../support/childProcess.js';

/**
 * The same server on a PostgreSQL that somebody else runs. Missing, it fails: this path is promised. TEST_OUTSIDE_DATABASE_URL names a
 * superuser of a server that may be used for tests; its default is the local one.
 */
const OUTSIDE = process.env['TEST_OUTSIDE_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const NAME = `lotgraph_outside_${process.pid}`;

let admin: pg.Client;
let dataDir: string;
let url: string;
const children: Child[] = [];

beforeAll(async () => {
  admin = new pg.Client({ connectionString: OUTSIDE });
  await admin.connect();
  await admin.query(`create role ${NAME} login createrole password 'outside'`);
  await admin.query(`create database ${NAME} owner ${NAME}`);
  url = new URL(OUTSIDE).host;
  dataDir = await mkdtemp(join(tmpdir(), 'lotgraph-outside-'));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(children.map((child) => child.ended));
  await admin.query(`drop database if exists ${NAME} with (force)`);
  for (const login of ['app', 'partner', 'relay', 'verify']) await admin.query(`drop role if exists ${NAME}_login_${login}`);
  await admin.query(`drop role if exists ${NAME}`);
  await admin.end();
  await rm(dataDir, { recursive: true, force: true });
});

const environment = (): Record<string, string> => ({
  DATABASE_URL: `postgres://${NAME}:outside@${url}/${NAME}`,
  DATA_DIR: dataDir,
  DEMO: 'true',
  PORT: '0',
  LOG_LEVEL: 'warn',
});

async function started(): Promise<{ readonly child: Child; readonly graphql: string }> {
  const child = startChild({ file: 'bin/start.mjs' }, environment());
  children.push(child);
  for (;;) {
    const address = /GraphQL\s+(http:\S+)/.exec(await child.nextLine())?.[1];
    if (address !== undefined) return { child, graphql: address };
  }
}

describe('a PostgreSQL of somebody else', () => {
  it('is migrated by an owner that is no superuser, served from, and verified', async () => {
    const { child, graphql } = await started();
    const keys = JSON.parse(await readFile(join(dataDir, 'demo-keys.json'), 'utf8')) as Record<string, string>;
    const response = await fetch(graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${keys['operator']}` },
      body: JSON.stringify({ query: '{ lots(first: 1) { totalCount } }' }),
    });
    expect(await response.json()).toMatchObject({ data: { lots: { totalCount: 300 } } });
    const verify = startChild({ file: 'dist/src/app/verifyCommand.js' }, environment());
    children.push(verify);
    expect(await verify.ended).toMatchObject({ code: 0 });
    child.kill('SIGINT');
    expect(await child.ended).toMatchObject({ code: 0 });
  }, 90_000);
});
