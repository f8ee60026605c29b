import { eventsPage } from '../../src/queries/events/eventsPage.js';
import { checkPageSize, once } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { readEventCursor, writeEventCursor } from '../shared/eventCursor.js';
import { requestError } from '../shared/requestError.js';
import type { EventsArguments } from './event.inputs.js';
import { publishEvent } from './publishMessage.js';

/** A page of what happened; its cursors are those of the subscriptions. Errors: LIMIT_EXCEEDED, BAD_USER_INPUT, CURSOR_EXPIRED. */
export function eventConnection(context: GraphContext, { first, after, filter }: EventsArguments) {
  checkPageSize(first);
  const position = readEventCursor(after);
  const page = once(async () => {
    const read = await eventsPage(context.read(), { first, after: position, types: filter?.types ?? undefined });
    if (position !== undefined && position < read.oldestPosition)
      throw requestError('CURSOR_EXPIRED', 'Events at the cursor are no longer kept.');
    return read;
  });
  const nodes = async () => (await page()).events.map(publishEvent);
  return {
    nodes,
    edges: async () => (await nodes()).map((node) => ({ node, cursor: node.cursor })),
    pageInfo: async () => {
      const { events, endPosition, hasNextPage } = await page();
      const [oldest] = events;
      return {
        hasNextPage,
        hasPreviousPage: position !== undefined,
        startCursor: oldest === undefined ? null : writeEventCursor(oldest.position),
        // Behind the last event when a search for types stopped there: the next page goes on from it.
        endCursor: writeEventCursor(endPosition),
      };
    },
    asOfCursor: async () => writeEventCursor((await page()).head),
  };
}
