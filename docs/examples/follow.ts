import { setTimeout as wait } from 'node:timers/promises';
import { print, type GraphQLFormattedError } from 'graphql';
import type { Client } from 'graphql-ws';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Unreachable } from './api.ts';

export interface Following<Data, Variables> {
  /** A subscription that asks `__typename cursor` of every message, and `id` of events. */
  readonly document: TypedDocumentNode<Data, Variables>;
  readonly variables: Omit<Variables, 'after'>;
  /** Where you are. Keep it beside what you make of the events, if you can in one transaction: then each counts once, whatever breaks. */
  readonly place: { read(): Promise<string | undefined>; write(cursor: string): Promise<void> };
  /** Reads the state anew and answers its asOfCursor: at the very beginning, and when you were away for longer than events are kept. */
  readonly requery: () => Promise<string>;
  /** You read slower than things happen: what you show is so many seconds old. Nothing is lost. */
  readonly onLag?: (seconds: number) => void;
  readonly signal?: AbortSignal;
}

type EventOf<Data> = Extract<Data[keyof Data], { readonly id: string }>;
type Message = { readonly __typename: string; readonly cursor: string; readonly id?: string; readonly lagSeconds?: number };

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const REMEMBERED_IDS = 1_000;
/** Not again: a bad request, no valid key, another protocol, one subscription twice, too many messages; and a message too large. */
const FOR_GOOD = new Set([1009, 4400, 4401, 4403, 4406, 4409, 4429]);
const PASSING = new Set(['CURSOR_EXPIRED', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED']);

/** Every event after your place, in order, each once, over cuts and restarts. An event is dealt with when you ask for the next. */
export async function* follow<Data, Variables>(client: Client, following: Following<Data, Variables>): AsyncGenerator<EventOf<Data>, void> {
  const { place, requery, signal } = following;
  const seen = new Set<string>();
  let expired = false;
  for (let failures = 0; signal?.aborted !== true; failures += 1) {
    if (failures > 0) await wait(waitMs(failures), undefined, { ...(signal && { signal }) }).catch(() => undefined);
    try {
      const kept = expired ? undefined : await place.read();
      const after = kept ?? (await requery());
      if (kept === undefined) await place.write(after);
      expired = false;
      for await (const event of eventsAfter(client, after, { ...following, seen })) {
        failures = 0;
        yield event;
      }
    } catch (fault) {
      if (!passes(fault)) throw fault;
      expired ||= codesOf(fault).includes('CURSOR_EXPIRED');
    }
  }
}

/** Until the connection ends. */
async function* eventsAfter<Data, Variables>(client: Client, after: string, following: Following<Data, Variables> & { seen: Set<string> }) {
  const { document, variables, place, onLag, signal, seen } = following;
  if (signal?.aborted === true) return;
  const stream = client.iterate<Record<string, Message>>({ query: print(document), variables: { ...variables, after } });
  const leave = (): void => void stream.return?.();
  signal?.addEventListener('abort', leave);
  try {
    for await (const { data, errors } of stream) {
      if (errors !== undefined) throw new AggregateError(errors, 'the subscription failed');
      const message = Object.values(data ?? {})[0] as Message;
      if (message.__typename === 'Lagged') onLag?.(message.lagSeconds ?? 0);
      if (message.id !== undefined && isNew(seen, message.id)) yield message as unknown as EventOf<Data>;
      await place.write(message.cursor);
    }
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}

/** Longer each time, and never all clients at once. */
const waitMs = (failures: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);

/** An event comes again when its cursor was not kept. */
function isNew(seen: Set<string>, id: string): boolean {
  const [oldest] = seen;
  if (oldest !== undefined && seen.size >= REMEMBERED_IDS) seen.delete(oldest);
  return !seen.has(id) && seen.add(id).has(id);
}

/** graphql-ws throws what the server says of a subscription as a list. */
const codesOf = (fault: unknown): unknown[] =>
  ((fault instanceof AggregateError ? fault.errors : Array.isArray(fault) ? fault : []) as GraphQLFormattedError[]).map(
    (error) => error.extensions?.['code'],
  );

/** A cut, a restart, a server out of breath. Whatever else goes wrong is for you to see. */
function passes(fault: unknown): boolean {
  const codes = codesOf(fault);
  if (codes.length > 0) return codes.every((code) => PASSING.has(code as string));
  const { code, type } = fault as { readonly code?: unknown; readonly type?: unknown };
  return fault instanceof Unreachable || (typeof code === 'number' ? !FOR_GOOD.has(code) : type === 'error');
}
