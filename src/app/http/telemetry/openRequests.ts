import type { Server, ServerResponse } from 'node:http';

/** The requests that a server has taken and not yet answered. */
export class OpenRequests {
  readonly #open = new Set<ServerResponse>();
  #takesLeave = false;
  #onEmpty: (() => void) | undefined;

  constructor(http: Server) {
    // Before whoever answers: a head that was sent cannot be changed.
    http.prependListener('request', (_request, response) => this.#take(response));
  }

  /** From now on each answer is the last of its connection (`Connection: close`), so that no client sends another request into a closing one. */
  takeLeave(): void {
    this.#takesLeave = true;
    for (const response of this.#open) response.shouldKeepAlive = false;
  }

  /** Resolves when all are answered, or their clients have left; at the latest after so long. */
  async ended(withinMs: number): Promise<void> {
    if (this.#open.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
      this.#onEmpty = resolve;
    });
    clearTimeout(timer);
  }

  #take(response: ServerResponse): void {
    this.#open.add(response);
    if (this.#takesLeave) response.shouldKeepAlive = false;
    response.once('close', () => {
      this.#open.delete(response);
      if (this.#open.size === 0) this.#onEmpty?.();
    });
  }
}
