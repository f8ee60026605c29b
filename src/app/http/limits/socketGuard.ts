import type { WebSocket, WebSocketServer } from 'ws';
import { RateLimit } from './rateLimit.js';

export interface SocketGuardOptions {
  /** Frames of a client, pings and pongs too: so many at once, and so many more each second. */
  readonly frames: { readonly burst: number; readonly perSecond: number };
  /** Bytes that may wait for a client: for a while, and at all. */
  readonly patientBytes: number;
  readonly maximumBytes: number;
  readonly patienceMs: number;
  readonly lookEveryMs: number;
}

export const SOCKET_GUARD: SocketGuardOptions = {
  frames: { burst: 1_000, perSecond: 200 },
  patientBytes: 4 * 1_048_576,
  maximumBytes: 32 * 1_048_576,
  patienceMs: 10_000,
  lookEveryMs: 1_000,
};

/** Registered by graphql-ws: too many requests. */
const TOO_MANY_FRAMES = 4429;
/** Our own: a client that does not read what it asked for. */
const SLOW_READER = 4499;
/** For the close frame to go out; those who do not read are cut off then. */
const LAST_WORD_MS = 1_000;

/** Sends away clients that flood, and clients that do not read. Answers what stops it. */
export function guardSockets(sockets: WebSocketServer, options: SocketGuardOptions = SOCKET_GUARD): () => void {
  const slowSince = new WeakMap<WebSocket, number>();
  sockets.on('connection', (socket) => countFrames(socket, options));
  const timer = setInterval(() => {
    for (const socket of sockets.clients) if (isSlow(socket, slowSince, options)) sendAway(socket, SLOW_READER, 'Slow reader');
  }, options.lookEveryMs).unref();
  return () => clearInterval(timer);
}

/** Must be there before those who listen for messages: what comes too often never reaches them. */
function countFrames(socket: WebSocket, { frames }: SocketGuardOptions): void {
  const limit = new RateLimit(frames);
  const count = (): void => {
    if (limit.take('frames', 1) === undefined) return;
    socket.removeAllListeners('message');
    sendAway(socket, TOO_MANY_FRAMES, 'Too many messages');
  };
  socket.on('message', count).on('ping', count).on('pong', count);
}

function isSlow(socket: WebSocket, slowSince: WeakMap<WebSocket, number>, options: SocketGuardOptions): boolean {
  if (socket.bufferedAmount > options.maximumBytes) return true;
  if (socket.bufferedAmount <= options.patientBytes) {
    slowSince.delete(socket);
    return false;
  }
  const since = slowSince.get(socket) ?? performance.now();
  slowSince.set(socket, since);
  return performance.now() - since >= options.patienceMs;
}

function sendAway(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), LAST_WORD_MS).unref();
}
