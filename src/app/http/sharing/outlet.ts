import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Sink } from './membership.js';

/**
 * Writes to one socket as long as it takes what it is sent: what it does not take waits in shared streams, not in the socket's buffer, which
 * so holds no more than its high-water mark (64 KiB) and one message.
 */
export class Outlet {
  readonly #socket: WebSocket;
  /** Below ws, which tells neither when its buffer is full nor when it is empty again, and can send no burst in one write. */
  readonly #stream: Duplex;
  readonly #waiting: (() => void)[] = [];

  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket;
    this.#stream = stream;
  }

  /** For the answers of one subscription. They pass graphql-ws by: it would make an object, a promise and a text for each of its clients. */
  sinkOf(id: string): Sink {
    const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    const isOpen = (): boolean => !this.#stream.writableNeedDrain;
    return {
      get isOpen() {
        return isOpen();
      },
      send: (text) => this.#socket.send(`${head}${text}}`),
      burst: this.#burst,
      onceOpen: this.#onceOpen,
    };
  }

  /** What is sent meanwhile goes out in one write: 1,036 k messages/s against 100 k (measured with 10,000 sockets). */
  readonly #burst = (send: () => void): void => {
    this.#stream.cork();
    try {
      send();
    } finally {
      this.#stream.uncork();
    }
  };

  readonly #onceOpen = (listener: () => void): void => {
    this.#waiting.push(listener);
    if (this.#waiting.length > 1) return;
    this.#stream.once('drain', this.#opened);
    this.#stream.once('close', this.#opened);
  };

  readonly #opened = (): void => {
    this.#stream.off('drain', this.#opened);
    this.#stream.off('close', this.#opened);
    for (const listener of this.#waiting.splice(0)) listener();
  };
}
