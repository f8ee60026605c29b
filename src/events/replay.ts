import type { EventFeed } from './feed.js';
import { chosenEvents } from './chosenEvents.js';
import type { FollowMessage, FollowOptions } from './follow.js';
import { PageReader } from './pageReader.js';

export interface ReplayOptions extends FollowOptions {
  /**
   * Asked wherever a page begins or ends, with the position that all is told up to and whether it is the last one. True: the caller goes on
   * from there elsewhere.
   */
  readonly leavesAt: (position: number, isHead: boolean) => boolean;
}

/**
 * What `follow` tells, from the table alone and only as far as the caller wants it. It ends before that with the signal; it throws
 * CursorExpired and CursorInvalid.
 */
export async function* replay(feed: EventFeed, options: ReplayOptions): AsyncGenerator<FollowMessage, undefined> {
  const { after, leavesAt, signal } = options;
  const reader = new PageReader(feed, options);
  const end = (): void => reader.end();
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    let page = await reader.read(after);
    if (page === undefined) return;
    const start = after ?? page.head;
    yield { kind: 'ready', position: start };
    if (leavesAt(start, start === page.head)) return;
    while (page !== undefined) {
      for (const event of chosenEvents(page.events, options)) yield { kind: 'event', event };
      if (leavesAt(page.through, page.through >= page.head)) return;
      page = await reader.read(page.through);
    }
  } finally {
    signal.removeEventListener('abort', end);
    reader.end();
  }
}
