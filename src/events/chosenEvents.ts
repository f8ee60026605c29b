import type { EventType } from './catalogue.js';
import type { StoredEvent } from './storedEvent.js';

export interface Choice {
  /** Absent: all types. */
  readonly types?: readonly EventType[] | undefined;
  /** What the caller may and wants to see. Called once an event, synchronously. */
  readonly matches?: ((event: StoredEvent) => boolean) | undefined;
}

/** Those of some events that were asked for. */
export function* chosenEvents(events: readonly StoredEvent[], { types, matches }: Choice): Generator<StoredEvent, undefined> {
  for (const event of events) {
    if (types?.includes(event.type) === false) continue;
    if (matches?.(event) === false) continue;
    yield event;
  }
}
