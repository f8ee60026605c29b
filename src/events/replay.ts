import type { EventFeed } from './feed.js';
import { chosenEvents } from './chosenEvents.js';
import type { FollowMessage, FollowOptions } from './follow.js';
import { PageReader } from './pageReader.js';

export interface ReplayOptions extends FollowOptions {
  /** It may end when it has come this far: asked after every page. */
  readonly until: () => number;
}

/**
 * What `follow` tells, from the table alone and only as far as asked: for one that goes on elsewhere. Without a cursor it says where the head
 * is. It ends before that with the signal; it throws CursorExpired and CursorInvalid.
 */
export async function* replay(feed: EventFeed, options: ReplayOptions): AsyncGenerator<FollowMessage, undefined> {
  const { after, until, signal } = options;
  const reader = new PageReader(feed, options);
  const end = (): void => reader.end();
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    let page = await reader.read(after);
    if (page !== undefined) yield { kind: 'ready', position: after ?? page.head };
    while (page !== undefined) {
      for (const event of chosenEvents(page.events, options)) yield { kind: 'event', event };
      if (page.through >= until()) return;
      page = await reader.read(page.through);
    }
  } finally {
    signal.removeEventListener('abort', end);
  }
}
