import { advanceClock } from '../../src/commands/demo/advanceClock.js';
import type { GraphContext } from '../shared/context.js';
import { runCommand } from '../shared/runCommand.js';
import type { AdvanceClockInput } from './clock.inputs.js';
import type { ClockType } from './clock.type.js';

/** The clock as it is now. */
export function clockOf(context: GraphContext): ClockType {
  return { now: context.now(), offsetSeconds: Math.round(context.clock.offsetMs / 1_000), movable: context.clock.movable };
}

/** Moves it, and waits until this process goes by the new time: what the payload tells is told at it. */
export async function moveClock(context: GraphContext, input: AdvanceClockInput) {
  const payload = await runCommand(context, advanceClock(context.clock.movable), input);
  if (payload.userErrors.length === 0) await context.clock.look();
  return payload;
}
