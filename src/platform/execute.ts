import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { traced } from './traced.js';
import { ConcurrentChange, UNIQUE_VIOLATION, inUnitOfWork, sqlState, type Actor, type UnitOfWork } from './unitOfWork.js';

/** One request to change something. The key makes it exactly-once; commands that move no stock may go without. */
export interface Intent<Input> {
  readonly key?: string;
  readonly input: Input;
}

/** What one intent came to: decided with a JSON result (ids, quantities), or refused with every reason, most important first. */
export type Verdict<Result, Refusal> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * A verb of the platform. `run` loads, decides, posts or keeps, announces: all intents in one unit of work, one verdict an intent, in
 * order. It opens no transaction, checks no key, calls no other command. A refused intent leaves its neighbours untouched.
 */
export interface Command<Input, Result, Refusal> {
  readonly name: string;
  run(work: UnitOfWork, intents: readonly Intent<Input>[]): Promise<readonly Verdict<Result, Refusal>[]>;
}

export type Outcome<Result, Refusal> =
  | { readonly ok: true; readonly value: Result; readonly replayed: boolean }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export interface Execution {
  readonly actor: Actor;
  readonly dryRun?: boolean;
}

/** Runs commands. One a process; app builds it. */
export interface Executor<Refusal> {
  execute<Input, Result>(
    command: Command<Input, Result, Refusal>,
    execution: Execution,
    intents: readonly Intent<Input>[],
  ): Promise<readonly Outcome<Result, Refusal>[]>;
}

