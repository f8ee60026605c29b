import { newPublicId } from '../../platform/ids.js';
import { siteToday } from '../../platform/clock.js';
import { checkBalance } from '../../domain/genealogy/transformation.js';
import { isLotNumber } from '../../domain/lot/lot.js';
import { parseLocalDate, type LocalDate } from '../../domain/shared/dates.js';
import { isRefusal, parseBaseQuantity } from '../../domain/shared/parseBaseQuantity.js';
import { NO_QUANTITY, addQuantities, parseQuantity, quantity, type Quantity } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, lotNotFound, notFound, quantityInvalid, refusal, retired } from '../../domain/shared/refusals.js';
import { isPhysical } from '../../domain/stock/binKind.js';
import type { BinFacts, ItemFacts, LotFacts, SiteFacts } from '../../steps/facts/loadFacts.js';
import { occurredAtOf } from '../../steps/facts/occurredAt.js';
import type { TransformationFacts } from './loadTransformationFacts.js';
import type { TransformLots, TransformLotsInput, TransformLotsOutput } from './transformLotsInput.js';

export interface PlannedInput {
  readonly lot: LotFacts;
  readonly lotPublicId: string;
  readonly bin: BinFacts;
  readonly quantity: Quantity;
  readonly path: readonly string[];
}

export interface PlannedOutput {
  readonly lotNumber: string;
  readonly knownLot: LotFacts | undefined;
  readonly knownLotPublicId: string | undefined;
  readonly bin: BinFacts;
  readonly quantity: Quantity;
  readonly expiresOn: LocalDate | undefined;
}

export interface TransformationPlan {
  readonly transformationUuid: string;
  readonly kind: 'SPLIT' | 'BLEND';
  readonly item: ItemFacts;
  readonly site: SiteFacts;
  readonly siteToday: LocalDate;
  readonly productionBinId: number;
  readonly inputs: readonly PlannedInput[];
  readonly outputs: readonly PlannedOutput[];
  readonly declaredLoss: Quantity;
  readonly sample: Quantity;
  readonly tolerance: Quantity;
  readonly occurredAt: string;
}

/** All that can be refused without looking at stock: ids, places, numbers, dates, the balance of quantities. */
export function decideTransformation(input: TransformLots, facts: TransformationFacts, now: string): Decided<TransformationPlan> {
  const inputs = input.inputs.map((line, index) => planInput(line, facts, ['input', 'inputs', String(index)]));
  const item = itemOfInputs(input, facts);
  const outputs = input.outputs.map((line, index) => planOutput(line, { facts, item, input, path: ['input', 'outputs', String(index)] }));
  const figures = [figure(input.declaredLoss, 'declaredLoss'), figure(input.sample, 'sample')] as const;
  const occurredAt = occurredAtOf(input.occurredAt, now);
  const refusals = [
    ...[...inputs, ...outputs].flatMap((line) => (line.ok ? [] : line.refusals)),
    ...figures.filter(isRefusal),
    ...placeRefusals(input, facts),
    ...(isRefusal(occurredAt) ? [occurredAt] : []),
    ...itemRefusals(input, facts),
  ];
  const [declaredLoss, sample] = figures;
  if (refusals.length > 0 || item === undefined || isRefusal(declaredLoss) || isRefusal(sample) || isRefusal(occurredAt)) {
    return { ok: false, refusals };
  }
  const planned = {
    inputs: inputs.flatMap((line) => (line.ok ? [line.value] : [])),
    outputs: outputs.flatMap((line) => (line.ok ? [line.value] : [])),
  };
  const site = facts.sites.get(planned.inputs[0]?.bin.siteId ?? planned.outputs[0]?.bin.siteId ?? 0);
  const tolerance = toleranceOf(item, planned.inputs);
  const balance = checkBalance({
    kind: input.kind,
    inputs: planned.inputs.map((line) => ({ lotId: line.lot.id, quantity: line.quantity })),
    // A lot that is not yet made has no id; the balance only counts quantities.
    outputs: planned.outputs.map((line, index) => ({ lotId: line.knownLot?.id ?? -1 - index, quantity: line.quantity })),
    declaredLoss,
    sample,
    tolerance,
  });
  if (!balance.ok) return balance;
  if (site === undefined) return { ok: false, refusals: [invalidInput('The bins belong to no site.', ['input', 'inputs'])] };
  return {
    ok: true,
    value: {
      transformationUuid: newPublicId(),
      kind: input.kind,
      item,
      site,
      siteToday: siteToday(now, site.timeZone) as LocalDate,
      productionBinId: facts.productionBins.get(`${site.id}/PRODUCTION`)?.id as number,
      ...planned,
      declaredLoss,
      sample,
      tolerance,
      occurredAt,
    },
  };
}

