import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { CliClockQuery } from '../demo/generated/graphql.js';
import type { Act, CliAnswer } from './act.js';
import { done } from './apiClient.js';
import { openApi, type Cli } from './cli.js';
import { ADVANCE_CLOCK, CLOCK } from './operations.js';
import { parseDuration } from './parseDuration.js';

type Clock = CliClockQuery['clock'];

/** clock show, clock advance. */
export function addClockCommands(program: Command, act: Act): void {
  const clock = program.command('clock').description('The time as the platform sees it.');
  clock.command('show').description('What time it is.').action(act(show));
  clock
    .command('advance')
    .description('Move the clock of a demo forward, for good: lots and keys expire, schedules look again. Refused unless DEMO is true.')
    .argument('<duration>', '14d, 36h, 90m, 30s or 2w')
    .action(act(advance));
}

async function show(cli: Cli): Promise<CliAnswer> {
  const api = await openApi(cli, 'auditor');
  return told((await api.ask(CLOCK, {})).clock);
}

async function advance(cli: Cli, duration: string): Promise<CliAnswer> {
  const seconds = parseDuration(duration);
  const api = await openApi(cli, 'administrator');
  const { clock } = done((await api.ask(ADVANCE_CLOCK, { input: { idempotencyKey: randomUUID(), seconds } })).advanceClock);
  return told(clock as Clock);
}

function told({ now, offsetSeconds, movable }: Clock): CliAnswer {
  const ahead = offsetSeconds === 0 ? 'the real time' : `${offsetSeconds / 86_400} days ahead of the real time`;
  return { data: { now, offsetSeconds, movable }, text: `It is ${now}, ${ahead}.` };
}
