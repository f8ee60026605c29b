import { UsageFailure } from './cliFailure.js';

const UNIT_SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;
const DURATION = /^(\d{1,9})([smhdw])$/;

/** "14d", "36h", "90m", "30s" or "2w" in seconds. */
export function parseDuration(text: string): number {
  const [, count = '', unit] = DURATION.exec(text) ?? [];
  if (unit === undefined) throw new UsageFailure(`${text} is no duration.`, 'Write a whole number and s, m, h, d or w: 14d.');
  return Number(count) * UNIT_SECONDS[unit as keyof typeof UNIT_SECONDS];
}