function planInput(line: TransformLotsInput, facts: TransformationFacts, path: readonly string[]): Decided<PlannedInput> {
  const lot = facts.lots.get(line.lotId);
  const bin = facts.bins.get(line.binId);
  const item = lot === undefined ? undefined : facts.items.get(lot.itemId);
  const base =
    item === undefined
      ? undefined
      : parseBaseQuantity(line.quantity, { ...item, units: facts.units.get(item.id) ?? new Map() }, [...path, 'quantity']);
  const refusals = [
    ...(lot === undefined ? [lotNotFound(line.lotId, [...path, 'lotId'])] : []),
    ...(bin === undefined ? [notFound('bin', line.binId, [...path, 'binId'])] : []),
    ...(isRefusal(base) ? [base] : []),
  ];
  if (refusals.length > 0 || lot === undefined || bin === undefined || base === undefined || isRefusal(base))
    return { ok: false, refusals };
  return { ok: true, value: { lot, lotPublicId: line.lotId, bin, quantity: base, path } };
}

interface OutputContext {
  readonly facts: TransformationFacts;
  readonly item: ItemFacts | undefined;
  readonly input: TransformLots;
  readonly path: readonly string[];
}

function planOutput(line: TransformLotsOutput, { facts, item, input, path }: OutputContext): Decided<PlannedOutput> {
  const bin = facts.bins.get(line.binId);
  const known = line.lotId === undefined ? undefined : facts.lots.get(line.lotId);
  const base =
    item === undefined
      ? undefined
      : parseBaseQuantity(line.quantity, { ...item, units: facts.units.get(item.id) ?? new Map() }, [...path, 'quantity']);
  const expiresOn = line.expiresOn === undefined ? undefined : parseLocalDate(line.expiresOn);
  const refusals = [
    ...(bin === undefined ? [notFound('bin', line.binId, [...path, 'binId'])] : []),
    ...(bin?.retired === true ? [retired('Bin', bin.code, [...path, 'binId'])] : []),
    ...identityRefusals(line, { facts, item, input, path }),
    ...(line.expiresOn !== undefined && expiresOn === undefined
      ? [invalidInput('expiresOn is a date YYYY-MM-DD.', [...path, 'expiresOn'])]
      : []),
    ...lateExpiry(expiresOn, { facts, item, input, path }),
    ...(isRefusal(base) ? [base] : []),
  ];
  if (refusals.length > 0 || bin === undefined || base === undefined || isRefusal(base)) return { ok: false, refusals };
  return {
    ok: true,
    value: {
      lotNumber: line.lotNumber ?? known?.lotNumber ?? '',
      knownLot: known,
      knownLotPublicId: line.lotId,
      bin,
      quantity: base,
      expiresOn,
    },
  };
}

function identityRefusals(line: TransformLotsOutput, { facts, item, input, path }: OutputContext): readonly Refusal[] {
  if ((line.lotNumber === undefined) === (line.lotId === undefined))
    return [invalidInput('An output names either lotNumber (a new lot) or lotId (an existing one).', path)];
  if (line.lotId !== undefined) return knownLotRefusals(line.lotId, { facts, item, input, path });
  const number = line.lotNumber ?? '';
  const twice = input.outputs.filter((other) => other.lotNumber === number).length > 1;
  return [
    ...(isLotNumber(number)
      ? []
      : [
          refusal('LOT_NUMBER_FORMAT', 'A lot number has 1 to 50 printable characters, no blanks at its ends.', {
            path: [...path, 'lotNumber'],
            facts: { seen: number.slice(0, 60) },
          }),
        ]),
    ...(twice || (item !== undefined && facts.takenNumbers.has(`${item.id}/${number}`))
      ? [refusal('LOT_DUPLICATE', `Lot number ${number} is taken.`, { path: [...path, 'lotNumber'], facts: { lotNumber: number } })]
      : []),
  ];
}

