import { CompiledQuery, type ControlledTransaction } from 'kysely';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Rows } from './database/rows.js';

/** Who acts, for how long it is remembered: audit columns carry `principalId`. */
export interface Actor {
  readonly tenantId: number;
  readonly principalId: number;
  readonly requestId?: string;
}

/** A transaction that may be several people's. */
export interface SharedWork extends Rows {
  readonly now: string;
}

/** One transaction of one tenant, as commands, steps and the ledger see it. `now` is fixed when it opens. */
export interface UnitOfWork extends SharedWork {
  /** Throws where several share it: then each intent says whose it is. */
  readonly actor: Actor;
  readonly em: EntityManager;
}

export interface UnitOfWorkOptions {
  readonly actor: Actor;
  readonly now: () => string;
  /** Takes the real path and rolls back: same checks, same result, nothing written. */
  readonly dryRun?: boolean;
}

/** Serialization failure, deadlock, lock not available, unique violation by a concurrent twin: worth another try from the start. */
export const UNIQUE_VIOLATION = '23505';
const RETRYABLE = new Set(['40001', '40P01', '55P03', UNIQUE_VIOLATION]);
const MAXIMUM_ATTEMPTS = 6;
const BACKOFF_MS = 8;

/**
 * Opens a transaction with the tenant set, runs `work`, commits; retries what a concurrent transaction broke, a bounded number of times. `work`
 * hears what broke the attempt before it.
 */
export async function inUnitOfWork<Value>(
  orm: EntityManager,
  options: UnitOfWorkOptions,
  work: (unit: UnitOfWork, brokenBy?: unknown) => Promise<Value>,
): Promise<Value> {
  let brokenBy: unknown;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(orm, options, (unit) => work(unit, brokenBy));
    } catch (error) {
      brokenBy = error;
      if (attempt >= MAXIMUM_ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
      await pause(BACKOFF_MS * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

/** What is done together for several people of one tenant. */
export interface SharedWorkOptions {
  readonly actors: readonly Actor[];
  readonly now: () => string;
}

/** An error that came when all was done and only the commit was left: without an answer to that, nobody knows whether it stands. */
class CommitFailed extends Error {
  constructor(override readonly cause: unknown) {
    super('the commit failed', { cause });
  }
}

/** The same, once: what breaks it is the caller's to deal with. */
export async function inSharedWork<Value>(
  orm: EntityManager,
  { actors, now }: SharedWorkOptions,
  work: (unit: UnitOfWork) => Promise<Value>,
): Promise<Value> {
  const [{ tenantId, principalId }] = actors as readonly [Actor];
  if (actors.some((actor) => actor.tenantId !== tenantId)) throw new Error('a unit of work is of one tenant');
  const isOneActor = actors.every((actor) => actor.principalId === principalId);
  let isDone = false;
  try {
    return await once(orm, { actor: { tenantId, principalId }, now }, async (unit) => {
      const value = await work(isOneActor ? unit : withoutActor(unit));
      isDone = true;
      return value;
    });
  } catch (error) {
    throw isDone ? new CommitFailed(error) : error;
  }
}

/** Nothing of it stands: it broke before the commit, or the server said no to that (class 23: a constraint, 40: rolled back). */
export const wasUndone = (error: unknown): boolean => !(error instanceof CommitFailed) || /^(23|40)/.test(sqlState(error) ?? '');

function withoutActor(unit: UnitOfWork): UnitOfWork {
  return Object.defineProperty({ ...unit }, 'actor', {
    get() {
      throw new Error('several people share this unit of work: the intent says whose it is');
    },
  });
}

/** Thrown by a command that finds its facts overtaken by a concurrent transaction: the unit of work starts over and decides anew. */
export class ConcurrentChange extends Error {
  readonly code = '40001';
}

class DryRunEnds extends Error {
  constructor(readonly value: unknown) {
    super('dry run');
  }
}

async function once<Value>(orm: EntityManager, options: UnitOfWorkOptions, work: (unit: UnitOfWork) => Promise<Value>): Promise<Value> {
  const em = orm.fork();
  em.setSessionContext({ variables: { 'app.tenant': String(options.actor.tenantId) } });
  try {
    return await em.transactional(async (transactional) => {
      const value = await work(unitOfWork(transactional, options));
      if (options.dryRun === true) throw new DryRunEnds(value);
      return value;
    });
  } catch (error) {
    if (error instanceof DryRunEnds) return error.value as Value;
    throw error;
  }
}

function unitOfWork(em: EntityManager, options: UnitOfWorkOptions): UnitOfWork {
  const transaction = em.getTransactionContext<ControlledTransaction<unknown>>();
  if (transaction === undefined) throw new Error('no transaction is open');
  return {
    tenantId: options.actor.tenantId,
    actor: options.actor,
    now: options.now(),
    em,
    async rows<Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
      const result = await transaction.executeQuery<Row>(CompiledQuery.raw(statement, [...values]));
      return result.rows;
    },
  };
}

/** The SQLSTATE of a database error, also when the ORM wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = (current as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
