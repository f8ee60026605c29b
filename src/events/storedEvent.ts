import type { EventPayloads, EventType } from './catalogue.js';

/** An event with its place in its tenant's order. Positions have no gaps; of two events, the one that rests on the other has the higher. */
export interface StoredEventOf<Type extends EventType> {
  readonly position: number;
  /** A UUID. */
  readonly publicId: string;
  readonly type: Type;
  readonly typeVersion: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** Public ids by noun. */
  readonly subjects: Readonly<Record<string, readonly string[]>>;
  readonly payload: EventPayloads[Type];
  /** Internal ids: for filters by rights, never published. */
  readonly siteId: number | null;
  readonly partnerIds: readonly number[];
  readonly transactionId: number | null;
}

/** Narrowed by `type`. */
export type StoredEvent = { [Type in EventType]: StoredEventOf<Type> }[EventType];
