import type { ExecutionResult } from 'graphql';
import type { Sink } from '../../src/app/http/sharing/membership.js';
import type { SharedStreams } from '../../src/app/http/sharing/sharedStreams.js';
import type { PreparedOperation } from '../../src/app/http/operations/prepareOperation.js';

/** A subscriber as the protocols serve it, whose taking is in the hands of the test: its own answers are waited for, shared ones go to its sink. */
export class Listener {
  /** The one field of each answer, or its errors. */
  readonly told: unknown[] = [];
  /** How many answers came past the protocol. */
  sharedCount = 0;
  end: 'completed' | Error | undefined;
  #takes = true;
  readonly #waiting: (() => void)[] = [];
  #subscription: AsyncGenerator<ExecutionResult, void, void> | undefined;

  async subscribe(streams: SharedStreams, operation: PreparedOperation): Promise<this> {
    const subscription = await streams.subscribe({ ...operation, sink: this.#sink });
    if (!(Symbol.asyncIterator in subscription)) this.#hear(subscription);
    else void this.#listen((this.#subscription = subscription));
    return this;
  }

  stopTaking(): void {
    this.#takes = false;
  }

  takeAgain(): void {
    this.#takes = true;
    for (const listener of this.#waiting.splice(0)) listener();
  }

  async leave(): Promise<void> {
    await this.#subscription?.return();
  }

  async #listen(subscription: AsyncGenerator<ExecutionResult, void, void>): Promise<void> {
    try {
      for await (const result of subscription) {
        this.#hear(result);
        if (!this.#takes) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
      this.end = 'completed';
    } catch (error) {
      this.end = error as Error;
    }
  }

  get #sink(): Sink {
    const takes = (): boolean => this.#takes;
    return {
      get isOpen() {
        return takes();
      },
      send: (text) => {
        this.sharedCount += 1;
        this.#hear(JSON.parse(text) as ExecutionResult);
      },
      burst: (send) => send(),
      onceOpen: (listener) => void this.#waiting.push(listener),
    };
  }

  #hear({ errors, data }: ExecutionResult): void {
    this.told.push(errors ?? Object.values(data ?? {})[0]);
  }
}
