import type { ErrorCode } from '../../src/domain/shared/errorCode.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';

/** A refusal as it is published: a plain object (graphql-js throws Error instances it finds among results), with the type that tells most. */
export interface PublishedUserError {
  readonly __typename: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly path: readonly string[] | null;
  readonly [fact: string]: unknown;
}

type Facts = NonNullable<Refusal['facts']>;

interface RichType {
  readonly type: string;
  readonly fields: (facts: Facts) => Readonly<Record<string, unknown>>;
}

/** Codes that have a type of their own; all others are BasicUserError. The facts are named as the domain names them. */
const RICH_TYPES: Readonly<Partial<Record<ErrorCode, RichType>>> = {
  LOT_ON_HOLD: {
    type: 'LotOnHold',
    fields: ({ lotNumber = null, lot = null, hold = null, holdType = null }) => ({ lotNumber, lotId: lot, holdId: hold, holdType }),
  },
  LOT_EXPIRED: {
    type: 'LotExpired',
    fields: ({ lotNumber = null, lot = null, expiredOn = null }) => ({ lotNumber, lotId: lot, expiredOn }),
  },
  INSUFFICIENT_STOCK: { type: 'InsufficientStock', fields: shortage },
  INSUFFICIENT_LOT_IN_BIN: { type: 'InsufficientStock', fields: shortage },
  CUSTOMER_LOT_RULE_VIOLATION: {
    type: 'CustomerLotRuleViolation',
    fields: ({ rule = null, customerLotRule = null, required = null, actual = null, lotNumber = null, quantity, unit }) => ({
      rule,
      customerLotRuleId: customerLotRule,
      required,
      actual,
      lotNumber,
      quantity: amountOf(quantity, unit),
    }),
  },
  STALE_VERSION: {
    type: 'StaleVersion',
    fields: ({ asked, current }) => ({ expectedVersion: textOrNull(asked), actualVersion: textOrNull(current) }),
  },
};

export function userErrorsOf(refusals: readonly Refusal[]): PublishedUserError[] {
  return refusals.map(({ code, message, path, facts }) => {
    const rich = RICH_TYPES[code];
    const basics = { code, message, path: path ? [...path] : null };
    return rich === undefined
      ? { __typename: 'BasicUserError', ...basics }
      : { __typename: rich.type, ...basics, ...rich.fields(facts ?? {}) };
  });
}

function shortage({
  requested,
  available,
  held,
  reserved,
  unit,
  nextLotExpiresOn = null,
  packMultiple,
}: Facts): Readonly<Record<string, unknown>> {
  return {
    requested: amountOf(requested, unit),
    available: amountOf(available, unit),
    held: amountOf(held, unit),
    reserved: amountOf(reserved, unit),
    nextLotExpiresOn,
    packMultiple: amountOf(packMultiple, unit),
  };
}

const amountOf = (value: Facts[string] | undefined, unit: Facts[string] | undefined): { value: string; unit: string } | null =>
  typeof value === 'string' && typeof unit === 'string' ? { value, unit } : null;

const textOrNull = (value: Facts[string] | undefined): string | null => (value === undefined || value === null ? null : String(value));
