import type { Loader } from '../../../schema/shared/context.js';

/** Answers for keys, one each and in their order. */
export type AnswerKeys<Key, Value> = (keys: readonly Key[]) => Promise<readonly Value[]>;

/**
 * Gathers the keys that are asked for until nobody has anything more to ask, and answers them in one call; each key once. What `load` answers
 * can be awaited like any promise, and the executor (execution.ts) looks at a thousand of them with one: a promise for each row of an answer
 * costs more than the row (bench/reads).
 */
export class BatchLoader<Key, Value> implements Loader<Key, Value> {
  readonly #known = new Map<Key, Found<Value>>();
  #gathering: Batch<Key, Value> | undefined;

  constructor(private readonly answer: AnswerKeys<Key, Value>) {}

  load(key: Key): Found<Value> {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const batch = (this.#gathering ??= this.#gather());
    const found = new Found<Value>(batch.answered);
    batch.keys.push(key);
    batch.founds.push(found);
    this.#known.set(key, found);
    return found;
  }

  /** Keeps what is known of a key already; what was asked for before stays as it is. */
  prime(key: Key, value: Value): void {
    if (!this.#known.has(key)) this.#known.set(key, Found.of(value));
  }

  async loadMany(keys: readonly Key[]): Promise<Value[]> {
    return await Promise.all(keys.map((key) => this.load(key)));
  }

  #gather(): Batch<Key, Value> {
    const batch: Batch<Key, Value> = { keys: [], founds: [], answered: Promise.resolve() };
    // After all promises that are settled now: those who wait for them may ask for more.
    batch.answered = new Promise<void>((resolve) => void Promise.resolve().then(() => process.nextTick(resolve))).then(() =>
      this.#dispatch(batch),
    );
    return batch;
  }

  /** Never rejects: each key is told by itself. */
  async #dispatch(batch: Batch<Key, Value>): Promise<void> {
    this.#gathering = undefined;
    const { keys, founds } = batch;
    try {
      const values = await this.answer(keys);
      for (const [index, found] of founds.entries()) found.outcome = values[index];
    } catch (error) {
      for (const key of keys) this.#known.delete(key);
      for (const found of founds) found.outcome = new Failure(error);
    }
    for (const found of founds) found.isSettled = true;
  }
}

interface Batch<Key, Value> {
  readonly keys: Key[];
  readonly founds: Found<Value>[];
  answered: Promise<void>;
}

/** What a value is replaced by when it could not be had. */
export class Failure {
  constructor(readonly error: unknown) {}
}

const ANSWERED = Promise.resolve();

/** What a key will have found. */
export class Found<Value> implements PromiseLike<Value> {
  isSettled = false;
  /** Once it is settled: the value, or a Failure. */
  outcome: unknown;

  static of<Value>(value: Value): Found<Value> {
    const found = new Found<Value>(ANSWERED);
    found.outcome = value;
    found.isSettled = true;
    return found;
  }

  /** `answered` settles, and never fails, when all keys of its batch are answered. */
  constructor(readonly answered: Promise<void>) {}

  then<Result = Value, Refused = never>(
    onFound?: ((value: Value) => Result | PromiseLike<Result>) | null,
    onFailure?: ((error: unknown) => Refused | PromiseLike<Refused>) | null,
  ): Promise<Result | Refused> {
    return this.answered.then(() => this.#unwrap()).then(onFound, onFailure);
  }

  #unwrap(): Value {
    if (this.outcome instanceof Failure) throw this.outcome.error;
    return this.outcome as Value;
  }
}
