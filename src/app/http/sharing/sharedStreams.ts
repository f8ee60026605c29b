import { AsyncLocalStorage } from 'node:async_hooks';
import type { ExecutionResult } from 'graphql';
import type { Membership } from './membership.js';
import { SharedStream } from './sharedStream.js';
import type { SharingDeps, SubscribedOperation } from './sharing.js';
import { sharingKey } from './sharingKey.js';
import { Subscriber } from './subscriber.js';

/** All subscriptions of a process, whichever way they came in (docs/adr/0016). */
export class SharedStreams {
  readonly #byKey = new Map<string, SharedStream>();
  readonly #subscribers = new Set<Subscriber>();
  /** A stream belongs to no request, also not to that of its first subscriber. */
  readonly #outsideOfRequests = AsyncLocalStorage.snapshot();

  constructor(readonly deps: SharingDeps) {}

  get subscriberCount(): number {
    return this.#subscribers.size;
  }

  /** What graphql-js calls subscribe: the answers one after the other, or why there will be none. */
  async subscribe(operation: SubscribedOperation): Promise<Subscriber | ExecutionResult> {
    const subscriber = new Subscriber(this.deps, {
      operation,
      join: (position, isHead) => this.#join(operation, position, isHead),
      onEnd: () => this.#subscribers.delete(subscriber),
    });
    const refused = await subscriber.open();
    if (refused !== undefined) return refused;
    this.#subscribers.add(subscriber);
    return subscriber;
  }

  /** The stream of all who ask the same; who has come to its head may begin it. Undefined when that position is too far behind. */
  #join({ sink, ...operation }: SubscribedOperation, position: number, isHead: boolean): Membership | undefined {
    const key = sharingKey(operation);
    const known = this.#byKey.get(key);
    if (known !== undefined || !isHead) return known?.join(sink, position);
    const stream = this.#outsideOfRequests(
      () => new SharedStream(this.deps, { operation, position, onEnd: () => this.#byKey.delete(key) }),
    );
    this.#byKey.set(key, stream);
    return stream.join(sink, position);
  }
}
