import { compareDecimals } from '../shared/decimal.js';
import { daysBetween, type LocalDate } from '../shared/dates.js';
import type { AttributeRange } from './customerLotRule.js';
import type { Asked, CertificatesOnDay, LotRequirements, OnDay } from './lotRequirements.js';
import type { Buyer, LotTraits } from './lotTraits.js';
import type { CustomerRule, Rejection } from './rejection.js';

/** What lots are held against. */
export interface LotTerms {
  /** null: for nobody in particular. */
  readonly buyer: Buyer | null;
  readonly requirements: LotRequirements;
}

/**
 * Why a lot may not go to the buyer, most important first: whom it is kept for, and what the rules ask. Allocating, explaining and shipping ask here.
 * What is not known of a lot is not met.
 */
export function judgeLot(lot: LotTraits, { buyer, requirements }: LotTerms): readonly Rejection[] {
  const { days, percent, age, certificates, attributes = [], lastShipped } = requirements;
  return [
    ...reservedForOthers(lot, buyer),
    ...namedLots(lot, requirements),
    ...whereFrom(lot, requirements),
    ...(days === undefined ? [] : tooFewDays(lot, days)),
    ...(percent === undefined ? [] : tooSmallPart(lot, percent)),
    ...(age === undefined ? [] : tooOld(lot, age)),
    ...(lastShipped === undefined ? [] : olderThanLast(lot, lastShipped)),
    ...(certificates === undefined ? [] : notCertified(lot, certificates)),
    ...attributes.flatMap((asked) => outOfRange(lot, asked)),
  ];
}

const rejected = (
  rule: CustomerRule,
  { ruleId }: Asked<unknown>,
  [required, actual]: readonly [string | null, string | null],
): Rejection => ({ rule, required, actual, ruleId });

function reservedForOthers({ restrictedTo, lotNumber }: LotTraits, buyer: Buyer | null): readonly Rejection[] {
  if (restrictedTo === null) return [];
  const isNamed = buyer !== null && restrictedTo.customerIds.includes(buyer.id);
  const isOfClass = buyer !== null && buyer.customerClass !== null && restrictedTo.customerClasses.includes(buyer.customerClass);
  return isNamed || isOfClass ? [] : [{ rule: 'RESERVED_FOR_OTHERS', required: null, actual: lotNumber, ruleId: null }];
}

function namedLots(
  { lotId, lotNumber }: LotTraits,
  { excludedLotIds, approvedLotIds, oneLotPerOrder }: LotRequirements,
): readonly Rejection[] {
  const isOther = oneLotPerOrder !== undefined && oneLotPerOrder.value.length > 0 && !oneLotPerOrder.value.includes(lotId);
  return [
    ...(excludedLotIds?.value.includes(lotId) ? [rejected('LOT_EXCLUDED', excludedLotIds, [null, lotNumber])] : []),
    ...(approvedLotIds && !approvedLotIds.value.includes(lotId) ? [rejected('LOT_NOT_APPROVED', approvedLotIds, [null, lotNumber])] : []),
    ...(isOther ? [rejected('ONE_LOT_PER_ORDER', oneLotPerOrder, ['1', lotNumber])] : []),
  ];
}

