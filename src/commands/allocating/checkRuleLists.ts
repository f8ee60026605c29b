import { checkDistinct, checkText, MAXIMUM_CODE } from '../../domain/shared/checkText.js';
import { compareDecimals } from '../../domain/shared/decimal.js';
import { parseQuantity } from '../../domain/shared/quantity.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound } from '../../domain/shared/refusals.js';
import type { PartnerFacts } from '../../steps/facts/loadFacts.js';
import type { AskedRange, DefineCustomerLotRule } from './defineCustomerLotRuleInput.js';

const MAXIMUM_LIST = 250;

/** What is wrong with a list as such: too long, or something stands in it twice. */
export const listRefusals = (list: readonly string[], field: string): readonly Refusal[] => [
  ...(list.length > MAXIMUM_LIST ? [invalidInput(`At most ${MAXIMUM_LIST}.`, ['input', field], { limit: MAXIMUM_LIST })] : []),
  ...checkDistinct(list, (index) => ['input', field, String(index)]),
];

/** All that is wrong with the suppliers of a rule. */
export function supplierRefusals(
  { allowedSupplierIds = [], deniedSupplierIds = [] }: DefineCustomerLotRule,
  suppliers: ReadonlyMap<string, PartnerFacts>,
): readonly Refusal[] {
  const unknown = (ids: readonly string[], field: string): readonly Refusal[] => [
    ...listRefusals(ids, field),
    ...ids.flatMap((id, index) => supplierRefusal(id, suppliers.get(id), ['input', field, String(index)])),
  ];
  const both = deniedSupplierIds.flatMap((id, index) =>
    allowedSupplierIds.includes(id) ? [invalidInput('It is allowed as well.', ['input', 'deniedSupplierIds', String(index)])] : [],
  );
  return [...unknown(allowedSupplierIds, 'allowedSupplierIds'), ...unknown(deniedSupplierIds, 'deniedSupplierIds'), ...both];
}

function supplierRefusal(id: string, partner: PartnerFacts | undefined, path: readonly string[]): readonly Refusal[] {
  if (partner === undefined) return [notFound('partner', id, path)];
  return partner.isSupplier ? [] : [invalidInput(`Partner ${partner.code} is no supplier.`, path)];
}

export const certificateRefusals = ({ requiredCertificates = [] }: DefineCustomerLotRule): readonly Refusal[] => [
  ...listRefusals(requiredCertificates, 'requiredCertificates'),
  ...requiredCertificates.flatMap((kind, index) => checkText(kind, MAXIMUM_CODE, ['input', 'requiredCertificates', String(index)])),
];

export function rangeRefusals({ attributeRanges = [] }: DefineCustomerLotRule): readonly Refusal[] {
  const pathOf = (index: number): readonly string[] => ['input', 'attributeRanges', String(index)];
  return [
    ...(attributeRanges.length > MAXIMUM_LIST
      ? [invalidInput(`At most ${MAXIMUM_LIST}.`, ['input', 'attributeRanges'], { limit: MAXIMUM_LIST })]
      : []),
    ...checkDistinct(
      attributeRanges.map(({ name }) => name),
      (index) => [...pathOf(index), 'name'],
    ),
    ...attributeRanges.flatMap((range, index) => [
      ...checkText(range.name, MAXIMUM_CODE, [...pathOf(index), 'name']),
      ...limitRefusals(range, pathOf(index)),
    ]),
  ];
}

function limitRefusals({ minimum, maximum }: AskedRange, path: readonly string[]): readonly Refusal[] {
  if (typeof minimum !== 'string' && typeof maximum !== 'string') return [invalidInput('A range has a minimum or a maximum.', path)];
  const unreadable = Object.entries({ minimum, maximum }).flatMap(([field, limit]) =>
    typeof limit === 'string' && parseQuantity(limit) === undefined
      ? [invalidInput('A decimal in plain notation, at most 14 digits and 6 decimals.', [...path, field])]
      : [],
  );
  if (unreadable.length > 0 || typeof minimum !== 'string' || typeof maximum !== 'string') return unreadable;
  const isEmpty = (compareDecimals(minimum, maximum) ?? 0) > 0;
  return isEmpty ? [invalidInput('The minimum is at most the maximum.', [...path, 'minimum'])] : [];
}
