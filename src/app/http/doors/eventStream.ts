import type { Response } from 'express';
import type { ExecutionResult } from 'graphql';
import type { OperationContext } from '../operations/operationContext.js';
import type { Sink } from '../sharing/membership.js';
import { PacedStream } from './pacedStream.js';

/** A client that takes nothing for so long is cut off; it comes back with its cursor. */
const SLOW_READER_MS = 30_000;

interface ResponseInit {
  readonly status: number;
  readonly statusText: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** One request's event stream. */
export class EventStream {
  readonly #response: Response;
  readonly #onFailure: (error: unknown) => void;
  readonly #ended: Promise<void>;
  #paced: PacedStream | undefined;
  /** Resolves when the client has read what waits for it. */
  #drained: Promise<void> = Promise.resolve();

  constructor(response: Response, onFailure: (error: unknown) => void) {
    this.#response = response;
    this.#onFailure = onFailure;
    this.#ended = new Promise((resolve) => response.once('close', resolve));
  }

  /** What runs for it is given up when the client leaves. */
  belongsTo(context: OperationContext): void {
    if (this.#response.closed) void context.abort();
    else this.#response.once('close', () => void (this.#response.writableFinished ? context.close() : context.abort()));
  }

  /** Events that are made text once for many, in the form of graphql-sse. */
  get sink(): Sink {
    const response = this.#response;
    return {
      get isOpen() {
        return !response.writableNeedDrain;
      },
      send: (text) => void (response.writableEnded || response.write(`event: next\ndata: ${text}\n\n`)),
      burst(send) {
        response.cork();
        send();
        response.uncork();
      },
      onceOpen: (listener) => this.#onceOpen(listener),
    };
  }

  setHeaders(headers: readonly (readonly [string, string])[]): void {
    for (const [name, value] of headers) this.#response.setHeader(name, value);
  }

  follow(
    result: AsyncGenerator<ExecutionResult, void, void> | ExecutionResult,
  ): AsyncGenerator<ExecutionResult, void, void> | ExecutionResult {
    if (!(Symbol.asyncIterator in result)) return result;
    this.#paced = new PacedStream(result, async () => await this.#drained);
    if (this.#response.closed) void this.#paced.return();
    return this.#paced;
  }

  async answer(body: AsyncGenerator<string> | string | null, { status, statusText, headers }: ResponseInit): Promise<void> {
    const response = this.#response;
    if (body === null || typeof body === 'string') {
      if (!response.closed) response.writeHead(status, statusText, { ...headers }).end(body ?? undefined);
      return;
    }
    // Clients behind a proxy must not wait for its buffer to fill.
    response.writeHead(status, statusText, {
      'content-type': headers?.['content-type'],
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    });
    const leave = (): void => void body.return(undefined);
    response.once('close', leave);
    if (response.closed) leave();
    try {
      for await (const part of body) if (!this.#write(part)) await this.#drained;
      response.end();
    } catch (error) {
      this.#onFailure(error);
      response.destroy();
    }
  }

  /** Without a last word: as if the connection had gone. */
  async end(): Promise<void> {
    this.#response.end();
    await this.#paced?.return();
    await this.#ended;
  }

  async endWith(last: ExecutionResult): Promise<void> {
    await this.#paced?.endWith(last);
  }

  #write(part: string): boolean {
    const response = this.#response;
    if (response.writableEnded || response.closed || response.write(part)) return true;
    this.#drained = new Promise((resolve) => {
      const timer = setTimeout(() => response.destroy(), SLOW_READER_MS);
      this.#onceOpen(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    return false;
  }

  #onceOpen(listener: () => void): void {
    const response = this.#response;
    const open = (): void => {
      response.off('drain', open).off('close', open);
      listener();
    };
    response.on('drain', open).on('close', open);
  }
}
