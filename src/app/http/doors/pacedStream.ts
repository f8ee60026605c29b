import type { ExecutionResult } from 'graphql';

/** The messages of a subscription, as fast as their reader takes them: the next is not made before the last was read. */
export class PacedStream implements AsyncGenerator<ExecutionResult, void, void> {
  readonly #source: AsyncGenerator<ExecutionResult, void, void>;
  readonly #ready: () => Promise<void>;
  readonly #ending: Promise<IteratorResult<ExecutionResult, void>>;
  #end!: (end: IteratorResult<ExecutionResult, void>) => void;
  #lastWord: ExecutionResult | undefined;
  #ended = false;

  /** `ready` answers when the reader can take more. */
  constructor(source: AsyncGenerator<ExecutionResult, void, void>, ready: () => Promise<void>) {
    this.#source = source;
    this.#ready = ready;
    this.#ending = new Promise((resolve) => (this.#end = resolve));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    if (!this.#ended) {
      await Promise.race([this.#ready(), this.#ending]);
      const result = await Promise.race([this.#ending, this.#source.next()]);
      if (result.done !== true) return result;
    }
    this.#ended = true;
    const last = this.#lastWord;
    this.#lastWord = undefined;
    return last === undefined ? { done: true, value: undefined } : { done: false, value: last };
  }

  /** Says one thing more, then ends, also while nothing happens. */
  async endWith(last: ExecutionResult): Promise<void> {
    this.#lastWord = last;
    await this.return();
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    this.#ended = true;
    this.#end({ done: true, value: undefined });
    await this.#source.return();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
