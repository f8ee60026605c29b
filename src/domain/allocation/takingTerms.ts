import type { CustomerLotRule } from './customerLotRule.js';
import { applyingRules, askedBy } from './lotRequirements.js';
import type { RuledStrategy, Strategy } from './strategy.js';

/** How an item is taken where nobody says otherwise. */
export interface ItemTaking {
  readonly strategy: RuledStrategy | null;
  readonly packUnit: string | null;
  /** Digits after the point that the item is kept with. */
  readonly scale: number;
}

/** How a call wants an item taken, and how the item is taken otherwise. */
export interface TakingAsked {
  readonly strategy: Strategy | undefined;
  readonly packUnit: string | undefined;
  readonly taking: ItemTaking;
}

export interface TakingTerms {
  readonly strategy: Strategy;
  /** Whole ones of this unit, and the TypeID of the rule that asks for it; null when the call or the item does. */
  readonly packUnit: { readonly value: string; readonly ruleId: string | null } | null;
}

/** Call before place before customer before class before item. */
export function takingTerms(
  rules: readonly CustomerLotRule[],
  demand: { readonly shipToId: number | null; readonly itemId: number },
  { strategy, packUnit, taking }: TakingAsked,
): TakingTerms {
  const applying = applyingRules(rules, demand);
  const ofItem = taking.packUnit === null ? null : { value: taking.packUnit, ruleId: null };
  return {
    strategy: strategy ?? askedBy(applying, (rule) => rule.strategy)?.value ?? taking.strategy ?? 'FEFO',
    packUnit: packUnit === undefined ? (askedBy(applying, (rule) => rule.packUnit) ?? ofItem) : { value: packUnit, ruleId: null },
  };
}

/** How far before others an order comes: as its place has it, its customer, its class. Rules for one item say nothing of orders. */
export function orderPriority(rules: readonly CustomerLotRule[], shipToId: number | null): number {
  const ofOrders = rules.filter(({ itemId }) => itemId === null);
  return askedBy(applyingRules(ofOrders, { shipToId, itemId: 0 }), (rule) => rule.priority)?.value ?? 0;
}
