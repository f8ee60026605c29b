import type { Readable } from 'node:stream';

/** Bodies lie in memory until they are committed as a whole: so much at once, in one process. */
const BUDGET_BYTES = 256 * 1_048_576;

/** More was being uploaded than the process may hold. */
export class Overload extends Error {}

/** Counts what uploads hold in memory, by what has really arrived: a slow sender costs little. */
export class UploadBudget {
  #held = 0;

  constructor(private readonly budgetBytes: number = BUDGET_BYTES) {}

  /** Lets `use` read the stream and do with it what it likes; what was read counts until that is done. Throws Overload. */
  async take<Value>(stream: Readable, use: (parts: AsyncIterable<Uint8Array>) => Promise<Value>): Promise<Value> {
    const upload = { bytes: 0 };
    try {
      return await use(this.#counted(stream, upload));
    } finally {
      this.#held -= upload.bytes;
    }
  }

  async *#counted(stream: Readable, upload: { bytes: number }): AsyncGenerator<Uint8Array> {
    // A body that is too large must still be answered: the socket lives on when reading stops.
    for await (const part of stream.iterator({ destroyOnReturn: false })) {
      const bytes = part as Uint8Array;
      upload.bytes += bytes.length;
      this.#held += bytes.length;
      if (this.#held > this.budgetBytes) throw new Overload();
      yield bytes;
    }
  }
}
