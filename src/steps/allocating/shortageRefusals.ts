import { heldBack, type HeldBack } from '../../ledger/allocating/heldBack.js';
import { holdsCovering, loadOpenHolds, type OpenHold } from '../../ledger/openHolds.js';
import { siteToday } from '../../platform/clock.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Candidate } from '../../domain/allocation/candidate.js';
import { availableIn, type AllocationPlan, type Verdict } from '../../domain/allocation/planAllocation.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { addQuantities, formatQuantity, quantity } from '../../domain/shared/quantity.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { refusal } from '../../domain/shared/refusals.js';
import { isBlockReason } from '../../domain/stock/availability.js';
import { blockRefusals } from '../../domain/stock/blockRefusals.js';
import type { AllocationRequest, WantedLine } from './allocationRequest.js';
import type { RequestPlan } from './planRequests.js';

interface ShortLine {
  readonly request: AllocationRequest;
  readonly line: WantedLine;
  readonly plan: AllocationPlan;
}

/** Every line that is short, with what there is and what is held; of lots that were named, also what stands against each. One list a request. */
export async function shortageRefusals(
  work: UnitOfWork,
  requests: readonly AllocationRequest[],
  plans: readonly RequestPlan[],
): Promise<readonly (readonly Refusal[])[]> {
  const short = requests.flatMap((request, index) => shortLines(request, plans[index]));
  if (short.length === 0) return requests.map(() => []);
  const held = await heldBack(
    work,
    short.map(({ request, line }) => ({ itemId: line.item.id, siteId: request.site.id, siteToday: todayOf(work, request) })),
  );
  const holds = await loadOpenHolds(work, [...new Set(short.flatMap(({ line }) => line.namedLotIds))]);
  const refusals = short.map((each, index) => [
    ...ruleViolations(each),
    ...namedLotRefusals(each, holds),
    insufficientStock(each, held[index] ?? { held: '0', nextLotExpiresOn: null }),
  ]);
  return requests.map((request) => short.flatMap((each, index) => (each.request === request ? (refusals[index] ?? []) : [])));
}

const shortLines = (request: AllocationRequest, planned: RequestPlan | undefined): readonly ShortLine[] =>
  request.lines.flatMap((line, index) => {
    const plan = planned?.plans[index];
    return plan === undefined || plan.short <= 0n ? [] : [{ request, line, plan }];
  });

const todayOf = (work: UnitOfWork, { site }: AllocationRequest): LocalDate => siteToday(work.now, site.timeZone) as LocalDate;

/** Stock that is free for others, by the rule of this customer that keeps it back: one refusal a rule, with the numbers of the first such lot. */
function ruleViolations({ line, plan }: ShortLine): readonly Refusal[] {
  const kept = plan.verdicts.flatMap(({ free, rejections, candidate }) => {
    const [first] = rejections;
    return free > 0n && first?.ruleId ? [{ ...first, ruleId: first.ruleId, free, lotNumber: candidate.lotNumber }] : [];
  });
  return [...new Set(kept.map(({ rule, ruleId }) => `${rule} ${ruleId}`))].map((name) => {
    const alike = kept.filter(({ rule, ruleId }) => `${rule} ${ruleId}` === name) as [(typeof kept)[number], ...typeof kept];
    const [{ rule, ruleId, required, actual, lotNumber }] = alike;
    const amount = formatQuantity(addQuantities(alike.map(({ free }) => free)));
    return refusal(
      'CUSTOMER_LOT_RULE_VIOLATION',
      `${amount} ${line.item.baseUnit} of ${line.item.sku} may not go to this customer: ${rule}.`,
      {
        path: line.path,
        facts: {
          rule,
          customerLotRule: ruleId,
          required,
          actual,
          lotNumber,
          quantity: amount,
          unit: line.item.baseUnit,
          item: line.item.publicId,
        },
      },
    );
  });
}

function namedLotRefusals({ line, plan }: ShortLine, holds: readonly OpenHold[]): readonly Refusal[] {
  if (line.strategy !== 'EXPLICIT_LOT') return [];
  return plan.verdicts.flatMap(({ candidate, rejections }: Verdict) => {
    const [hold] = holdsCovering(holds, candidate);
    const isReserved = rejections.some(({ rule }) => rule === 'RESERVED_FOR_OTHERS');
    const blocks = blockRefusals(rejections.map(({ rule }) => rule).filter(isBlockReason), {
      lotPublicId: candidate.lotPublicId,
      lotNumber: candidate.lotNumber,
      binPublicId: candidate.binPublicId,
      usableThrough: candidate.usableThrough,
      hold: hold === undefined ? undefined : { publicId: encodeTypeId(ID_PREFIXES.hold, hold.publicId), type: hold.type },
      path: line.path,
    });
    return isReserved ? [lotRestricted(candidate, line.path), ...blocks] : blocks;
  });
}

const lotRestricted = ({ lotPublicId, lotNumber }: Candidate, path: readonly string[]): Refusal =>
  refusal('LOT_RESTRICTED', `Lot ${lotNumber} is kept for other customers.`, { path, facts: { lot: lotPublicId, lotNumber } });

function insufficientStock({ line, plan }: ShortLine, { held, nextLotExpiresOn }: HeldBack): Refusal {
  const { item, path, orderLinePublicId } = line;
  const available = availableIn(plan);
  return refusal(
    'INSUFFICIENT_STOCK',
    `${formatQuantity(line.quantity)} ${item.baseUnit} of ${item.sku} wanted, ${formatQuantity(available)} may be taken.`,
    {
      path,
      facts: {
        requested: formatQuantity(line.quantity),
        available: formatQuantity(available),
        held: formatQuantity(quantity(held)),
        ...(plan.withheld === undefined ? {} : { reserved: formatQuantity(plan.withheld.reserved) }),
        unit: item.baseUnit,
        nextLotExpiresOn,
        packMultiple: plan.pack === null ? null : formatQuantity(plan.pack.multiple),
        item: item.publicId,
        orderLine: orderLinePublicId,
      },
    },
  );
}
