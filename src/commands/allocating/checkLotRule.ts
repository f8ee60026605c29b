import { checkText, checkWhole, MAXIMUM_CODE } from '../../domain/shared/checkText.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, lotNotFound, notFound, refusal } from '../../domain/shared/refusals.js';
import type { LocationFacts } from '../../steps/facts/loadLocations.js';
import type { ItemFacts, LotFacts, PartnerFacts } from '../../steps/facts/loadFacts.js';
import { certificateRefusals, listRefusals, rangeRefusals, supplierRefusals } from './checkRuleLists.js';
import type { DefineCustomerLotRule } from './defineCustomerLotRuleInput.js';

export interface LotRuleFacts {
  readonly customers: ReadonlyMap<string, PartnerFacts>;
  readonly suppliers: ReadonlyMap<string, PartnerFacts>;
  readonly locations: ReadonlyMap<string, LocationFacts>;
  readonly items: ReadonlyMap<string, ItemFacts>;
  readonly lots: ReadonlyMap<string, LotFacts>;
}

/** Whom and what a rule is about, and the lots that it names. Internal ids. */
export interface CheckedLotRule {
  readonly input: DefineCustomerLotRule;
  readonly customer: PartnerFacts | undefined;
  readonly shipToId: number | null;
  readonly itemId: number | null;
  readonly approvedLotIds: readonly number[];
  readonly excludedLotIds: readonly number[];
  readonly allowedSupplierIds: readonly number[];
  readonly deniedSupplierIds: readonly number[];
}

/** A code of UN/ECE Recommendation 20. */
const MAXIMUM_UNIT = 10;
const COUNTRY = /^[A-Z]{2}$/;

/** All that is wrong with a rule, or the rule. */
export function checkLotRule(input: DefineCustomerLotRule, facts: LotRuleFacts): Decided<CheckedLotRule> {
  const customer = input.customerId === undefined ? undefined : facts.customers.get(input.customerId);
  const place = input.shipToId === undefined ? undefined : facts.locations.get(input.shipToId);
  const item = input.itemId === undefined ? undefined : facts.items.get(input.itemId);
  const refusals = [
    ...whoRefusals(input, customer, place),
    ...(input.itemId !== undefined && item === undefined ? [notFound('item', input.itemId, ['input', 'itemId'])] : []),
    ...numberRefusals(input),
    ...(['approvedLotIds', 'excludedLotIds'] as const).flatMap((field) => lotRefusals(input, field, { facts, item })),
    ...bothRefusals(input),
    ...(['allowedOrigins', 'deniedOrigins'] as const).flatMap((field) => countryRefusals(input[field] ?? [], field)),
    ...supplierRefusals(input, facts.suppliers),
    ...certificateRefusals(input),
    ...rangeRefusals(input),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  const idsOf = (ids: readonly string[] | undefined, found: ReadonlyMap<string, { readonly id: number }>): readonly number[] =>
    (ids ?? []).map((id) => (found.get(id) as { readonly id: number }).id);
  return {
    ok: true,
    value: {
      input,
      customer,
      shipToId: place?.id ?? null,
      itemId: item?.id ?? null,
      approvedLotIds: idsOf(input.approvedLotIds, facts.lots),
      excludedLotIds: idsOf(input.excludedLotIds, facts.lots),
      allowedSupplierIds: idsOf(input.allowedSupplierIds, facts.suppliers),
      deniedSupplierIds: idsOf(input.deniedSupplierIds, facts.suppliers),
    },
  };
}

function whoRefusals(
  { customerClass, customerId, shipToId }: DefineCustomerLotRule,
  customer: PartnerFacts | undefined,
  place: LocationFacts | undefined,
): readonly Refusal[] {
  const path = ['input', 'customerId'];
  return [
    ...((customerClass === undefined) === (customerId === undefined) ? [invalidInput('A rule is of a class or of a customer.', path)] : []),
    ...(customerClass === undefined ? [] : checkText(customerClass, MAXIMUM_CODE, ['input', 'customerClass'])),
    ...(customerId !== undefined && customer === undefined ? [notFound('partner', customerId, path)] : []),
    ...(customer === undefined || customer.isCustomer || customer.isStorefront
      ? []
      : [invalidInput(`Partner ${customer.code} is no customer.`, path)]),
    ...(shipToId !== undefined && (place === undefined || place.partnerId !== customer?.id)
      ? [notFound('place of the customer', shipToId, ['input', 'shipToId'])]
      : []),
  ];
}

const numberRefusals = ({
  minimumRemainingDays,
  minimumRemainingPercent,
  maximumAgeDays,
  maximumLots,
  priority,
  packUnit,
}: DefineCustomerLotRule): readonly Refusal[] => [
  ...checkWhole(minimumRemainingDays, { least: 0, most: 36_500, path: ['input', 'minimumRemainingDays'] }),
  ...checkWhole(minimumRemainingPercent, { least: 0, most: 100, path: ['input', 'minimumRemainingPercent'] }),
  ...checkWhole(maximumAgeDays, { least: 0, most: 36_500, path: ['input', 'maximumAgeDays'] }),
  ...checkWhole(priority, { least: -1_000, most: 1_000, path: ['input', 'priority'] }),
  ...(packUnit === undefined ? [] : checkText(packUnit, MAXIMUM_UNIT, ['input', 'packUnit'])),
  ...checkWhole(maximumLots, { least: 1, most: 1_000, path: ['input', 'maximumLots'] }),
];

interface OfItem {
  readonly facts: LotRuleFacts;
  readonly item: ItemFacts | undefined;
}

/** Lots are of one item: what is approved of it says nothing of others. */
function lotRefusals(
  input: DefineCustomerLotRule,
  field: 'approvedLotIds' | 'excludedLotIds',
  { facts, item }: OfItem,
): readonly Refusal[] {
  const lotIds = input[field] ?? [];
  const pathOf = (index: number): readonly string[] => ['input', field, String(index)];
  return [
    ...listRefusals(lotIds, field),
    ...(lotIds.length > 0 && input.itemId === undefined
      ? [invalidInput('A rule that names lots names their item.', ['input', 'itemId'])]
      : []),
    ...lotIds.flatMap((lotId, index) => {
      const lot = facts.lots.get(lotId);
      if (lot === undefined) return [lotNotFound(lotId, pathOf(index))];
      if (item === undefined || lot.itemId === item.id) return [];
      const message = `Lot ${lot.lotNumber} is not of ${item.sku}.`;
      return [refusal('LOT_ITEM_MISMATCH', message, { path: pathOf(index), facts: { lot: lotId, item: input.itemId ?? null } })];
    }),
  ];
}

/** A lot is approved or excluded, not both. */
const bothRefusals = ({ approvedLotIds = [], excludedLotIds = [] }: DefineCustomerLotRule): readonly Refusal[] =>
  excludedLotIds.flatMap((lotId, index) =>
    approvedLotIds.includes(lotId) ? [invalidInput('It is approved as well.', ['input', 'excludedLotIds', String(index)])] : [],
  );

const countryRefusals = (countries: readonly string[], field: string): readonly Refusal[] => [
  ...listRefusals(countries, field),
  ...countries.flatMap((country, index) =>
    COUNTRY.test(country) ? [] : [invalidInput('A country is two capitals, ISO 3166-1.', ['input', field, String(index)])],
  ),
];
