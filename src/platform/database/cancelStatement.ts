import { connect } from 'node:net';
import type pg from 'pg';

/** What PostgreSQL told the client when it connected; pg keeps it and does not type it. */
interface Backend {
  readonly host: string;
  readonly port: number;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

const CANCEL_REQUEST = 80_877_102;
const CANCEL_BYTES = 16;
const ANSWER_WITHIN_MS = 2_000;

/**
 * Has the server stop the statement that the connection runs now, if it runs one: it fails with 57014. Answers when the server has taken
 * note, so that what is sent next is safe from it. Never throws: who cannot be reached cancels nothing.
 */
export async function cancelStatement(client: pg.ClientBase): Promise<void> {
  const { host, port, processID, secretKey } = client as unknown as Backend;
  if (processID === null || typeof secretKey !== 'number') return;
  const request = Buffer.alloc(CANCEL_BYTES);
  [CANCEL_BYTES, CANCEL_REQUEST, processID, secretKey].forEach((value, index) => request.writeInt32BE(value, index * 4));
  await new Promise<void>((resolve) => {
    const socket = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
    socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy());
    socket.on('error', () => undefined);
    // The server says nothing: it signals the process and closes.
    socket.once('close', () => resolve());
    socket.once('connect', () => socket.write(request));
    socket.resume();
  });
}
