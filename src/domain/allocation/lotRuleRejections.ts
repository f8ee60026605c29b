import { daysBetween } from '../shared/dates.js';
import type { Candidate } from './candidate.js';
import type { Asked, LotRequirements, Remaining } from './customerLotRule.js';
import type { CustomerRule, Rejection } from './rejection.js';

/** What of a customer's requirements the lot does not meet. What is not known of a lot is not met. */
export function lotRuleRejections(candidate: Candidate, requirements: LotRequirements): readonly Rejection[] {
  const { days, percent, approvedLotIds, excludedLotIds, allowedOrigins, deniedOrigins } = requirements;
  const { lotId, lotNumber, countryOfOrigin } = candidate;
  return [
    ...(excludedLotIds?.value.includes(lotId) ? [rejected('LOT_EXCLUDED', excludedLotIds, [null, lotNumber])] : []),
    ...(approvedLotIds && !approvedLotIds.value.includes(lotId) ? [rejected('LOT_NOT_APPROVED', approvedLotIds, [null, lotNumber])] : []),
    ...(allowedOrigins && !allowedOrigins.value.includes(countryOfOrigin ?? '')
      ? [rejected('ORIGIN_NOT_ALLOWED', allowedOrigins, [allowedOrigins.value.join(' '), countryOfOrigin])]
      : []),
    ...(deniedOrigins && (countryOfOrigin === null || deniedOrigins.value.includes(countryOfOrigin))
      ? [rejected('ORIGIN_DENIED', deniedOrigins, [deniedOrigins.value.join(' '), countryOfOrigin])]
      : []),
    ...(days === undefined ? [] : tooFewDays(candidate, days)),
    ...(percent === undefined ? [] : tooSmallPart(candidate, percent)),
  ];
}

const rejected = (
  rule: CustomerRule,
  { ruleId }: Asked<unknown>,
  [required, actual]: readonly [string | null, string | null],
): Rejection => ({ rule, required, actual, ruleId });

function tooFewDays({ usableThrough }: Candidate, asked: Asked<Remaining>): readonly Rejection[] {
  if (usableThrough === 'infinity') return [];
  const days = daysBetween(asked.value.on, usableThrough);
  return days >= asked.value.least ? [] : [rejected('MINIMUM_REMAINING_DAYS', asked, [String(asked.value.least), String(days)])];
}

/** Of the days between manufacture and the last usable day. */
function tooSmallPart({ usableThrough, manufacturedOn }: Candidate, asked: Asked<Remaining>): readonly Rejection[] {
  if (usableThrough === 'infinity') return [];
  const whole = manufacturedOn === null ? 0 : daysBetween(manufacturedOn, usableThrough);
  const left = daysBetween(asked.value.on, usableThrough);
  if (whole > 0 && left * 100 >= asked.value.least * whole) return [];
  const actual = whole > 0 ? String(Math.floor((left * 100) / whole)) : null;
  return [rejected('MINIMUM_REMAINING_PERCENT', asked, [String(asked.value.least), actual])];
}
