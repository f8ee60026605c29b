import { createHash } from 'node:crypto';
import type { ActedIntent, Outcome, Verdict } from './intent.js';
import { ConcurrentChange, type SharedWork, type UnitOfWork } from './unitOfWork.js';

/** What is known of a key from before; undefined of one that is new. */
export type Remembered = { readonly result: unknown } | { readonly conflictOn: string } | undefined;

/** Which of the keys caused something that stands for ever, though they themselves may have been forgotten. */
export type SpentKeys = (work: UnitOfWork, keys: readonly string[]) => Promise<ReadonlySet<string>>;

/** A key is its principal's own. */
interface Keyed {
  readonly principalId: number;
  readonly key: string;
}

export const keyText = ({ principalId, key }: Keyed): string => `${principalId}:${key}`;

/**
 * Claims each key by inserting it: a concurrent twin waits on the unique index until the first commits, then finds its result. Keys go in
 * sorted order, so that two batches never wait for each other in a circle.
 */
export async function claimKeys<Input>(work: SharedWork, command: string, intents: readonly ActedIntent<Input>[]): Promise<Remembered[]> {
  const keyed = intents.flatMap(({ key, input, actor }, index) =>
    key === undefined ? [] : [{ key, principalId: actor.principalId, index, hash: inputHash(command, input) }],
  );
  const remembered = new Array<Remembered>(intents.length).fill(undefined);
  if (keyed.length === 0) return remembered;
  if (new Set(keyed.map(keyText)).size !== keyed.length) throw new Error('one key twice in one call');
  const claimed = await work.rows<Keyed>(
    `/* claimKeys */ insert into idempotency_key (tenant_id, principal_id, key, command, input_sha256, created_at)
     select $1, k.principal_id, k.key, $2, decode(k.hash, 'hex'), $3 from unnest($4::bigint[], $5::text[], $6::text[]) as k (principal_id, key, hash)
     order by k.principal_id, k.key on conflict do nothing returning principal_id as "principalId", key`,
    [work.tenantId, command, work.now, ...columnsOf(keyed), keyed.map((entry) => entry.hash)],
  );
  if (claimed.length === keyed.length) return remembered;
  const claimedKeys = new Set(claimed.map(keyText));
  const before = keyed.filter((entry) => !claimedKeys.has(keyText(entry)));
  const known = await work.rows<Keyed & { readonly hash: string; readonly result: unknown }>(
    `/* knownKeys */ select i.principal_id as "principalId", i.key, encode(i.input_sha256, 'hex') as hash, i.result
     from unnest($2::bigint[], $3::text[]) as k (principal_id, key)
     join idempotency_key i on i.tenant_id = $1 and i.principal_id = k.principal_id and i.key = k.key`,
    [work.tenantId, ...columnsOf(before)],
  );
  const knownByKey = new Map(known.map((row) => [keyText(row), row]));
  for (const entry of before) {
    const row = knownByKey.get(keyText(entry));
    // It was forgotten, or given back, between the two statements.
    if (row === undefined) throw new ConcurrentChange('a key vanished while it was waited for');
    remembered[entry.index] = row.hash === entry.hash ? { result: row.result } : { conflictOn: entry.key };
  }
  return remembered;
}

interface Claims<Input> {
  readonly work: UnitOfWork;
  readonly intents: readonly ActedIntent<Input>[];
  readonly remembered: Remembered[];
}

/**
 * A key that was forgotten is claimed like a new one, and then meets what it caused. That is looked for only when an attempt broke on
 * something that was there already: no other command pays for it.
 */
export async function refuseSpentKeys<Input>({ work, intents, remembered }: Claims<Input>, spentKeys: SpentKeys): Promise<void> {
  const claimed = intents.flatMap(({ key }, index) => (key === undefined || remembered[index] !== undefined ? [] : [key]));
  const spent = claimed.length === 0 ? new Set<string>() : await spentKeys(work, claimed);
  for (const [index, { key }] of intents.entries()) if (key !== undefined && spent.has(key)) remembered[index] = { conflictOn: key };
  await dropKeys(
    work,
    [...spent].map((key) => ({ principalId: work.actor.principalId, key })),
  );
}

/** Decided intents keep their result under the key; refused ones give the key back: the client may mend the input and try again. */
export async function rememberResults<Input, Result, Refusal>(
  work: SharedWork,
  intents: readonly ActedIntent<Input>[],
  verdicts: readonly Verdict<Result, Refusal>[],
): Promise<void> {
  const kept: (Keyed & { readonly result: string })[] = [];
  const dropped: Keyed[] = [];
  for (const [index, { key, actor }] of intents.entries()) {
    const verdict = verdicts[index];
    if (key === undefined || verdict === undefined) continue;
    const keyed = { principalId: actor.principalId, key };
    if (verdict.ok) kept.push({ ...keyed, result: JSON.stringify(verdict.value) });
    else dropped.push(keyed);
  }
  if (kept.length > 0) {
    await work.rows(
      `/* rememberResults */ update idempotency_key i set result = k.result::jsonb
       from unnest($2::bigint[], $3::text[], $4::text[]) as k (principal_id, key, result)
       where i.tenant_id = $1 and i.principal_id = k.principal_id and i.key = k.key and i.key = any($3::text[])`,
      [work.tenantId, ...columnsOf(kept), kept.map((entry) => entry.result)],
    );
  }
  await dropKeys(work, dropped);
}

async function dropKeys(work: SharedWork, keys: readonly Keyed[]): Promise<void> {
  if (keys.length === 0) return;
  await work.rows(
    `/* dropKeys */ delete from idempotency_key i using unnest($2::bigint[], $3::text[]) as k (principal_id, key)
     where i.tenant_id = $1 and i.principal_id = k.principal_id and i.key = k.key`,
    [work.tenantId, ...columnsOf(keys)],
  );
}

const columnsOf = (keys: readonly Keyed[]): readonly [readonly number[], readonly string[]] => [
  keys.map(({ principalId }) => principalId),
  keys.map(({ key }) => key),
];

export function mergeOutcomes<Result, Refusal>(
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
