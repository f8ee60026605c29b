import { once } from 'node:events';
import WebSocket from 'ws';
import type { Door } from './door.js';

/** The three ways in by which an operation comes; a test asks the same of each. */
export const WAYS_IN = ['HTTP', 'WebSocket', 'event stream'] as const;
export type WayIn = (typeof WAYS_IN)[number];

export interface Told {
  readonly data?: unknown;
  readonly extensions?: {
    readonly cost?: { readonly requested: number; readonly actual: number; readonly throttle: Readonly<Record<string, number>> };
  };
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** Where a server listens. */
type Reached = { readonly address: Pick<Door['address'], 'port'> };

/** Sends one operation as it stands, so that JSON may hold what no object of ours would. Answers the first thing that is told. */
export async function askBy(wayIn: WayIn, door: Reached, { key, body }: { readonly key: string; readonly body: string }): Promise<Told> {
  if (wayIn === 'WebSocket') return await askSocket(door, key, body);
  const isStream = wayIn === 'event stream';
  const response = await fetch(`http://127.0.0.1:${door.address.port}/graphql${isStream ? '/stream' : ''}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: isStream ? 'text/event-stream' : '*/*', authorization: `Bearer ${key}` },
    body,
  });
  const text = await response.text();
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text) as Told;
}

async function askSocket(door: Reached, key: string, body: string): Promise<Told> {
  const socket = await openSocket(door, key);
  try {
    socket.send(`{"id":"1","type":"subscribe","payload":${body}}`);
    const [message] = (await once(socket, 'message')) as [Buffer];
    const { type, payload } = JSON.parse(message.toString()) as { readonly type: string; readonly payload: unknown };
    return type === 'error' ? { errors: payload as NonNullable<Told['errors']> } : (payload as Told);
  } finally {
    socket.terminate();
  }
}

/** A bare socket that was let in; throws the code that it was closed with instead. */
export async function openSocket(door: Reached, key: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${door.address.port}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }));
  await new Promise<void>((resolve, reject) => {
    const refused = (code: number): void => reject(new Error(`the socket was closed with ${code} before it was let in`));
    socket.once('close', refused);
    socket.once('message', () => {
      socket.off('close', refused);
      resolve();
    });
  });
  return socket;
}
