import type { Level } from './level.js';

/** The levels of a notice in message order, found by HL01. Of levels with the same id the last is found. */
export class LevelIndex {
  readonly levels: Level[] = [];
  /** Nearly every sender numbers the levels from 1 on, so their place tells them; these are the others. */
  readonly #outOfPlace = new Map<string, Level>();

  add(level: Level): void {
    this.levels.push(level);
    if (Number(level.id) !== this.levels.length) this.#outOfPlace.set(level.id, level);
    else if (this.#outOfPlace.size > 0) this.#outOfPlace.delete(level.id);
  }

  find(id: string): Level | undefined {
    const other = this.#outOfPlace.size > 0 ? this.#outOfPlace.get(id) : undefined;
    if (other !== undefined) return other;
    const inPlace = this.levels[Number(id) - 1];
    return inPlace?.id === id ? inPlace : undefined;
  }
}
