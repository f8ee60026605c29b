import { createHash } from 'node:crypto';
import pg from 'pg';
import type { ConnectionOptions } from '../connectionOptions.js';

const OID = { int8: 20, numeric: 1700, date: 1082, timestamptz: 1184, int8Array: 1016, dateArray: 1182, numericArray: 1231 } as const;
const POOL_IDLE_TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** An idle connection's other end is asked for after this, so that one that died in silence is found before somebody needs it. */
const KEEP_ALIVE_AFTER_MS = 5_000;

/** Values as the rest of the program reads them: int8 a safe number, dates and decimals their text, instants ISO 8601 in UTC. */
const types = new pg.TypeOverrides();
types.setTypeParser(OID.int8, (text) => safeInteger(text));
types.setTypeParser(OID.numeric, (text) => text);
types.setTypeParser(OID.date, (text) => text);
types.setTypeParser(OID.timestamptz, (text) => isoInstant(text));
types.setTypeParser(OID.int8Array, (text) => arrayItems(text).map(safeInteger));
types.setTypeParser(OID.dateArray, (text) => arrayItems(text));
types.setTypeParser(OID.numericArray, (text) => arrayItems(text));

export interface PoolLimits {
  /** A statement without an answer after this fails and its connection is given up; absent: it is waited for. */
  readonly answersWithinMs?: number;
  readonly connectsWithinMs?: number;
  /** The server gives up a statement that runs for longer (57014), and one that waits longer for a lock (55P03). */
  readonly statementWithinMs?: number;
  readonly lockWithinMs?: number;
  /** The server ends a connection that sits in a transaction for longer and asks nothing. */
  readonly idleInTransactionMs?: number;
}

/** A pool of one login. `lotgraph` statements that begin with a name comment are prepared once a connection (perf.md: 4x on a key read). */
export function createPool(connection: ConnectionOptions, maximumConnections: number, limits: PoolLimits = {}): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: maximumConnections,
    idleTimeoutMillis: POOL_IDLE_TIMEOUT_MS,
    connectionTimeoutMillis: limits.connectsWithinMs ?? CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    ...(limits.answersWithinMs === undefined ? {} : { query_timeout: limits.answersWithinMs }),
    ...serverTimeouts(limits),
    types,
    // Several statements of a read session go out together (readSession.ts); who awaits each answer notices nothing.
    pipeline: true,
    Client: NamingClient,
  });
  // A dropped idle connection is the pool's business; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** As pg hands them to the server with each new connection. */
function serverTimeouts({ statementWithinMs, lockWithinMs, idleInTransactionMs }: PoolLimits): pg.PoolConfig {
  return {
    ...(statementWithinMs === undefined ? {} : { statement_timeout: statementWithinMs }),
    ...(lockWithinMs === undefined ? {} : { lock_timeout: lockWithinMs }),
    ...(idleInTransactionMs === undefined ? {} : { idle_in_transaction_session_timeout: idleInTransactionMs }),
  };
}

const statementNames = new Map<string, string>();
const NAMED_STATEMENT = /^\/\* (\w+) \*\//;

/** Prepares texts that carry a name, `/* stockOnHand *\/ select ...`; the hash keeps an edited text apart under the same name. */
function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known !== undefined) return known;
  const match = NAMED_STATEMENT.exec(text);
  if (!match) return undefined;
  const name = `${match[1]}_${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  statementNames.set(text, name);
  return name;
}

class NamingClient extends pg.Client {
  // pg's overloads cannot be restated in TypeScript: only the (text, values) form that this program and Kysely use is renamed.
  override query(...parameters: unknown[]): never {
    const [text, values, ...rest] = parameters;
    const name = typeof text === 'string' && Array.isArray(values) ? statementName(text) : undefined;
    const forwarded = name === undefined ? parameters : [{ name, text, values }, ...rest];
    return (super.query as (...forwarded: unknown[]) => never)(...forwarded);
  }
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`int8 beyond 2^53: ${text}`);
  return value;
}

/** "2026-11-22 08:00:00.1+00" in a session whose zone is UTC: cut, not parsed, since a row may have several (bench/reads). */
const UTC_INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/;
const SECONDS_END = 19;
const MILLISECONDS_END = 23;

export function isoInstant(text: string): string {
  if (!UTC_INSTANT.test(text)) return new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')).toISOString();
  const fraction = text.length > SECONDS_END + 3 ? text.slice(SECONDS_END, Math.min(MILLISECONDS_END, text.length - 3)) : '.';
  return `${text.slice(0, 10)}T${text.slice(11, SECONDS_END)}${fraction.padEnd(4, '0')}Z`;
}

const arrayItems = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','));
