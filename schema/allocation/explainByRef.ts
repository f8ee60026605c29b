import type { LocalDate } from '../../src/domain/shared/dates.js';
import { formatQuantity, type Quantity } from '../../src/domain/shared/quantity.js';
import type { Verdict } from '../../src/domain/allocation/planAllocation.js';
import { demandOfLine, demandWhatIf, type Looking } from '../../src/queries/allocating/demandByRef.js';
import { explainAllocation, type AllocationExplanation } from '../../src/queries/allocating/explainAllocation.js';
import type { GraphContext } from '../shared/context.js';
import { requestError } from '../shared/requestError.js';
import type { ExplainAllocationInput, ExplainOrderLineInput } from './explainAllocation.inputs.js';

/** Lots that a demand may name. */
const MAXIMUM_NAMED_LOTS = 50;

/** The allocator's decision on a line or on a demand that nobody made; null when something that is named is not there. Errors: BAD_USER_INPUT, LIST_TOO_LONG. */
export async function explainByRef(
  context: GraphContext,
  { orderLine, whatIf }: ExplainAllocationInput,
): Promise<PublishedExplanation | null> {
  const looking = lookingOf(orderLine ?? whatIf);
  const rows = context.read();
  const demand = orderLine
    ? await demandOfLine(rows, { ...orderLine, ...looking })
    : whatIf
      ? await demandWhatIf(rows, {
          ...whatIf,
          ...looking,
          quantity: { value: whatIf.quantity.value, unit: whatIf.quantity.unit ?? undefined },
          customer: whatIf.customer ?? undefined,
          shipToId: whatIf.shipToId ?? undefined,
          shipOn: (whatIf.shipOn ?? undefined) as LocalDate | undefined,
        })
      : undefined;
  if (demand === undefined) return null;
  if ('code' in demand) throw requestError('BAD_USER_INPUT', demand.message);
  return published(await explainAllocation(rows, demand, context.now()));
}

/** Lots are named for EXPLICIT_LOT and for nothing else, as in allocateOrder. */
function lookingOf(asked: Pick<ExplainOrderLineInput, 'lotIds' | 'strategy' | 'packUnit'> | null | undefined): Looking {
  const lotIds = asked?.lotIds ?? [];
  if (lotIds.length > MAXIMUM_NAMED_LOTS)
    throw requestError('LIST_TOO_LONG', `${lotIds.length} lots; at most ${MAXIMUM_NAMED_LOTS} are named.`);
  const strategy = asked?.strategy ?? (lotIds.length > 0 ? 'EXPLICIT_LOT' : undefined);
  if ((strategy === 'EXPLICIT_LOT') === lotIds.length > 0) return { lotIds, strategy, packUnit: asked?.packUnit ?? undefined };
  throw requestError('BAD_USER_INPUT', 'Lots are named for EXPLICIT_LOT, and for that alone.');
}

export interface PublishedExplanation extends Omit<AllocationExplanation, 'quantity' | 'short' | 'pack'> {
  readonly packMultiple: object | null;
  readonly quantity: object;
  readonly short: object;
}

const published = ({ pack, ...explanation }: AllocationExplanation): PublishedExplanation => ({
  ...explanation,
  packMultiple: pack && amountOf(pack.multiple, explanation.unit),
  quantity: amountOf(explanation.quantity, explanation.unit),
  short: amountOf(explanation.short, explanation.unit),
});

export const amountOf = (value: Quantity, unit: string): { readonly value: string; readonly unit: string } => ({
  value: formatQuantity(value),
  unit,
});

/** What a candidate tells without looking anything up. */
export const publishVerdict = (verdict: Verdict, unit: string) => ({
  place: verdict.place,
  lotId: verdict.candidate.lotId,
  binId: verdict.candidate.binId,
  usableThrough: verdict.candidate.usableThrough === 'infinity' ? null : verdict.candidate.usableThrough,
  onHand: amountOf(verdict.candidate.onHand, unit),
  available: amountOf(verdict.available, unit),
  taken: amountOf(verdict.taken, unit),
  rejections: verdict.rejections.map(({ ruleId, ...rejection }) => ({ ...rejection, customerLotRuleId: ruleId })),
});
