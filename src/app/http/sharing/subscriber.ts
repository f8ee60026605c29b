import { createSourceEventStream, type ExecutionResult } from 'graphql';
import type { EventType } from '../../../events/catalogue.js';
import { follow } from '../../../events/follow.js';
import { replay } from '../../../events/replay.js';
import type { GraphContext } from '../../../../schema/shared/context.js';
import { laggedAt, type StreamMessage } from '../../../../schema/shared/stream.js';
import { executeOnce } from '../operations/executeOnce.js';
import type { Membership } from './membership.js';
import type { SharingDeps, SubscribedOperation } from './sharing.js';

type Message = StreamMessage<EventType>;

/** Of its own reading: who takes this long for one message is told so. */
const LAG_MS = 10_000;
/** A page of events is not kept longer for who takes nothing of it: fifty subscriptions that nobody reads are otherwise fifty pages. */
const PAGE_KEPT_MS = 1_000;

export interface SubscriberOptions {
  readonly operation: SubscribedOperation;
  /** The shared stream, for who has come to that position; undefined when the stream is past it. */
  readonly join: (position: number, isHead: boolean) => Membership | undefined;
  readonly onEnd: () => void;
}

/** Where a subscriber's own reading begins: at its own cursor, or where it left a shared stream. */
interface Beginning {
  readonly after?: number;
  /** False for good when what it asks is not the same for all. */
  readonly mayJoin: boolean;
}

/**
 * One subscription. It tells its own past by executions of its own, until it has come to where the shared stream is; from there on the
 * stream writes to the subscriber's sink, and `next` waits. Left behind by it, the subscriber is told so and reads from the table again. All by
 * position, so that there is no seam.
 */
export class Subscriber implements AsyncGenerator<ExecutionResult, void, void> {
  readonly #deps: SharingDeps;
  readonly #options: SubscriberOptions;
  #own: AsyncIterator<Message> | undefined;
  #beginning: Beginning = { mayJoin: true };
  #membership: Membership | undefined;
  #isReady = false;
  /** Of the last message of its own reading, and when it was handed over. */
  #position = 0;
  #givenAt = Number.POSITIVE_INFINITY;
  #forgetting: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(deps: SharingDeps, options: SubscriberOptions) {
    this.#deps = deps;
    this.#options = options;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Begins its own reading. Answers the errors that keep it from it. */
  async open(): Promise<ExecutionResult | undefined> {
    const context = this.#options.operation.contextValue.fork();
    const source = await createSourceEventStream({ ...this.#options.operation, contextValue: { ...context, follow: this.#follow } });
    await context.close();
    if (!(Symbol.asyncIterator in source)) return source;
    this.#own = source[Symbol.asyncIterator]() as AsyncIterator<Message>;
    if (this.#ended) await this.#own.return?.();
    return undefined;
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    clearTimeout(this.#forgetting);
    const lagMs = performance.now() - this.#givenAt;
    this.#givenAt = Number.POSITIVE_INFINITY;
    try {
      if (lagMs > LAG_MS) return await this.#tellThatItLags(lagMs);
      while (!this.#ended) {
        const told = await (this.#membership === undefined ? this.#nextOwn() : this.#nextOf(this.#membership));
        if (told !== undefined) return { done: false, value: told };
      }
      return { done: true, value: undefined };
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  /** Passed on at once: what waits for the next event must end too. */
  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    this.#end();
    this.#membership?.end('LEFT');
    await this.#own?.return?.();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  async #nextOwn(): Promise<ExecutionResult | undefined> {
    const refused = this.#own === undefined ? await this.open() : undefined;
    const result = await this.#own?.next();
    if (result?.done === false) return await this.#tell(result.value);
    this.#own = undefined;
    // Either it has come to the shared stream, or this was all.
    if (this.#membership === undefined) this.#end();
    return refused;
  }

  async #tell(message: Message): Promise<ExecutionResult | undefined> {
    // Told once, however often it begins to read.
    if (message.__typename === 'SubscriptionReady' && this.#isReady) return undefined;
    this.#isReady = true;
    const told = await this.#execute(message);
    this.#position = message.position;
    this.#givenAt = performance.now();
    this.#forgetting = setTimeout(this.#forgetPage, PAGE_KEPT_MS).unref();
    return told;
  }

  async #tellThatItLags(lagMs: number): Promise<IteratorResult<ExecutionResult, void>> {
    const value = await this.#execute(laggedAt(this.#position, lagMs));
    return value === undefined ? { done: true, value } : { done: false, value };
  }

  /** What it has not been told yet is read again when it is wanted. */
  readonly #forgetPage = (): void => {
    const own = this.#own;
    this.#own = undefined;
    this.#beginning = { ...this.#beginning, after: this.#position };
    void own?.return?.();
  };

  async #nextOf(membership: Membership): Promise<ExecutionResult | undefined> {
    const { why, position, lagMs } = await membership.parted;
    this.#membership = undefined;
    this.#beginning = { after: position, mayJoin: why === 'LAGGED' };
    if (why === 'OVER') this.#end();
    // Read on only when it has taken this: a page of events for each who does not read would be much.
    return why === 'LAGGED' ? await this.#execute(laggedAt(position, lagMs)) : undefined;
  }

  /** Whoever left meanwhile is told nothing more. */
  async #execute(message: Message): Promise<ExecutionResult | undefined> {
    this.#deps.countExecution();
    const contextValue = this.#options.operation.contextValue.fork();
    const result = await executeOnce({ ...this.#options.operation, rootValue: message, contextValue });
    return this.#ended ? undefined : result;
  }

  readonly #follow: GraphContext['follow'] = (options) => {
    const { tenantId, partnerId } = this.#options.operation.contextValue.principal;
    const { feed } = this.#deps.context;
    const { after = options.after, mayJoin } = this.#beginning;
    const followed = { ...options, tenantId, partnerId, after };
    return mayJoin ? replay(feed, { ...followed, leavesAt: this.#join }) : follow(feed, followed);
  };

  readonly #join = (position: number, isHead: boolean): boolean => {
    if (!this.#ended) this.#membership = this.#options.join(position, isHead);
    return this.#ended || this.#membership !== undefined;
  };

  #end(): void {
    this.#ended = true;
    clearTimeout(this.#forgetting);
    this.#options.onEnd();
  }
}
