import { requestError } from './requestError.js';

/** An event's position as the opaque cursor that lists and subscriptions share. */
export function writeEventCursor(position: number): string {
  return Buffer.from(JSON.stringify(['event', position])).toString('base64url');
}

/** The position in a cursor of the event stream; undefined when there is none. Errors: BAD_USER_INPUT for any other cursor. */
export function readEventCursor(cursor: string | null | undefined): number | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const match = /^\["event",(\d{1,15})\]$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!match) throw requestError('BAD_USER_INPUT', 'The cursor is none of the event stream.');
  return Number(match[1]);
}
