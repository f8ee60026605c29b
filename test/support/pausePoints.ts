import type { Command } from '../../src/platform/execute.js';
import type { UnitOfWork } from '../../src/platform/unitOfWork.js';
import { eventually } from './eventually.js';
import type { World } from './world.js';

const STATEMENT_NAME = /^\/\* (\w+) \*\//;

/** A place in a command's way where a test stops it once: before or after the statement whose name comment says so. */
export class PausePoint {
  /** Resolves when the command stands here; the transaction stays open with all its locks. */
  readonly reached: Promise<void>;
  readonly #resumed: Promise<void>;
  #reach: () => void = () => undefined;
  #resume: () => void = () => undefined;
  #passed = false;

  constructor(
    readonly when: 'before' | 'after',
    readonly statement: string,
  ) {
    this.reached = new Promise((resolve) => (this.#reach = resolve));
    this.#resumed = new Promise((resolve) => (this.#resume = resolve));
  }

  resume(): void {
    this.#resume();
  }

  /** Only the first pass stops: a unit of work that starts over runs through. */
  async stop(when: 'before' | 'after', statement: string): Promise<void> {
    if (this.#passed || when !== this.when || statement !== this.statement) return;
    this.#passed = true;
    this.#reach();
    await this.#resumed;
  }
}

export const before = (statement: string): PausePoint => new PausePoint('before', statement);
export const after = (statement: string): PausePoint => new PausePoint('after', statement);

/** The same command, which stops at the point. Nothing in the command knows. */
export function pausing<Input, Result, Refusal>(
  command: Command<Input, Result, Refusal>,
  point: PausePoint,
): Command<Input, Result, Refusal> {
  return {
    name: command.name,
    run: (work, intents) => command.run(stoppingAt(work, point), intents),
  };
}

/** Resolves when some connection of the world's database waits for a lock that another holds. */
export async function someoneWaits(world: World): Promise<void> {
  await eventually('a connection that waits for a lock', async () => {
    const rows = await world.rows(
      `select from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`,
    );
    return rows.length > 0;
  });
}

function stoppingAt(work: UnitOfWork, point: PausePoint): UnitOfWork {
  return {
    ...work,
    async rows<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]> {
      const name = STATEMENT_NAME.exec(statement)?.[1] ?? '';
      await point.stop('before', name);
      const rows = await work.rows<Row>(statement, values);
      await point.stop('after', name);
      return rows;
    },
  };
}
