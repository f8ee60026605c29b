/** Wakes one waiting loop. A ring while nobody waits is kept for the next wait; many rings are one. */
export class Doorbell {
  #rung = false;
  #release: (() => void) | undefined;

  ring(): void {
    if (this.#release === undefined) this.#rung = true;
    else this.#release();
  }

  /** Until the next ring, or until so many milliseconds have passed. */
  async wait(milliseconds?: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = milliseconds === undefined ? undefined : setTimeout(() => this.#release?.(), milliseconds);
        this.#release = () => {
          clearTimeout(timer);
          this.#release = undefined;
          resolve();
        };
      });
    }
    this.#rung = false;
  }
}
