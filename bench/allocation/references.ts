import pg from 'pg';
import type { ConnectionOptions } from '../../src/platform/connectionOptions.js';
import { numbers } from './hotStock.js';

/** Rows enough that clients seldom wait for each other. */
const BRANCHES = 64;
const TELLERS = 640;
const ACCOUNTS = 100_000;
const ROWS = 100_000;

/** Made by the owner, for the login that the platform's own commands run as. */
export async function fillReferences(owner: ConnectionOptions, login: string): Promise<void> {
  const client = new pg.Client({ ...owner });
  await client.connect();
  try {
    await client.query(`
      create table bench_branch (id int primary key, balance int not null) with (fillfactor = 80);
      create table bench_teller (id int primary key, branch_id int not null, balance int not null) with (fillfactor = 80);
      create table bench_account (id int primary key, branch_id int not null, balance int not null) with (fillfactor = 80);
      create table bench_history (teller_id int, branch_id int, account_id int, difference int, at timestamptz);
      create table bench_row (id int primary key, n int not null) with (fillfactor = 80);
      insert into bench_branch select n, 0 from generate_series(1, ${BRANCHES}) n;
      insert into bench_teller select n, 1 + n % ${BRANCHES}, 0 from generate_series(1, ${TELLERS}) n;
      insert into bench_account select n, 1 + n % ${BRANCHES}, 0 from generate_series(1, ${ACCOUNTS}) n;
      insert into bench_row select n, 0 from generate_series(1, ${ROWS}) n;
      grant select, insert, update on bench_branch, bench_teller, bench_account, bench_history, bench_row to ${pg.escapeIdentifier(login)}`);
    await client.query('vacuum analyze bench_branch, bench_teller, bench_account, bench_row');
  } finally {
    await client.end();
  }
}

const random = numbers(11);

/** What pgbench sends as "tpcb-like", statement by statement, each prepared under its name. */
export async function tpcbLike(pool: pg.Pool): Promise<void> {
  const [account, teller, branch, difference] = [1 + random(ACCOUNTS), 1 + random(TELLERS), 1 + random(BRANCHES), random(10_000) - 5_000];
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('/* tpcbAccount */ update bench_account set balance = balance + $1 where id = $2', [difference, account]);
    await client.query('/* tpcbSelect */ select balance from bench_account where id = $1', [account]);
    await client.query('/* tpcbTeller */ update bench_teller set balance = balance + $1 where id = $2', [difference, teller]);
    await client.query('/* tpcbBranch */ update bench_branch set balance = balance + $1 where id = $2', [difference, branch]);
    await client.query('/* tpcbHistory */ insert into bench_history values ($1, $2, $3, $4, current_timestamp)', [
      teller,
      branch,
      account,
      difference,
    ]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** One row, autocommit. */
export async function updateOneRow(pool: pg.Pool): Promise<void> {
  await pool.query('/* updateOneRow */ update bench_row set n = n + 1 where id = $1', [1 + random(ROWS)]);
}
