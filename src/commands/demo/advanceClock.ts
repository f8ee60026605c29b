import type { Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, refusal } from '../../domain/shared/refusals.js';
import type { Command, Verdict } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';

export interface AdvanceClock {
  /** Whole seconds, above zero. */
  readonly seconds: number;
}

export interface AdvancedClock {
  /** How far business time is ahead of the machine's now. */
  readonly offsetSeconds: number;
}

const MAXIMUM_YEARS = 10;
const MAXIMUM_SECONDS = MAXIMUM_YEARS * 365 * 86_400;
/** What the database answers to a clock that would be further ahead than that. */
const TOO_FAR = -1;

/** Moves the clock of a demo forward, for every process on its database. `movable`: the server was started for a demo. */
export function advanceClock(movable: boolean): Command<AdvanceClock, AdvancedClock, Refusal> {
  return {
    name: 'advanceClock',
    async run(work, intents) {
      const verdicts: Verdict<AdvancedClock, Refusal>[] = [];
      for (const { input } of intents)
        verdicts.push(movable ? await advance(work, input) : fixed('This server is no demo: time is real here.'));
      return verdicts;
    },
  };
}

async function advance(work: UnitOfWork, { seconds }: AdvanceClock): Promise<Verdict<AdvancedClock, Refusal>> {
  if (!Number.isSafeInteger(seconds) || seconds <= 0) return outOfRange('The clock moves forward only, by whole seconds.');
  if (seconds > MAXIMUM_SECONDS) return tooFar();
  const [row] = await work.rows<{ offsetMs: number | null }>(`select advance_clock($1) as "offsetMs"`, [seconds * 1_000]);
  if (row === undefined || row.offsetMs === null) return fixed('Other tenants live in this database: time is real for them.');
  if (row.offsetMs === TOO_FAR) return tooFar();
  return { ok: true, value: { offsetSeconds: row.offsetMs / 1_000 } };
}

const tooFar = () => outOfRange(`The clock may be ${MAXIMUM_YEARS} years ahead at most.`);

const outOfRange = (message: string): Verdict<AdvancedClock, Refusal> => ({
  ok: false,
  refusals: [invalidInput(message, ['input', 'seconds'], { limitSeconds: MAXIMUM_SECONDS })],
});

const fixed = (message: string): Verdict<AdvancedClock, Refusal> => ({
  ok: false,
  refusals: [refusal('CLOCK_FIXED', message, { facts: { demo: true } })],
});
