import type { Rows } from '../../platform/database/rows.js';
import type { CustomerLotRule } from '../../domain/allocation/customerLotRule.js';
import type { Buyer } from '../../domain/allocation/lotTraits.js';
import type { Pack } from '../../domain/allocation/packs.js';
import type { Strategy } from '../../domain/allocation/strategy.js';
import { takingTerms, type TakingAsked, type TakingTerms } from '../../domain/allocation/takingTerms.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { ruledBuyers } from './lotRules.js';
import { packsOf, type AskedPack } from './packSizes.js';
import { lastShippedThrough, lotsOfOrders, type LineAsked } from './ruleHistory.js';

/** What a line is held against besides what it wants: facts of its customer, its order and its place. */
export interface LineTerms {
  readonly strategy: Strategy;
  readonly pack: Pack | null;
  readonly buyer: Buyer | null;
  readonly rules: readonly CustomerLotRule[];
  /** Lots of the item that the order has already; read only where a rule asks for one lot an order. */
  readonly orderLotIds: readonly number[];
  /** Read only where a rule asks for none older. */
  readonly lastShippedThrough: LocalDate | null;
}

/** A line of nobody in particular has no customer. */
export interface LineWanted extends Omit<LineAsked, 'customerId'>, TakingAsked {
  readonly customerId: number | undefined;
}

/** The terms of each line, for allocating and for explaining alike; What no rule asks for is not read. */
export async function termsOfLines(rows: Rows, lines: readonly LineWanted[]): Promise<readonly LineTerms[]> {
  const buyers = await ruledBuyers(
    rows,
    lines.flatMap(({ customerId }) => customerId ?? []),
  );
  const rulesOf = ({ customerId = 0 }: LineWanted): readonly CustomerLotRule[] => buyers.get(customerId)?.rules ?? [];
  const asking = (pick: (rule: CustomerLotRule) => boolean): readonly LineAsked[] =>
    lines.filter((line): line is LineWanted & LineAsked => rulesOf(line).some(pick));
  const tracing = asking((rule) => rule.noOlderThanLastShipped === true);
  const uniting = asking((rule) => rule.oneLotPerOrder === true).filter(({ orderId }) => orderId !== undefined);
  const through = byLine(tracing, await lastShippedThrough(rows, tracing));
  const lots = byLine(uniting, await lotsOfOrders(rows, uniting));
  const takings = lines.map((line) => takingTerms(rulesOf(line), line, line));
  const packs = await packsOf(
    rows,
    takings.map(({ packUnit }, index) => packUnit && askedPack(lines[index] as LineWanted, packUnit)),
  );
  return lines.map((line, index) => ({
    strategy: (takings[index] as TakingTerms).strategy,
    pack: packs[index] ?? null,
    buyer: buyers.get(line.customerId ?? 0) ?? null,
    rules: rulesOf(line),
    orderLotIds: lots.get(line as LineAsked) ?? [],
    lastShippedThrough: through.get(line as LineAsked) ?? null,
  }));
}

const askedPack = ({ itemId, taking }: LineWanted, { value, ruleId }: NonNullable<TakingTerms['packUnit']>): AskedPack => ({
  itemId,
  scale: taking.scale,
  unit: value,
  ruleId,
});

const byLine = <Value>(lines: readonly LineAsked[], values: readonly Value[]): ReadonlyMap<LineAsked, Value> =>
  new Map(lines.map((line, index) => [line, values[index] as Value]));

/** True when rules ask what is kept beside the lot: certificates, attributes, its supplier's code. */
export const asksForTraits = (terms: readonly LineTerms[]): boolean =>
  terms.some(({ rules }) =>
    rules.some(
      ({ requiredCertificates, attributeRanges, allowedSuppliers, deniedSuppliers }) =>
        requiredCertificates.length + attributeRanges.length + allowedSuppliers.length + deniedSuppliers.length > 0,
    ),
  );
