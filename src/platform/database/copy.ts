import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** What of the driver's connection a COPY uses. The driver knows these messages and leaves their use to the one that submits the query. */
interface Connection {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

/** Rows arrive one a message; they are handed on in pieces of about this size. */
const PIECE_BYTES = 65_536;
/** So much may wait for a slow reader before the server is made to wait. */
const WAITING_BYTES = 1_048_576;

/** Everything a `copy ... to stdout` gives, in pieces; however large, only a little of it is in memory. Read it to the end. */
export async function* copyOut(client: pg.ClientBase, statement: string): AsyncGenerator<Buffer, void, undefined> {
  const copy = new CopyOut(statement);
  submit(client, copy);
  for (let piece = await copy.next(); piece !== undefined; piece = await copy.next()) yield piece;
}

/** Feeds a `copy ... from stdin`; answers how many rows it took. A source that fails makes the statement fail. */
export async function copyIn(client: pg.ClientBase, statement: string, source: AsyncIterable<Buffer>): Promise<number> {
  const copy = new CopyIn(statement, source);
  submit(client, copy);
  return await copy.done;
}

/** Declared with the few methods that its own queries have; a COPY has others. */
const submit = (client: pg.ClientBase, copy: CopyQuery): void => void client.query(copy as unknown as pg.Submittable);

/** The part of the driver's contract for queries that both ways share. */
abstract class CopyQuery {
  /** The driver puts a function here when it is given none, and calls it when the connection is lost. */
  readonly callback = (error?: Error): void => this.handleError(error ?? new Error('the connection was lost'));

  constructor(protected readonly statement: string) {}

  submit(connection: Connection): void {
    connection.query(this.statement);
  }

  handleCopyInResponse(connection: Connection): void {
    connection.sendCopyFail('not asked for');
  }

  handleCopyData(_message: { readonly chunk: Buffer }, _connection: Connection): void {
    throw new Error('rows where none were asked for');
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handleCommandComplete(_message: { readonly text: string }): void {}
  abstract handleError(error: Error): void;
  abstract handleReadyForQuery(): void;
}

class CopyOut extends CopyQuery {
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #ended = false;
  #failure: Error | undefined;
  #stream: Duplex | undefined;
  #wake: (() => void) | undefined;

  /** The next piece; undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    while (!this.#ended && this.#waitingBytes < PIECE_BYTES) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#waiting.length === 0) return undefined;
    const piece = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#stream?.resume();
    return piece;
  }

  override handleCopyData({ chunk }: { readonly chunk: Buffer }, { stream }: Connection): void {
    // The driver reads the next message into the same memory.
    this.#waiting.push(Buffer.from(chunk));
    this.#waitingBytes += chunk.length;
    this.#stream = stream;
    if (this.#waitingBytes >= WAITING_BYTES) stream.pause();
    if (this.#waitingBytes >= PIECE_BYTES) this.#wake?.();
  }

  handleError(error: Error): void {
    this.#failure = error;
    this.handleReadyForQuery();
  }

  handleReadyForQuery(): void {
    this.#ended = true;
    this.#wake?.();
  }
}

class CopyIn extends CopyQuery {
  readonly done: Promise<number>;
  readonly #source: AsyncIterable<Buffer>;
  #rowCount = 0;
  #failure: Error | undefined;
  #settle: { resolve: (rowCount: number) => void; reject: (error: Error) => void } | undefined;

  constructor(statement: string, source: AsyncIterable<Buffer>) {
    super(statement);
    this.#source = source;
    this.done = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  }

  override handleCopyInResponse(connection: Connection): void {
    this.#feed(connection).catch((error: unknown) => {
      // What was wrong with the source says more than that the statement was given up.
      this.#failure ??= error as Error;
      connection.sendCopyFail((error as Error).message);
    });
  }

  async #feed(connection: Connection): Promise<void> {
    for await (const piece of this.#source) {
      if (this.#failure !== undefined) return;
      connection.sendCopyFromChunk(piece);
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    }
    if (this.#failure === undefined) connection.endCopyFrom();
  }

  override handleCommandComplete({ text }: { readonly text: string }): void {
    this.#rowCount = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0);
  }

  handleError(error: Error): void {
    this.#failure ??= error;
    this.#settle?.reject(this.#failure);
  }

  handleReadyForQuery(): void {
    if (this.#failure === undefined) this.#settle?.resolve(this.#rowCount);
  }
}
