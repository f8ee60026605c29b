import { expiryOf, isLotNumber, normaliseLotNumber, usableThroughOf, type UsableThrough } from '../lot/lot.js';
import { MAXIMUM_CODE, MAXIMUM_NAME, checkText } from '../shared/checkText.js';
import type { LocalDate } from '../shared/dates.js';
import { isRefusal, parseBaseQuantity, type ItemUnits, type QuantityInput } from '../shared/parseBaseQuantity.js';
import { formatQuantity, minus, plus, NO_QUANTITY, type Quantity } from '../shared/quantity.js';
import type { Decided, Refusal } from '../shared/refusal.js';
import { refusal } from '../shared/refusals.js';
import type { Condition } from '../stock/codes.js';

/** What one received line says; what it leaves out is taken from the announced line. */
export interface ReceivedLine {
  readonly quantity?: QuantityInput | undefined;
  readonly lotNumber?: string | undefined;
  readonly supplierLotNumber?: string | undefined;
  readonly manufacturedOn?: LocalDate | undefined;
  readonly expiresOn?: LocalDate | undefined;
  readonly bestBeforeOn?: LocalDate | undefined;
  readonly countryOfOrigin?: string | undefined;
  readonly traceabilityLotCode?: string | undefined;
  readonly traceabilityLotCodeSource?: string | undefined;
  readonly condition?: Condition | undefined;
  readonly handlingUnit?: string | undefined;
}

/** The announced line it is received against. */
export interface ExpectedLine {
  readonly id: number;
  readonly lineNumber: number;
  readonly quantity: Quantity;
  readonly received: Quantity;
  readonly supplierLotNumber: string | null;
  readonly manufacturedOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
  readonly countryOfOrigin: string | null;
  readonly traceabilityLotCode: string | null;
  readonly traceabilityLotCodeSource: string | null;
  readonly handlingUnit: string | null;
}

export interface ReceivedItem extends ItemUnits {
  readonly id: number;
  readonly lotControlled: boolean;
  readonly shelfLifeDays: number | null;
  readonly inspectionRequired: boolean;
  readonly blocksOnBestBefore: boolean;
}

/** A lot of the same item and supplier that the line could mean. */
export interface KnownLot {
  readonly id: number;
  readonly lotNumber: string;
  readonly supplierLotNormalised: string | null;
  readonly expiresOn: LocalDate | null;
}

export interface ReceiptLineFacts {
  readonly line: ReceivedLine;
  readonly item: ReceivedItem;
  readonly expected: ExpectedLine | undefined;
  readonly fromSupplier: boolean;
  /** Known lots of this item and supplier under the line's lot number or supplier lot number. */
  readonly knownLots: readonly KnownLot[];
  readonly path: readonly string[];
}

/** A lot as it will be made, or found. */
export interface LotDraft {
  readonly lotNumber: string;
  readonly supplierLotNumber: string | null;
  readonly supplierLotNormalised: string | null;
  readonly traceabilityLotCode: string | null;
  readonly traceabilityLotCodeSource: string | null;
  readonly manufacturedOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
  readonly countryOfOrigin: string | null;
  readonly quality: 'RELEASED' | 'PENDING_INSPECTION';
  readonly usableThrough: UsableThrough;
}

export interface Discrepancy {
  readonly type: 'SHORTAGE' | 'OVERAGE' | 'DAMAGED' | 'LOT_MISMATCH' | 'EXPIRY_MISMATCH' | 'NO_DATA';
  readonly quantity: Quantity | null;
  readonly expected: string | null;
  readonly seen: string | null;
}

export interface ReceiptLinePlan {
  readonly knownLotId: number | undefined;
  readonly lot: LotDraft;
  readonly quantity: Quantity;
  readonly condition: Condition;
  readonly handlingUnit: string | null;
  readonly discrepancies: readonly Discrepancy[];
}

/** Everything about lots of items that are not lot-controlled: one lot without a supplier's name stands for all. */
const UNTRACKED_LOT = 'UNTRACKED';

/** Decides one line: refused with every reason, or which lot, how much, in what condition, and what differs from the announcement. */
export function decideReceiptLine(facts: ReceiptLineFacts): Decided<ReceiptLinePlan> {
  const { line, expected, path } = facts;
  const quantity = receivedQuantity(facts);
  const identity = lotIdentity(facts);
  const dates = lotDates(facts);
  const { expiresOn } = dates;
  const known = isRefusal(identity) ? undefined : matchKnownLot(identity, facts);
  const refusals = [
    ...(isRefusal(quantity) ? [quantity] : []),
    ...(isRefusal(identity) ? [identity] : []),
    ...(isRefusal(known) ? [known] : []),
    ...missingExpiry(facts, expiresOn, known !== undefined && !isRefusal(known)),
    ...impossibleDates(dates.manufacturedOn, expiresOn, path),
    ...typedTexts(facts),
  ];
  if (refusals.length > 0 || isRefusal(quantity) || isRefusal(identity) || isRefusal(known)) return { ok: false, refusals };
  const lot = newLot(identity, dates, facts);
  const condition = line.condition ?? 'GOOD';
  return {
    ok: true,
    value: {
      knownLotId: known?.id,
      lot,
      quantity,
      condition,
      handlingUnit: line.handlingUnit ?? expected?.handlingUnit ?? null,
      discrepancies: differences({ facts, lot, quantity, condition, known }),
    },
  };
}

