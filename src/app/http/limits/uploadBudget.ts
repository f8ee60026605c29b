import type { Readable } from 'node:stream';

const MEBIBYTE = 1_048_576;

export interface UploadLimits {
  /** Bodies lie in memory until they are committed as a whole: so much at once, in one process. */
  readonly bytes: number;
  /** Of one client: two of the largest, so that nobody shuts out all others by beginning and not going on. */
  readonly clientBytes: number;
}

const LIMITS: UploadLimits = { bytes: 256 * MEBIBYTE, clientBytes: 128 * MEBIBYTE };

/** More was being uploaded than the process, or one client, may hold. */
export class Overload extends Error {}

/** Counts what uploads hold in memory, by what has really arrived: a slow sender costs little. */
export class UploadBudget {
  #held = 0;
  readonly #heldByClient = new Map<string, number>();

  constructor(private readonly limits: UploadLimits = LIMITS) {}

  /** Lets `use` read the stream and do with it what it likes; what was read counts until that is done. Throws Overload. */
  async take<Value>(stream: Readable, client: string, use: (parts: AsyncIterable<Uint8Array>) => Promise<Value>): Promise<Value> {
    const upload = { bytes: 0, client };
    try {
      return await use(this.#counted(stream, upload));
    } finally {
      this.#hold(client, -upload.bytes);
    }
  }

  async *#counted(stream: Readable, upload: { bytes: number; readonly client: string }): AsyncGenerator<Uint8Array> {
    // A body that is too large must still be answered: the socket lives on when reading stops.
    for await (const part of stream.iterator({ destroyOnReturn: false })) {
      const bytes = part as Uint8Array;
      upload.bytes += bytes.length;
      if (!this.#hold(upload.client, bytes.length)) throw new Overload();
      yield bytes;
    }
  }

  /** Whether there was room for it. */
  #hold(client: string, bytes: number): boolean {
    const heldByClient = (this.#heldByClient.get(client) ?? 0) + bytes;
    this.#held += bytes;
    if (heldByClient > 0) this.#heldByClient.set(client, heldByClient);
    else this.#heldByClient.delete(client);
    return this.#held <= this.limits.bytes && heldByClient <= this.limits.clientBytes;
  }
}
