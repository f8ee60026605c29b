import type { Refusal } from '../shared/refusal.js';
import { refusal } from '../shared/refusals.js';
import { HOLD_REASONS } from './hold.js';

/** A reason code from the list; OTHER says in a note what it is. */
export function reasonRefusals(input: { readonly reasonCode: string; readonly note?: string }): readonly Refusal[] {
  const known = (HOLD_REASONS as readonly string[]).includes(input.reasonCode);
  if (known && (input.reasonCode !== 'OTHER' || (input.note ?? '').trim() !== '')) return [];
  const message = known ? 'Reason OTHER needs a note.' : `Reason ${input.reasonCode} is not one of ${HOLD_REASONS.join(', ')}.`;
  return [refusal('REASON_CODE_REQUIRED', message, { path: ['input', 'reason'], facts: { reasonCode: input.reasonCode } })];
}