type LotDates = Pick<LotDraft, 'manufacturedOn' | 'expiresOn' | 'bestBeforeOn'>;

function lotDates({ line, item, expected }: ReceiptLineFacts): LotDates {
  const dates = {
    manufacturedOn: line.manufacturedOn ?? expected?.manufacturedOn ?? null,
    expiresOn: line.expiresOn ?? expected?.expiresOn ?? null,
    bestBeforeOn: line.bestBeforeOn ?? expected?.bestBeforeOn ?? null,
  };
  return { ...dates, expiresOn: expiryOf(dates, item) };
}

function newLot(identity: LotIdentity, dates: LotDates, { line, item, expected }: ReceiptLineFacts): LotDraft {
  return {
    ...identity,
    traceabilityLotCode: line.traceabilityLotCode ?? expected?.traceabilityLotCode ?? null,
    traceabilityLotCodeSource: line.traceabilityLotCodeSource ?? expected?.traceabilityLotCodeSource ?? null,
    ...dates,
    countryOfOrigin: line.countryOfOrigin ?? expected?.countryOfOrigin ?? null,
    quality: item.inspectionRequired ? 'PENDING_INSPECTION' : 'RELEASED',
    usableThrough: usableThroughOf(dates, item),
  };
}

function receivedQuantity(facts: ReceiptLineFacts): Quantity | Refusal {
  const { line, item, expected, path } = facts;
  if (line.quantity !== undefined) return parseBaseQuantity(line.quantity, item, [...path, 'quantity']);
  const open = expected === undefined ? NO_QUANTITY : minus(expected.quantity, expected.received);
  if (open > 0n) return open;
  return refusal('INVALID_INPUT', 'A quantity is needed: nothing announced is still open.', {
    path: [...path, 'quantity'],
    facts: { item: item.sku },
  });
}

type LotIdentity = Pick<LotDraft, 'lotNumber' | 'supplierLotNumber' | 'supplierLotNormalised'>;

function lotIdentity(facts: ReceiptLineFacts): LotIdentity | Refusal {
  const { line, item, expected, fromSupplier, path } = facts;
  if (!item.lotControlled) return { lotNumber: UNTRACKED_LOT, supplierLotNumber: null, supplierLotNormalised: null };
  const supplierLotNumber = fromSupplier ? (line.supplierLotNumber ?? expected?.supplierLotNumber ?? null) : null;
  const lotNumber = line.lotNumber ?? supplierLotNumber;
  if (lotNumber === null) {
    return refusal('LOT_ATTRIBUTE_REQUIRED', `Item ${item.sku} is lot-controlled: a lot number or a supplier lot number is needed.`, {
      path: [...path, 'lotNumber'],
      facts: { item: item.sku, attribute: 'lotNumber' },
    });
  }
  for (const [field, text] of [
    ['lotNumber', lotNumber],
    ['supplierLotNumber', supplierLotNumber],
  ] as const) {
    if (text !== null && !isLotNumber(text)) {
      return refusal('LOT_NUMBER_FORMAT', 'A lot number has 1 to 50 printable characters, no blanks at its ends.', {
        path: [...path, field],
        facts: { seen: text.slice(0, 60) },
      });
    }
  }
  return { lotNumber, supplierLotNumber, supplierLotNormalised: supplierLotNumber === null ? null : normaliseLotNumber(supplierLotNumber) };
}

/** A supplier's lot is one lot however often it comes. A typed number that belongs to another lot is refused, never silently replaced. */
function matchKnownLot(identity: LotIdentity, facts: ReceiptLineFacts): KnownLot | Refusal | undefined {
  const bySupplierLot = facts.knownLots.find(
    (lot) => identity.supplierLotNormalised !== null && lot.supplierLotNormalised === identity.supplierLotNormalised,
  );
  const byNumber = facts.knownLots.find((lot) => lot.lotNumber === identity.lotNumber);
  if (bySupplierLot !== undefined) {
    const typed = facts.line.lotNumber;
    return typed === undefined || typed === bySupplierLot.lotNumber ? bySupplierLot : lotDuplicate(identity, bySupplierLot, facts.path);
  }
  if (byNumber === undefined) return undefined;
  const sameLot = identity.supplierLotNormalised === null || byNumber.supplierLotNormalised === null;
  return sameLot ? byNumber : lotDuplicate(identity, byNumber, facts.path);
}

