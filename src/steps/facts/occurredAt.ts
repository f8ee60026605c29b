import { parseInstant, type Instant } from '../../domain/shared/dates.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { invalidInput } from '../../domain/shared/refusals.js';

/** When something happened, in UTC so that instants compare as text: as told, now if nothing was told, never later than now. */
export function occurredAtOf(told: string | undefined, now: string): Instant | Refusal {
  if (told === undefined) return now as Instant;
  const instant = parseInstant(told);
  if (instant !== undefined && instant <= now) return instant;
  return invalidInput('occurredAt is an instant not later than now.', ['input', 'occurredAt'], { seen: told.slice(0, 60), now });
}
