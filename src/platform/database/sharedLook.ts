/**
 * A look that many want at once. Whoever asks while one is under way gets the next one's answer, for the one under way may have looked before
 * they asked: so an answer is never older than its question, and there are never more than two at work.
 */
export class SharedLook<Value> {
  readonly #look: () => Promise<Value>;
  #current: Promise<unknown> | undefined;
  #next: Promise<Value> | undefined;

  constructor(look: () => Promise<Value>) {
    this.#look = look;
  }

  async ask(): Promise<Value> {
    return await (this.#next ??= this.#begin());
  }

  async #begin(): Promise<Value> {
    await this.#current?.catch(() => undefined);
    this.#next = undefined;
    const looking = this.#look();
    this.#current = looking;
    return await looking;
  }
}