export interface ExecutorOptions<Refusal> {
  readonly orm: EntityManager;
  readonly now: () => string;
  /** The refusal for a key that was used with another input. */
  readonly conflict: (key: string) => Refusal;
  /** Which of the keys caused something that stands for ever, though they themselves may have been forgotten. */
  readonly spentKeys: (work: UnitOfWork, keys: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly observe?: (command: string, seconds: number, refusedIntents: number) => void;
}

export function createExecutor<Refusal>(options: ExecutorOptions<Refusal>): Executor<Refusal> {
  return {
    async execute(command, execution, intents) {
      const startedAt = performance.now();
      const unit = { ...execution, now: options.now };
      const run = async (work: UnitOfWork, brokenBy?: unknown) => {
        const remembered = await claimKeys(work, command.name, intents);
        if (sqlState(brokenBy) === UNIQUE_VIOLATION) await refuseSpentKeys({ work, intents, remembered }, options.spentKeys);
        const fresh = intents.filter((_, index) => remembered[index] === undefined);
        const verdicts = fresh.length === 0 ? [] : await command.run(work, fresh);
        if (verdicts.length !== fresh.length) throw new Error(`${command.name} answered ${verdicts.length} of ${fresh.length} intents`);
        await rememberResults(work, fresh, verdicts);
        return mergeOutcomes(remembered, verdicts, options.conflict);
      };
      const outcomes = await traced(`command ${command.name}`, () => inUnitOfWork(options.orm, unit, run));
      options.observe?.(command.name, (performance.now() - startedAt) / 1000, outcomes.filter((outcome) => !outcome.ok).length);
      return outcomes;
    },
  };
}

type Remembered = { readonly result: unknown } | { readonly conflictOn: string } | undefined;

/**
 * Claims each key by inserting it: a concurrent twin waits on the unique index until the first commits, then finds its result. Keys go in
 * sorted order, so that two batches never wait for each other in a circle.
 */
async function claimKeys<Input>(work: UnitOfWork, command: string, intents: readonly Intent<Input>[]): Promise<Remembered[]> {
  const keyed = intents.flatMap((intent, index) =>
    intent.key === undefined ? [] : [{ key: intent.key, index, hash: inputHash(command, intent.input) }],
  );
  const remembered = new Array<Remembered>(intents.length).fill(undefined);
  if (keyed.length === 0) return remembered;
  if (new Set(keyed.map((entry) => entry.key)).size !== keyed.length) throw new Error('one key twice in one call');
  const keys = keyed.map((entry) => entry.key);
  const claimed = await work.rows<{ key: string }>(
    `/* claimKeys */ insert into idempotency_key (tenant_id, principal_id, key, command, input_sha256, created_at)
     select $1, $2, k.key, $3, decode(k.hash, 'hex'), $6 from unnest($4::text[], $5::text[]) as k (key, hash) order by k.key
     on conflict do nothing returning key`,
    [work.tenantId, work.actor.principalId, command, keys, keyed.map((entry) => entry.hash), work.now],
  );
  if (claimed.length === keyed.length) return remembered;
  const known = await work.rows<{ key: string; hash: string; result: unknown }>(
    `/* knownKeys */ select key, encode(input_sha256, 'hex') as hash, result from idempotency_key
     where tenant_id = $1 and principal_id = $2 and key = any($3::text[])`,
    [work.tenantId, work.actor.principalId, keys],
  );
  const claimedKeys = new Set(claimed.map((row) => row.key));
  const knownByKey = new Map(known.map((row) => [row.key, row]));
  for (const entry of keyed.filter((candidate) => !claimedKeys.has(candidate.key))) {
    const row = knownByKey.get(entry.key);
    // It was forgotten, or given back, between the two statements.
    if (row === undefined) throw new ConcurrentChange('a key vanished while it was waited for');
    remembered[entry.index] = row.hash === entry.hash ? { result: row.result } : { conflictOn: entry.key };
  }
  return remembered;
}

interface Claims<Input> {
  readonly work: UnitOfWork;
  readonly intents: readonly Intent<Input>[];
  readonly remembered: Remembered[];
}

/**
 * A key that was forgotten is claimed like a new one, and then meets what it caused. That is looked for only when an attempt broke on
 * something that was there already: no other command pays for it.
 */
async function refuseSpentKeys<Input>({ work, intents, remembered }: Claims<Input>, spentKeys: ExecutorOptions<unknown>['spentKeys']) {
  const claimed = intents.flatMap(({ key }, index) => (key === undefined || remembered[index] !== undefined ? [] : [key]));
  const spent = claimed.length === 0 ? new Set<string>() : await spentKeys(work, claimed);
  for (const [index, { key }] of intents.entries()) if (key !== undefined && spent.has(key)) remembered[index] = { conflictOn: key };
  await dropKeys(work, [...spent]);
}

/** Decided intents keep their result under the key; refused ones give the key back: the client may mend the input and try again. */
async function rememberResults<Input, Result, Refusal>(
  work: UnitOfWork,
  intents: readonly Intent<Input>[],
  verdicts: readonly Verdict<Result, Refusal>[],
): Promise<void> {
  const kept: { key: string; result: string }[] = [];
  const dropped: string[] = [];
  for (const [index, intent] of intents.entries()) {
    const verdict = verdicts[index];
    if (intent.key === undefined || verdict === undefined) continue;
    if (verdict.ok) kept.push({ key: intent.key, result: JSON.stringify(verdict.value) });
    else dropped.push(intent.key);
  }
  if (kept.length > 0) {
    await work.rows(
      `/* rememberResults */ update idempotency_key i set result = k.result::jsonb
       from unnest($3::text[], $4::text[]) as k (key, result) where i.tenant_id = $1 and i.principal_id = $2 and i.key = k.key`,
      [work.tenantId, work.actor.principalId, kept.map((entry) => entry.key), kept.map((entry) => entry.result)],
    );
  }
  await dropKeys(work, dropped);
}

async function dropKeys(work: UnitOfWork, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await work.rows(`/* dropKeys */ delete from idempotency_key where tenant_id = $1 and principal_id = $2 and key = any($3::text[])`, [
    work.tenantId,
    work.actor.principalId,
    keys,
  ]);
}

function mergeOutcomes<Result, Refusal>(
  remembered: readonly Remembered[],
  verdicts: readonly Verdict<Result, Refusal>[],
  conflict: (key: string) => Refusal,
): Outcome<Result, Refusal>[] {
  let next = 0;
  return remembered.map((known) => {
    if (known !== undefined && 'conflictOn' in known) return { ok: false, refusals: [conflict(known.conflictOn)] };
    if (known !== undefined) return { ok: true, value: known.result as Result, replayed: true };
    const verdict = verdicts[next];
    next += 1;
    if (verdict === undefined) throw new Error('a verdict is missing');
    return verdict.ok ? { ok: true, value: verdict.value, replayed: false } : verdict;
  });
}

/** SHA-256 over the command's name and its input in canonical form: keys sorted, bigints as text, absent and undefined alike. */
export function inputHash(command: string, input: unknown): string {
  return createHash('sha256').update(command).update('\0').update(canonicalJson(input)).digest('hex');
}

export function canonicalJson(value: unknown): string {
  if (typeof value === 'bigint') return JSON.stringify(value.toString());
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
}
