import { connect, type Socket } from 'node:net';
import { eventually } from './eventually.js';

/** A connection on which a test writes what no HTTP client would. */
export interface RawClient {
  readonly socket: Socket;
  /** All that was answered so far. */
  heard(): string;
  write(text: string | Buffer): Promise<void>;
  /** Waits for what is expected in the answer. */
  hears(expected: string): Promise<string>;
  /** Waits until the server ends the connection. */
  ended(): Promise<string>;
}

/** Rejects, with ECONNREFUSED for one, when there is no connection. */
export async function rawClient(port: number): Promise<RawClient> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  let hasEnded = false;
  socket.on('data', (part: Buffer) => (heard += part.toString('latin1')));
  socket.on('error', () => undefined).on('close', () => (hasEnded = true));
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return {
    socket,
    heard: () => heard,
    write: (text) => new Promise((resolve) => socket.write(text, () => resolve())),
    hears: (expected) => eventually(`"${expected}" in the answer "${heard}"`, () => heard.includes(expected) && heard),
    ended: () => eventually(`the end of the connection after "${heard}"`, () => hasEnded && (heard === '' ? 'nothing' : heard)),
  };
}

/** The lines before a body, with the empty one that ends them. */
export const requestHead = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`;

/** POST /graphql as it goes over the wire: head and body. */
export function rawOperation(key: string, query: string): { readonly head: string; readonly body: string } {
  const body = JSON.stringify({ query });
  const headers = ['Host: localhost', 'Content-Type: application/json', `Authorization: Bearer ${key}`, `Content-Length: ${body.length}`];
  return { head: requestHead(['POST /graphql HTTP/1.1', ...headers]), body };
}

export const refusesConnections = async (port: number): Promise<boolean> =>
  await rawClient(port).then(
    ({ socket }) => {
      socket.destroy();
      return false;
    },
    (error: { code?: string }) => error.code === 'ECONNREFUSED',
  );
