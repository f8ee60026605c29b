import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { Command, Outcome } from '../../src/platform/execute.js';
import { ConcurrentChange, sqlState } from '../../src/platform/unitOfWork.js';
import type { World } from './world.js';

const STATEMENT_NAME = /^\/\* (\w+) \*\//;
const LOOK_EVERY_MS = 3;
const UNNAMED = 'unnamed';
const COMMIT = 'commit';

/** The same command, watched. */
export type Watch = <Input, Result>(command: Command<Input, Result, Refusal>) => Command<Input, Result, Refusal>;

/** One of two that meet: what it is called, and how it runs under a watch. */
export interface Side {
  readonly name: string;
  run(watch: Watch): Promise<Outcome<unknown, Refusal>>;
}

/** Walks with a command: writes down its statements and stops it once, before the statement of a number or a name; a number past the last one is before the commit. */
class Walk {
  readonly statements: string[] = [];
  /** Why units of work had to start over; not those that found by themselves that what they had looked at was overtaken. */
  readonly broken: string[] = [];
  stoppedBefore: string | undefined;
  #attempts = 0;
  readonly reached: Promise<void>;
  readonly #resumed: Promise<void>;
  #reach: () => void = () => undefined;
  resume: () => void = () => undefined;

  constructor(readonly stopsAt?: number | string) {
    this.reached = new Promise((resolve) => (this.#reach = resolve));
    this.#resumed = new Promise((resolve) => (this.resume = resolve));
  }

  readonly watch: Watch = (command) => ({
    name: command.name,
    run: async (work, intents) => {
      this.#attempts += 1;
      // A unit of work that starts over runs through.
      if (this.#attempts > 1) return await command.run(work, intents);
      const rows: typeof work.rows = async (statement, values) => {
        const name = STATEMENT_NAME.exec(statement)?.[1] ?? UNNAMED;
        await this.#stop(name);
        this.statements.push(name);
        return await work.rows(statement, values);
      };
      try {
        const verdicts = await command.run({ ...work, rows }, intents);
        await this.#stop(COMMIT);
        return verdicts;
      } catch (error) {
        if (!(error instanceof ConcurrentChange)) this.broken.push(sqlState(error) ?? String(error));
        throw error;
      }
    },
  });

  async #stop(next: string): Promise<void> {
    const isThere = this.stopsAt === this.statements.length || this.stopsAt === next;
    if (this.stoppedBefore !== undefined || !isThere) return;
    this.stoppedBefore = next;
    this.#reach();
    await this.#resumed;
  }
}

/** The statements of a side that nobody disturbs. */
export async function statementsOf(side: Side): Promise<readonly string[]> {
  const walk = new Walk();
  await side.run(walk.watch);
  return walk.statements;
}

export interface Met {
  /** Where the one that was stopped stood. */
  readonly at: string;
  /** True when the other came to its end meanwhile; false when it had to wait for a lock. */
  readonly isOvertaken: boolean;
  /** Of the one that was stopped and of the other, in this order. */
  readonly outcomes: readonly [Outcome<unknown, Refusal>, Outcome<unknown, Refusal>];
  /** SQLSTATEs that broke a unit of work of either, a deadlock say, and that nobody saw since it started over. */
  readonly broken: readonly string[];
}

/** The first stops before its statement of that number or name, the second runs to its end or into a lock of the first, the first goes on. An error of either is thrown. */
export async function meet(world: World, [first, second]: readonly [Side, Side], stopsAt: number | string): Promise<Met> {
  const [one, two] = [new Walk(stopsAt), new Walk()];
  const stopped = first.run(one.watch);
  await Promise.race([one.reached, stopped]);
  let hasEnded = false;
  const other = second.run(two.watch).finally(() => (hasEnded = true));
  // Whatever it throws is thrown again below, when the first has gone on.
  other.catch(() => undefined);
  await endedOrBlocked(world, () => hasEnded);
  const isOvertaken = hasEnded;
  one.resume();
  const [mine, its] = await Promise.all([stopped, other]);
  if (one.stoppedBefore === undefined) throw new Error(`${first.name} never came to ${stopsAt}`);
  return { at: `${first.name} before ${one.stoppedBefore}`, isOvertaken, outcomes: [mine, its], broken: [...one.broken, ...two.broken] };
}

async function endedOrBlocked(world: World, hasEnded: () => boolean): Promise<void> {
  for (;;) {
    const blocked = await world.rows(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and cardinality(pg_blocking_pids(pid)) > 0`,
    );
    if (hasEnded() || blocked.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
