import type { LocalDate } from '../../domain/shared/dates.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Command, Executor, Intent } from '../../platform/execute.js';

/** Runs intents in batches; every key begins with "seed", so that a second run answers what the first did and does nothing. */
export interface Seeder {
  readonly seededAt: string;
  readonly today: LocalDate;
  all<Input, Result>(
    command: Command<Input, Result, Refusal>,
    intents: readonly (Intent<Input> & { readonly key: string })[],
  ): Promise<readonly Result[]>;
}

export interface SeederOptions {
  readonly executor: Executor<Refusal>;
  readonly tenantId: number;
  readonly principalId: number;
  readonly seededAt: string;
}

const BATCH = 25;

export function createSeeder({ executor, tenantId, principalId, seededAt }: SeederOptions): Seeder {
  return {
    seededAt,
    today: seededAt.slice(0, 10) as LocalDate,
    async all(command, intents) {
      const results = [];
      for (let start = 0; start < intents.length; start += BATCH) {
        const outcomes = await executor.execute(command, { actor: { tenantId, principalId } }, intents.slice(start, start + BATCH));
        for (const outcome of outcomes) {
          if (!outcome.ok) throw new Error(`the demo's ${command.name} was refused: ${JSON.stringify(outcome.refusals)}`);
          results.push(outcome.value);
        }
      }
      return results;
    },
  };
}