function knownLotRefusals(lotId: string, { facts, item, input, path }: OutputContext): readonly Refusal[] {
  const lot = facts.lots.get(lotId);
  if (lot === undefined) return [lotNotFound(lotId, [...path, 'lotId'])];
  return [
    ...(item !== undefined && lot.itemId !== item.id
      ? [refusal('LOT_ITEM_MISMATCH', `Lot ${lot.lotNumber} is of another item.`, { path: [...path, 'lotId'], facts: { lot: lotId } })]
      : []),
    ...(lot.supplierId !== null
      ? [invalidInput("A supplier's lot takes nothing in: pour into a lot of our own.", [...path, 'lotId'], { lot: lotId })]
      : []),
    ...(input.kind === 'SPLIT' ? [invalidInput('A SPLIT makes new lots.', [...path, 'lotId'])] : []),
    ...(input.inputs.some((line) => line.lotId === lotId)
      ? [invalidInput('A lot cannot be poured into itself.', [...path, 'lotId'], { lot: lotId })]
      : []),
  ];
}

/** An output expires no later than the earliest of what goes into it. */
function lateExpiry(expiresOn: LocalDate | undefined, { facts, input, path }: OutputContext): readonly Refusal[] {
  if (expiresOn === undefined) return [];
  const earliest = input.inputs.flatMap((line) => facts.lots.get(line.lotId)?.expiresOn ?? []).sort()[0];
  if (earliest === undefined || expiresOn <= earliest) return [];
  return [
    invalidInput(`An output expires no later than its inputs: ${earliest}.`, [...path, 'expiresOn'], { expiresOn, latest: earliest }),
  ];
}

function itemOfInputs(input: TransformLots, facts: TransformationFacts): ItemFacts | undefined {
  const lot = input.inputs.map((line) => facts.lots.get(line.lotId)).find((found) => found !== undefined);
  return lot === undefined ? undefined : facts.items.get(lot.itemId);
}

function itemRefusals(input: TransformLots, facts: TransformationFacts): readonly Refusal[] {
  const items = new Set(input.inputs.flatMap((line) => facts.lots.get(line.lotId)?.itemId ?? []));
  if (items.size <= 1) return input.inputs.length === 0 ? [invalidInput('At least one input is needed.', ['input', 'inputs'])] : [];
  return [
    refusal('LOT_ITEM_MISMATCH', `A ${input.kind} takes lots of one item.`, { path: ['input', 'inputs'], facts: { items: items.size } }),
  ];
}

function placeRefusals(input: TransformLots, facts: TransformationFacts): readonly Refusal[] {
  const bins = [...input.inputs, ...input.outputs].flatMap((line) => facts.bins.get(line.binId) ?? []);
  const virtual = bins.find((bin) => !isPhysical(bin.kind));
  if (virtual !== undefined)
    return [
      refusal('LOCATION_NOT_PERMITTED', `${virtual.code} is not a physical bin.`, {
        path: ['input'],
        facts: { bin: virtual.code, kind: virtual.kind },
      }),
    ];
  const siteIds = new Set(bins.map((bin) => bin.siteId));
  if (siteIds.size > 1)
    return [
      refusal('LOCATION_NOT_PERMITTED', 'A transformation happens at one site.', { path: ['input'], facts: { sites: siteIds.size } }),
    ];
  return [];
}

function figure(text: string | undefined, field: string): Quantity | Refusal {
  if (text === undefined) return NO_QUANTITY;
  const parsed = parseQuantity(text);
  return parsed === undefined || parsed < 0n ? quantityInvalid(text, 'zero or more, in plain decimal notation', ['input', field]) : parsed;
}

/** The item's tolerance in percent (three decimals) of what goes in. */
function toleranceOf(item: ItemFacts, inputs: readonly PlannedInput[]): Quantity {
  const total = addQuantities(inputs.map((input) => input.quantity));
  return ((total * quantity(item.transformationTolerancePercent)) / 100_000_000n) as Quantity;
}