/** Own production comes from no supplier, and that is known of it. */
function whereFrom(lot: LotTraits, requirements: LotRequirements): readonly Rejection[] {
  const { countryOfOrigin, supplierId, supplierCode } = lot;
  const { allowedOrigins, deniedOrigins, allowedSuppliers, deniedSuppliers } = requirements;
  const isOf = (suppliers: readonly { readonly id: number }[]): boolean => suppliers.some(({ id }) => id === supplierId);
  const codes = (suppliers: readonly { readonly code: string }[]): string => suppliers.map(({ code }) => code).join(' ');
  return [
    ...(allowedOrigins && !allowedOrigins.value.includes(countryOfOrigin ?? '')
      ? [rejected('ORIGIN_NOT_ALLOWED', allowedOrigins, [allowedOrigins.value.join(' '), countryOfOrigin])]
      : []),
    ...(deniedOrigins && (countryOfOrigin === null || deniedOrigins.value.includes(countryOfOrigin))
      ? [rejected('ORIGIN_DENIED', deniedOrigins, [deniedOrigins.value.join(' '), countryOfOrigin])]
      : []),
    ...(allowedSuppliers && !isOf(allowedSuppliers.value)
      ? [rejected('SUPPLIER_NOT_ALLOWED', allowedSuppliers, [codes(allowedSuppliers.value), supplierCode])]
      : []),
    ...(deniedSuppliers && isOf(deniedSuppliers.value)
      ? [rejected('SUPPLIER_DENIED', deniedSuppliers, [codes(deniedSuppliers.value), supplierCode])]
      : []),
  ];
}

function tooFewDays({ usableThrough }: LotTraits, asked: Asked<OnDay>): readonly Rejection[] {
  if (usableThrough === 'infinity') return [];
  const days = daysBetween(asked.value.on, usableThrough);
  return days >= asked.value.limit ? [] : [rejected('MINIMUM_REMAINING_DAYS', asked, [String(asked.value.limit), String(days)])];
}

/** Of the days between manufacture and the last usable day. */
function tooSmallPart({ usableThrough, manufacturedOn }: LotTraits, asked: Asked<OnDay>): readonly Rejection[] {
  if (usableThrough === 'infinity') return [];
  const whole = manufacturedOn === null ? 0 : daysBetween(manufacturedOn, usableThrough);
  const left = daysBetween(asked.value.on, usableThrough);
  if (whole > 0 && left * 100 >= asked.value.limit * whole) return [];
  const actual = whole > 0 ? String(Math.floor((left * 100) / whole)) : null;
  return [rejected('MINIMUM_REMAINING_PERCENT', asked, [String(asked.value.limit), actual])];
}

function tooOld({ manufacturedOn }: LotTraits, asked: Asked<OnDay>): readonly Rejection[] {
  const age = manufacturedOn === null ? null : daysBetween(manufacturedOn, asked.value.on);
  if (age !== null && age <= asked.value.limit) return [];
  return [rejected('MAXIMUM_AGE_DAYS', asked, [String(asked.value.limit), age === null ? null : String(age)])];
}

/** What does not expire is older than nothing. */
function olderThanLast({ usableThrough }: LotTraits, asked: Asked<LocalDate>): readonly Rejection[] {
  return usableThrough >= asked.value ? [] : [rejected('OLDER_THAN_LAST_SHIPPED', asked, [asked.value, usableThrough])];
}

function notCertified({ certificates }: LotTraits, asked: Asked<CertificatesOnDay>): readonly Rejection[] {
  const { kinds, on } = asked.value;
  const valid = certificates.filter(
    ({ validFrom, validUntil }) => (validFrom === null || validFrom <= on) && (validUntil === null || on <= validUntil),
  );
  const there = [...new Set(valid.map(({ kind }) => kind))].sort();
  if (kinds.every((kind) => there.includes(kind))) return [];
  return [rejected('CERTIFICATE_MISSING', asked, [kinds.join(' '), there.length === 0 ? null : there.join(' ')])];
}

function outOfRange({ attributes }: LotTraits, asked: Asked<AttributeRange>): readonly Rejection[] {
  const { name, minimum, maximum } = asked.value;
  // Own properties alone: a rule may ask for "constructor".
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  const [fromMinimum, toMaximum] = [minimum, maximum].map((limit) =>
    limit === null ? 0 : value === undefined ? undefined : compareDecimals(value, limit),
  );
  const isWithin = fromMinimum !== undefined && toMaximum !== undefined && value !== undefined && fromMinimum >= 0 && toMaximum <= 0;
  if (isWithin) return [];
  return [rejected('ATTRIBUTE_OUT_OF_RANGE', asked, [`${name} ${minimum ?? ''}..${maximum ?? ''}`, value === undefined ? null : value])];
}
