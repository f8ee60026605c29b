import { connect, type Socket } from 'node:net';

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const MASKED = 0x80;
const FINAL = 0x80;
/** The mask is nothing, so that masking changes nothing. */
const MASK = Buffer.alloc(4);

export interface CountingSocketOptions {
  readonly port: number;
  readonly key: string;
  readonly id: string;
  readonly query: string;
  /** Keeps what it is told; the others only count. */
  readonly keeps: boolean;
  readonly onMessage: () => void;
}

/** A subscriber that costs so little that thousands of them leave the processor to the server: it counts frames, and reads none. */
export class CountingSocket {
  messages = 0;
  bytes = 0;
  readonly kept: string[] = [];
  readonly #options: CountingSocketOptions;
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);
  #isOpen = false;
  #isAcknowledged = false;

  constructor(options: CountingSocketOptions) {
    this.#options = options;
    this.#socket = connect(options.port, '127.0.0.1', () => this.#socket.write(HANDSHAKE));
    this.#socket.setNoDelay();
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.on('close', () => this.#fail('closed'));
  }

  reset(): void {
    this.messages = this.bytes = this.kept.length = 0;
  }

  #read(chunk: Buffer): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (!this.#isOpen) this.#readHandshake();
    if (this.#isOpen) this.#readFrames();
  }

  #readHandshake(): void {
    const end = this.#rest.indexOf('\r\n\r\n');
    if (end < 0) return;
    if (!this.#rest.toString('latin1', 0, 12).endsWith('101')) this.#fail(this.#rest.toString('latin1', 0, end));
    this.#isOpen = true;
    this.#rest = this.#rest.subarray(end + 4);
    this.#send(TEXT, JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${this.#options.key}` } }));
  }

  #readFrames(): void {
    const bytes = this.#rest;
    let at = 0;
    for (;;) {
      if (bytes.length < at + 2) break;
      const short = bytes[at + 1] as number;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (bytes.length < at + head) break;
      const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      if (bytes.length < at + head + length) break;
      this.#take((bytes[at] as number) & 15, bytes.subarray(at + head, at + head + length));
      at += head + length;
    }
    this.#rest = bytes.subarray(at);
  }

  #take(kind: number, payload: Buffer): void {
    if (kind === PING) return this.#send(PONG, payload);
    if (kind === CLOSE) return this.#fail(payload.toString('latin1', 2));
    if (!this.#isAcknowledged) return this.#subscribe();
    this.messages += 1;
    this.bytes += payload.length;
    if (this.#options.keeps) this.kept.push(payload.toString());
    this.#options.onMessage();
  }

  #subscribe(): void {
    this.#isAcknowledged = true;
    const { id, query } = this.#options;
    this.#send(TEXT, JSON.stringify({ id, type: 'subscribe', payload: { query } }));
  }

  #send(kind: number, payload: Buffer | string): void {
    const bytes = Buffer.from(payload);
    const isShort = bytes.length < 126;
    const head = Buffer.from(isShort ? [FINAL | kind, MASKED | bytes.length] : [FINAL | kind, MASKED | 126, 0, 0]);
    if (!isShort) head.writeUInt16BE(bytes.length, 2);
    this.#socket.write(Buffer.concat([head, MASK, bytes]));
  }

  #fail(why: string): never {
    throw new Error(`subscriber ${this.#options.id}: ${why}`);
  }
}

const HANDSHAKE = [
  'GET /graphql HTTP/1.1',
  'Host: 127.0.0.1',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Protocol: graphql-transport-ws',
  '\r\n',
].join('\r\n');
