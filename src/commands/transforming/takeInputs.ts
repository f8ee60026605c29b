import type { BalanceBook, BalanceKey, Balance } from '../../ledger/balanceBook.js';
import { holdsCovering, type OpenHold } from '../../ledger/openHolds.js';
import type { Movement } from '../../ledger/post.js';
import { encodeTypeId } from '../../platform/ids.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { formatQuantity } from '../../domain/shared/quantity.js';
import type { Quantity } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { refusal } from '../../domain/shared/refusals.js';
import { availabilityOf } from '../../domain/stock/availability.js';
import { blockRefusals } from '../../domain/stock/blockRefusals.js';
import { takeFrom } from '../../domain/stock/takeFrom.js';
import type { PlannedInput, TransformationPlan } from './decideTransformation.js';
import { productionBalance } from './settleOutputs.js';
import { hasStanding, standingsAmong, type Standing } from './standing.js';

export interface TakingContext {
  readonly book: BalanceBook;
  readonly sources: readonly BalanceKey[];
  /** Of the inputs' lots. */
  readonly holds: readonly OpenHold[];
}

export interface TakenInputs {
  readonly standing: Standing;
  readonly movements: readonly Movement[];
}

/**
 * What goes from the bins to production, all of one standing, or every reason why not. Blocked stock may be divided, since its blocks pass to
 * the parts; it may not be blended, for they would spread.
 */
export function takeInputs(plan: TransformationPlan, context: TakingContext): Decided<TakenInputs> {
  const attempts = standingsAmong(context.sources.map((source) => context.book.at(source))).map((standing) =>
    takeOfStanding(plan, context, standing),
  );
  return attempts.find((attempt) => attempt.ok) ?? (attempts[0] as Decided<TakenInputs>);
}

function takeOfStanding(plan: TransformationPlan, context: TakingContext, standing: Standing): Decided<TakenInputs> {
  const takenBefore = new Map<number, bigint>();
  const sources = context.sources.filter((source) => hasStanding(source, standing));
  const decisions = plan.inputs.map((input) => takeInput(plan, input, { ...context, sources, standing, takenBefore }));
  const refusals = decisions.flatMap((decision) => (decision.ok ? [] : decision.refusals));
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, value: { standing, movements: decisions.flatMap((decision) => (decision.ok ? decision.value : [])) } };
}

interface InputContext extends TakingContext {
  readonly standing: Standing;
  readonly takenBefore: Map<number, bigint>;
}

function takeInput(plan: TransformationPlan, input: PlannedInput, context: InputContext): Decided<readonly Movement[]> {
  const own = context.sources
    .filter((source) => source.lotId === input.lot.id && source.binId === input.bin.id)
    .map((source) => withoutTaken(context.book.at(source), context.takenBefore));
  const taking = takeFrom(own, input.quantity);
  const blocks = plan.kind === 'SPLIT' ? [] : blocksOf(plan, { input, holds: context.holds }, own);
  if (blocks.length > 0) return { ok: false, refusals: blocks };
  if (taking.short > 0n) return { ok: false, refusals: [notEnough(input, taking, plan.item.baseUnit)] };
  for (const taken of taking.taken) context.takenBefore.set(taken.from.id, (context.takenBefore.get(taken.from.id) ?? 0n) + taken.quantity);
  const production = context.book.at(productionBalance(plan, input.lot.id, context.standing));
  return { ok: true, value: taking.taken.map((taken) => ({ from: taken.from, to: production, quantity: taken.quantity })) };
}

const withoutTaken = (balance: Balance, taken: ReadonlyMap<number, bigint>): Balance => ({
  ...balance,
  onHand: (balance.onHand - (taken.get(balance.id) ?? 0n)) as Quantity,
});

interface HeldInput {
  readonly input: PlannedInput;
  readonly holds: readonly OpenHold[];
}

/** Balances of one lot, bin and standing have the same blocks: the first speaks for all. */
function blocksOf(plan: TransformationPlan, { input, holds }: HeldInput, balances: readonly Balance[]): readonly Refusal[] {
  const first = balances[0];
  if (first === undefined) return [];
  const [hold] = holdsCovering(holds, first);
  return blockRefusals(availabilityOf(first, plan.siteToday).reasons, {
    lotPublicId: input.lotPublicId,
    lotNumber: input.lot.lotNumber,
    hold: hold === undefined ? undefined : { publicId: encodeTypeId(ID_PREFIXES.hold, hold.publicId), type: hold.type },
    binPublicId: first.binPublicId,
    usableThrough: first.usableThrough,
    path: [...input.path, 'lotId'],
  });
}

const notEnough = (input: PlannedInput, taking: ReturnType<typeof takeFrom>, unit: string): Refusal =>
  refusal(
    'INSUFFICIENT_LOT_IN_BIN',
    `${input.bin.code} has ${formatQuantity(taking.free)} free of lot ${input.lot.lotNumber}, not ${formatQuantity(input.quantity)}.`,
    {
      path: [...input.path, 'quantity'],
      facts: {
        lot: input.lotPublicId,
        requested: formatQuantity(input.quantity),
        available: formatQuantity(taking.free),
        onHand: formatQuantity(taking.onHand),
        held: formatQuantity(taking.held),
        allocated: formatQuantity(taking.allocated),
        lotNumber: input.lot.lotNumber,
        unit,
      },
    },
  );
