import { checkText } from '../../src/domain/shared/checkText.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { Command } from '../../src/platform/execute.js';
import type { GraphContext } from './context.js';
import { userErrorsOf, type PublishedUserError } from './userErrors.js';

/** A command's input as GraphQL delivers it: what may be absent may also be null, which means the same. */
export type Asked<Input> = Input extends readonly (infer Element)[]
  ? readonly Asked<Element>[]
  : Input extends object
    ? { readonly [Field in keyof Input]: undefined extends Input[Field] ? Asked<Input[Field]> | null | undefined : Asked<Input[Field]> }
    : Input;

interface Control {
  readonly idempotencyKey?: string | null | undefined;
  readonly dryRun?: boolean | null | undefined;
}

/** What the payload's fields resolve from: the command's result when it was done, and why not when it was refused. */
export type PayloadOf<Result> = Partial<Result> & { readonly userErrors: readonly PublishedUserError[]; readonly replayed: boolean };

/** Characters of a key for idempotency. */
const MAXIMUM_KEY = 200;

/** Runs one intent for a mutation: `idempotencyKey` and `dryRun` go to the executor, the rest to the command, without nulls. */
export async function runCommand<Input, Result extends object>(
  context: GraphContext,
  command: Command<Input, Result, Refusal>,
  asked: Asked<Input> & Control,
): Promise<PayloadOf<Result>> {
  return await runDefinition(context, command, withoutNulls(asked) as Input & Control);
}

/** The same for commands that tell null (clear it) from absent (leave it as it is). */
export async function runDefinition<Input, Result extends object>(
  context: GraphContext,
  command: Command<Input, Result, Refusal>,
  asked: Input & Control,
): Promise<PayloadOf<Result>> {
  const { idempotencyKey, dryRun, ...input } = asked;
  const unusable = typeof idempotencyKey === 'string' ? checkText(idempotencyKey, MAXIMUM_KEY, ['input', 'idempotencyKey']) : [];
  if (unusable.length > 0) return refusedPayload<Result>(unusable);
  const intent = { input: plain(input) as Input, ...(typeof idempotencyKey === 'string' ? { key: idempotencyKey } : {}) };
  const [outcome] = await context.execute(command, [intent], { dryRun: dryRun === true });
  if (outcome === undefined) throw new Error(`${command.name} gave no outcome`);
  if (outcome.ok) return { ...outcome.value, userErrors: [], replayed: outcome.replayed };
  return refusedPayload<Result>(outcome.refusals);
}

/** Nothing of a result: payload fields are null. */
const refusedPayload = <Result>(refusals: readonly Refusal[]): PayloadOf<Result> =>
  ({ userErrors: userErrorsOf(refusals), replayed: false }) as unknown as PayloadOf<Result>;

/** type-graphql hands over instances of input classes; commands and hashes know plain objects only. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [name, plain(field)]),
  );
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null && field !== undefined)
      .map(([name, field]) => [name, withoutNulls(field)]),
  );
}