const lotDuplicate = (identity: LotIdentity, known: KnownLot, path: readonly string[]): Refusal =>
  refusal('LOT_DUPLICATE', `Lot number and supplier lot number belong to two lots: the known one is ${known.lotNumber}.`, {
    path: [...path, 'lotNumber'],
    facts: { lotNumber: identity.lotNumber, supplierLotNumber: identity.supplierLotNumber, knownLotNumber: known.lotNumber },
  });

function missingExpiry(facts: ReceiptLineFacts, expiresOn: LocalDate | null, lotIsKnown: boolean): readonly Refusal[] {
  if (facts.item.shelfLifeDays === null || expiresOn !== null || lotIsKnown || !facts.item.lotControlled) return [];
  return [
    refusal('LOT_ATTRIBUTE_REQUIRED', `Item ${facts.item.sku} has a shelf life: expiresOn or manufacturedOn is needed.`, {
      path: [...facts.path, 'expiresOn'],
      facts: { item: facts.item.sku, attribute: 'expiresOn' },
    }),
  ];
}

function impossibleDates(manufacturedOn: LocalDate | null, expiresOn: LocalDate | null, path: readonly string[]): readonly Refusal[] {
  if (manufacturedOn === null || expiresOn === null || manufacturedOn <= expiresOn) return [];
  return [
    refusal('INVALID_INPUT', 'A lot cannot expire before it is made.', {
      path: [...path, 'expiresOn'],
      facts: { manufacturedOn, expiresOn },
    }),
  ];
}

/** What was announced is kept as the partner wrote it; what somebody types here must be a text that can be read and printed again. */
function typedTexts({ line, path }: ReceiptLineFacts): readonly Refusal[] {
  const check = (field: 'handlingUnit' | 'traceabilityLotCode' | 'traceabilityLotCodeSource', limit: number): readonly Refusal[] => {
    const text = line[field];
    return text === undefined ? [] : checkText(text, limit, [...path, field]);
  };
  return [
    ...check('handlingUnit', MAXIMUM_CODE),
    ...check('traceabilityLotCode', MAXIMUM_NAME),
    ...check('traceabilityLotCodeSource', MAXIMUM_NAME),
  ];
}

interface Comparison {
  readonly facts: ReceiptLineFacts;
  readonly lot: LotDraft;
  readonly quantity: Quantity;
  readonly condition: Condition;
  readonly known: KnownLot | undefined;
}

/** What the lot and the announcement say; a lot that is known keeps its own date, also none. */
function expectedExpiries(expected: ExpectedLine | undefined, known: KnownLot | undefined): readonly (LocalDate | null)[] {
  return [
    ...(known === undefined ? [] : [known.expiresOn]),
    ...(expected === undefined || expected.expiresOn === null ? [] : [expected.expiresOn]),
  ];
}

function differences({ facts, lot, quantity, condition, known }: Comparison): readonly Discrepancy[] {
  const { expected } = facts;
  const found: Discrepancy[] = [];
  const announcedLot = expected?.supplierLotNumber ?? null;
  const announcedNormalised = announcedLot === null ? null : normaliseLotNumber(announcedLot);
  if (expected === undefined) found.push({ type: 'NO_DATA', quantity, expected: null, seen: lot.lotNumber });
  if (announcedNormalised !== null && announcedNormalised !== lot.supplierLotNormalised) {
    found.push({ type: 'LOT_MISMATCH', quantity, expected: announcedLot, seen: lot.supplierLotNumber ?? lot.lotNumber });
  }
  const otherExpiry = expectedExpiries(expected, known).find((expiry) => expiry !== lot.expiresOn);
  if (otherExpiry !== undefined && lot.expiresOn !== null) {
    found.push({ type: 'EXPIRY_MISMATCH', quantity, expected: otherExpiry, seen: lot.expiresOn });
  }
  if (condition === 'DAMAGED') found.push({ type: 'DAMAGED', quantity, expected: 'GOOD', seen: condition });
  const over = expected === undefined ? NO_QUANTITY : minus(plus(expected.received, quantity), expected.quantity);
  if (expected !== undefined && over > 0n) {
    const overNow = over < quantity ? over : quantity;
    found.push({
      type: 'OVERAGE',
      quantity: overNow,
      expected: formatQuantity(expected.quantity),
      seen: formatQuantity(plus(expected.received, quantity)),
    });
  }
  return found;
}
