import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { OperationContext } from './operationContext.js';

/** A query or mutation over the socket: its read session ends before the result is written. */
export async function executeOnce(args: ExecutionArgs): Promise<ExecutionResult> {
  const context = args.contextValue as OperationContext;
  try {
    return await execute(args);
  } finally {
    await context.close();
  }
}

/** A subscription: every event is executed with a context of its own, so that it is told as things are then. */
export async function subscribeFresh(args: ExecutionArgs): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const context = args.contextValue as OperationContext;
  const source = await createSourceEventStream(args);
  await context.close();
  return Symbol.asyncIterator in source ? new Executions(source, args) : source;
}

class Executions implements AsyncGenerator<ExecutionResult, void, void> {
  readonly #events: AsyncIterator<unknown>;
  readonly #args: ExecutionArgs;

  constructor(source: AsyncIterable<unknown>, args: ExecutionArgs) {
    this.#events = source[Symbol.asyncIterator]();
    this.#args = args;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    const event = await this.#events.next();
    if (event.done === true) return { done: true, value: undefined };
    const contextValue = (this.#args.contextValue as OperationContext).fork();
    return { done: false, value: await executeOnce({ ...this.#args, rootValue: event.value, contextValue }) };
  }

  /** Passed on at once: a source that waits for its next event must end too. */
  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    await this.#events.return?.();
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
