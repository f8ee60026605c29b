import type { EventType } from '../../src/events/catalogue.js';
import type { FollowMessage, FollowOptions } from '../../src/events/follow.js';
import type { StoredEventOf } from '../../src/events/storedEvent.js';
import type { GraphContext } from './context.js';
import { readEventCursor, writeEventCursor } from './eventCursor.js';
import { requestError } from './requestError.js';

export interface StreamOptions<Type extends EventType> {
  readonly types: readonly Type[];
  readonly after?: string | null | undefined;
  /** What the client wants of it, by the event itself: called once an event, must be quick. */
  readonly matches?: (event: StoredEventOf<Type>) => boolean;
}

/** A message as the union's members are told apart. Its cursor names the position, which itself is not published. */
export type StreamMessage<Type extends EventType> = { readonly position: number; readonly cursor: string } & (
  | { readonly __typename: 'SubscriptionReady' }
  | { readonly __typename: 'Lagged'; readonly lagSeconds: number }
  | { readonly __typename: 'Event'; readonly event: StoredEventOf<Type> }
);

/** The messages of a subscription: SubscriptionReady, then events. Who takes them tells slow clients. Errors: CURSOR_EXPIRED, BAD_USER_INPUT. */
export async function streamOf<Type extends EventType>(
  context: GraphContext,
  { types, after, matches }: StreamOptions<Type>,
): Promise<AsyncIterableIterator<StreamMessage<Type>>> {
  const abort = new AbortController();
  const messages = context.follow({
    types,
    after: readEventCursor(after),
    matches: matches as FollowOptions['matches'],
    signal: abort.signal,
  });
  // The first message is awaited here, so that a cursor that cannot be followed fails the subscription itself.
  const first = await messages.next().catch(explainCursor);
  return new Stream(messages, first, abort);
}

/** Told to a client that reads slowly, to know that what it shows is old; `position` is the last that it was told of. It loses nothing. */
export function laggedAt(position: number, lagMs: number): StreamMessage<never> {
  return { __typename: 'Lagged', position, cursor: writeEventCursor(position), lagSeconds: Math.round(lagMs / SECOND_MS) };
}

const SECOND_MS = 1_000;

class Stream<Type extends EventType> implements AsyncIterableIterator<StreamMessage<Type>> {
  readonly #messages: AsyncIterableIterator<FollowMessage>;
  readonly #abort: AbortController;
  #first: IteratorResult<FollowMessage> | undefined;

  constructor(messages: AsyncIterableIterator<FollowMessage>, first: IteratorResult<FollowMessage>, abort: AbortController) {
    this.#messages = messages;
    this.#first = first;
    this.#abort = abort;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<StreamMessage<Type>>> {
    const result = this.#first ?? (await this.#messages.next().catch(explainCursor));
    this.#first = undefined;
    if (result.done === true) return { done: true, value: undefined };
    return { done: false, value: this.#publish(result.value) };
  }

  /** Ends a waiting next() as well: the client may leave while nothing happens. */
  async return(): Promise<IteratorResult<StreamMessage<Type>>> {
    this.#abort.abort();
    await this.#messages.return?.();
    return { done: true, value: undefined };
  }

  #publish(message: FollowMessage): StreamMessage<Type> {
    const position = message.kind === 'ready' ? message.position : message.event.position;
    const cursor = writeEventCursor(position);
    if (message.kind === 'ready') return { __typename: 'SubscriptionReady', position, cursor };
    return { __typename: 'Event', position, cursor, event: message.event as unknown as StoredEventOf<Type> };
  }
}

/** The errors that `follow` throws, by their code: the client can act on them. */
function explainCursor(error: unknown): never {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  if (code === 'CURSOR_EXPIRED') {
    throw requestError('CURSOR_EXPIRED', 'Events at the cursor are no longer kept: read the state anew and subscribe from its asOfCursor.');
  }
  if (code === 'INVALID_INPUT') throw requestError('BAD_USER_INPUT', 'The cursor is ahead of the event stream.');
  throw error;
}
