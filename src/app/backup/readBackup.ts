import type { z } from 'zod';
import { HEAD_ENTRY, backupHead, type BackupHead } from './backupFormat.js';
import { readTarFile, type TarEntry } from './tarFile.js';

/** The file is none of ours, was cut, or was changed. */
export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup';
}

/** A backup, read once from its beginning to its end. */
export class BackupReader {
  readonly #entries: AsyncGenerator<TarEntry, void, undefined>;
  #next: TarEntry | undefined;

  constructor(file: string) {
    this.#entries = readTarFile(file);
  }

  /** Read first. */
  async head(): Promise<BackupHead> {
    return await this.json(HEAD_ENTRY, backupHead);
  }

  /** The entry that stands here, as JSON of this shape. */
  async json<Shape extends z.ZodType>(name: string, shape: Shape): Promise<z.infer<Shape>> {
    const entry = await this.#peek();
    if (entry?.name !== name) throw new DamagedBackup(`The backup is damaged: ${name} is missing.`);
    this.#next = undefined;
    const parsed = shape.safeParse(parseJson(entry.content));
    if (!parsed.success) throw new DamagedBackup(`The backup is damaged, or of another version: ${name} is not understood.`);
    return parsed.data;
  }

  /** Whether such an entry stands here. */
  async has(name: string): Promise<boolean> {
    return (await this.#peek())?.name === name;
  }

  /** All entries below a folder that stand here. */
  async *piecesOf(folder: string): AsyncGenerator<Buffer, void, undefined> {
    for (let entry = await this.#peek(); entry?.name.startsWith(folder) === true; entry = await this.#peek()) {
      this.#next = undefined;
      yield entry.content;
    }
  }

  async close(): Promise<void> {
    await this.#entries.return();
  }

  async #peek(): Promise<TarEntry | undefined> {
    if (this.#next !== undefined) return this.#next;
    try {
      const { value, done } = await this.#entries.next();
      return (this.#next = done === true ? undefined : value);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
      throw new DamagedBackup(`The backup cannot be read: ${(error as Error).message}.`);
    }
  }
}

function parseJson(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}
