import type { Made } from './probeThings.js';

/** What a field holds: of a list, its first. */
export function within(made: Made, field: string): Made {
  const held = made[field];
  return (Array.isArray(held) ? held[0] : held) as Made;
}
