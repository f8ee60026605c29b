import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { ConnectionOptions } from '../../src/platform/connectionOptions.js';
import type { LoginCredentials } from '../../src/platform/database/database.js';
import { RUN_FILE, RUN_FOLDER_VARIABLE, TEMPLATE_DATABASE, type TestRun } from './run/runFile.js';

/** A migrated database: the owner's connection and the runtime logins. */
export interface TestDatabase {
  readonly owner: ConnectionOptions;
  readonly logins: LoginCredentials;
}

/** It is there, or another clone of that name commits at this moment. */
const ALREADY_THERE = new Set(['42P04', '23505']);

/** This worker's clone of the template, made by the first test file that asks. Later files find it as it was left: each test takes a fresh tenant. */
export async function testDatabase(): Promise<TestDatabase> {
  return cloneTemplate(`worker_${process.env['JEST_WORKER_ID'] ?? '1'}`);
}

/** A clone of another name, for a test that cannot share: one that drops, migrates or counts whole tables. Made once a run. */
export async function cloneTemplate(database: string): Promise<TestDatabase> {
  const run = await readRun();
  const client = new pg.Client({ ...run.owner });
  await client.connect();
  try {
    await client.query(`create database ${pg.escapeIdentifier(database)} template ${TEMPLATE_DATABASE}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || !ALREADY_THERE.has(error.code ?? '')) throw error;
  } finally {
    await client.end();
  }
  return within(run, database);
}

function within({ owner, logins }: TestRun, database: string): TestDatabase {
  const { app, partner, relay, verify } = logins;
  return {
    owner: { ...owner, database },
    logins: {
      app: { ...app, database },
      partner: { ...partner, database },
      relay: { ...relay, database },
      verify: { ...verify, database },
    },
  };
}

async function readRun(): Promise<TestRun> {
  const folder = process.env[RUN_FOLDER_VARIABLE];
  if (!folder) throw new Error('No test database: only the jest project "database" starts one.');
  return JSON.parse(await readFile(join(folder, RUN_FILE), 'utf8')) as TestRun;
}
