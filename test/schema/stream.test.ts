import { describe, expect, it } from '@jest/globals';
import type { GraphContext } from '../../schema/shared/context.js';
import { streamOf } from '../../schema/shared/stream.js';
import type { FollowMessage } from '../../src/events/follow.js';

describe('a stream of events', () => {
  /** A follow that has these messages, then waits until it is ended. */
  function followed(...messages: FollowMessage[]): { context: GraphContext; ended: () => boolean } {
    let signalled: AbortSignal | undefined;
    const follow: GraphContext['follow'] = ({ signal }) => {
      signalled = signal;
      const waiting = messages.map((value) => ({ done: false as const, value }));
      const end = new Promise<IteratorResult<FollowMessage>>((resolve) =>
        signal.addEventListener('abort', () => resolve({ done: true, value: undefined })),
      );
      return {
        next: async () => waiting.shift() ?? (await end),
        return: async () => await end,
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    };
    return { context: { follow } as GraphContext, ended: () => signalled?.aborted === true };
  }

  it('ends for a client that leaves while nothing happens', async () => {
    const { context, ended } = followed({ kind: 'ready', position: 7 });
    const stream = await streamOf(context, { types: ['StockChanged'] });
    await stream.next();
    const waiting = stream.next();
    await stream.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(ended()).toBe(true);
  });
});
