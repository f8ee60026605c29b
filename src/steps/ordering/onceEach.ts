import type { Decided } from '../../domain/shared/refusal.js';
import { invalidInput } from '../../domain/shared/refusals.js';
import type { OrderFacts } from './orderFacts.js';

/** What one intent does to an order, the next would have to count: an order comes once in a call. */
export function onceEach<Prepared extends { readonly order: OrderFacts }>(
  prepared: readonly Decided<Prepared>[],
): readonly Decided<Prepared>[] {
  const seen = new Set<number>();
  return prepared.map((each) => {
    if (!each.ok || !seen.has(each.value.order.id)) {
      if (each.ok) seen.add(each.value.order.id);
      return each;
    }
    return { ok: false, refusals: [invalidInput('An order comes once in a call.', ['input', 'orderId'])] };
  });
}
