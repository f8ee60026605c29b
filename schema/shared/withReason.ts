import type { ReasonInput } from './stockMoving.inputs.js';

/** Commands take a reason's code and note side by side. */
export function withReason<Input extends { readonly reason: ReasonInput }>({
  reason,
  ...rest
}: Input): Omit<Input, 'reason'> & { readonly reasonCode: string; readonly note?: string } {
  return { ...rest, reasonCode: reason.code, ...(reason.note ? { note: reason.note } : {}) };
}
