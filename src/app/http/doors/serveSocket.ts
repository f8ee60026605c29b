import type { IncomingMessage } from 'node:http';
import type { Server } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import type { WebSocket } from 'ws';
import type { Logger } from '../../../platform/logger.js';

/** How often a socket is asked whether it is there; one that did not answer by the next time is gone. */
const KEEP_ALIVE_MS = 12_000;
const INTERNAL_ERROR = 4500;
const GOODBYE_HEARD_MS = 500;

/**
 * Binds one socket to graphql-ws, as its own binding for ws does, but for two things: what goes wrong with a client's connection is its
 * business and not written to the console, and a message that cannot be sent any more is no error.
 */
export function serveSocket<SocketExtra extends Extra & Record<PropertyKey, unknown>>(
  server: Server<SocketExtra>,
  socket: WebSocket,
  { request, logger }: { readonly request: IncomingMessage; readonly logger: Logger },
): void {
  // ws closes by itself then, with the code that says why: 1009 for a frame that is too large.
  // It reads no more, so that it would wait half a minute for the client's own goodbye.
  socket.on('error', () => void setTimeout(() => socket.terminate(), GOODBYE_HEARD_MS).unref());
  const stopPinging = keepAlive(socket);
  const fail = (error: unknown): void => {
    logger.error({ err: error }, 'a message of a socket failed');
    socket.close(INTERNAL_ERROR, 'Internal server error');
  };
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (message) => new Promise((resolve) => (socket.readyState === socket.OPEN ? socket.send(message, () => resolve()) : resolve())),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) => socket.on('message', (message) => void handle((message as Buffer).toString('utf8')).catch(fail)),
    },
    { socket, request } as SocketExtra,
  );
  socket.once('close', (code, reason) => {
    stopPinging();
    void Promise.resolve(closed(code, String(reason))).catch(fail);
  });
}

function keepAlive(socket: WebSocket): () => void {
  let isThere = true;
  socket.on('pong', () => (isThere = true));
  const timer = setInterval(() => {
    if (!isThere) return socket.terminate();
    isThere = false;
    socket.ping();
  }, KEEP_ALIVE_MS).unref();
  return () => clearInterval(timer);
}
