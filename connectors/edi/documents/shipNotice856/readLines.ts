import { elementText, positionOf } from '../../syntax/segment.js';
import type { HandlingUnits } from './handlingUnits.js';
import { InheritedFactsReader } from './inheritedFacts.js';
import type { DateSegment, Level } from './level.js';
import { plainQuantity, type QuantityFacts, quantityOf, sumOf } from './lineQuantity.js';
import { checkLot, distinctLots, type LotFact, lotsAbove, lotsOf } from './lots.js';
import type { ReadContext } from './readContext.js';
import type { Fact, ShipNoticeLine } from './shipNotice.js';

/** Finds the item lines of a notice in its HL tree, whichever of S-O-I, S-O-P-I, S-O-T-P-I, S-O-I-P, S-T-I-P or lot levels it is built of. */
export class LineReader {
  readonly #context: ReadContext;
  readonly #inherited: InheritedFactsReader;
  readonly #units: HandlingUnits;
  readonly #lines: ShipNoticeLine[] = [];

  constructor(context: ReadContext, headerDates: readonly DateSegment[], units: HandlingUnits) {
    this.#context = context;
    this.#inherited = new InheritedFactsReader(context, headerDates);
    this.#units = units;
  }

  read(levels: readonly Level[]): readonly ShipNoticeLine[] {
    for (const level of levels) if (level.productCodes.length > 0 && !this.#isOnlyAHeading(level)) this.#readItem(level);
    return this.#lines;
  }

  /** A pack may repeat the product of the items in it; then the items are the lines. Items within items are a person's to read. */
  #isOnlyAHeading(level: Level): boolean {
    const nested = firstProductBelow(level);
    if (nested === undefined) return false;
    if (level.sn1 === undefined || 'TPQ'.includes(level.code)) return true;
    this.#context.issues.add(this.#context.profile.severities.LINE_NESTED, {
      code: 'LINE_NESTED',
      message: 'An item contains another item; which of their quantities counts is not said.',
      at: positionOf(nested.hl, 2, nested.id),
      seen: `level ${nested.id} in level ${level.id}`,
      expected: 'items beside each other',
    });
    return false;
  }

  #readItem(item: Level): void {
    if (item.children.length === 0) {
      this.#readLine(item, item);
      return;
    }
    const parts = partsOf(item, this.#context);
    const named = parts.filter((part) => part.lots.length > 0);
    if (named.length > 0) this.#readLots(item, parts, named);
    else if (item.sn1 !== undefined || !parts.some((part) => part.level.sn1)) this.#readLine(item, item);
    // Quantities are told by pack only: each pack is a line. Otherwise packs repeat what the item's SN1 says and are not added up.
    else for (const { level } of parts) if (level.sn1 !== undefined) this.#readLine(item, level);
  }

  /** Lot levels below the item: with quantities of their own they are the lines. */
  #readLots(item: Level, parts: readonly Part[], named: readonly Part[]): void {
    const quantified = parts.filter((part) => part.level.sn1 !== undefined);
    if (named.every((part) => part.level.sn1 !== undefined)) {
      const before = this.#lines.length;
      for (const { level } of quantified) this.#readLine(item, level);
      this.#checkSum(item, this.#lines.slice(before));
      return;
    }
    const lots = named.flatMap((part) => part.lots);
    const whole = distinctLots(lots).length === 1 && named.length === parts.length;
    if (!whole) this.#ambiguous(lots);
    this.#readLine(item, item, whole ? lots[0] : undefined);
  }

  #readLine(item: Level, level: Level, lot?: LotFact): void {
    if (level.sn1 === undefined) {
      this.#missingQuantity(level);
      return;
    }
    const amount = quantityOf(level.sn1, level.id, this.#context);
    if (amount === undefined) return;
    const lots = lot === undefined ? this.#lotsFor(level, item) : [lot];
    if (lots.length <= 1 || distinctLots(lots).length === 1) {
      this.#push({ item, level, amount, lot: lots[0] });
      return;
    }
    const split = splitByLoads(lots, amount);
    if (split === undefined) this.#ambiguous(lots);
    if (split === undefined) this.#push({ item, level, amount, lot: undefined });
    else for (const part of split) this.#push({ item, level, ...part });
  }

  #lotsFor(level: Level, item: Level): readonly LotFact[] {
    const rules = this.#context.profile.lotRules;
    const own = lotsOf(level, rules);
    if (own.length > 0) return own;
    const ofItem = level === item ? [] : lotsOf(item, rules);
    return ofItem.length > 0 ? ofItem : lotsAbove(item, rules);
  }

  #push({ item, level, amount, lot }: LineParts): void {
    if (lot !== undefined) checkLot(lot, this.#context);
    const facts = this.#inherited.of(level);
    this.#lines.push({
      lineNumber: this.#lines.length + 1,
      at: positionOf(level.hl, undefined, level.id),
      codes: item.productCodes,
      quantity: amount.quantity,
      unit: amount.unit,
      lot: lot && { value: lot.value, at: lot.at },
      expiresOn: facts.expiresOn,
      manufacturedOn: facts.manufacturedOn,
      packedOn: facts.packedOn,
      handlingUnit: this.#units.holding(level),
      purchaseOrderNumber: facts.purchaseOrderNumber,
      countryOfOrigin: originOf(level) ?? (level === item ? undefined : originOf(item)),
      lotSource: facts.lotSource,
      description: descriptionOf(level) ?? (level === item ? undefined : descriptionOf(item)),
      hlPath: hlPath(level),
    });
  }

  #checkSum(item: Level, lines: readonly ShipNoticeLine[]): void {
    const unit = item.sn1 === undefined ? '' : elementText(item.sn1, 3);
    const announced = item.sn1 === undefined ? undefined : plainQuantity(elementText(item.sn1, 2));
    if (item.sn1 === undefined || announced === undefined || lines.some((line) => line.unit.value !== unit)) return;
    const sum = sumOf(lines.map((line) => line.quantity.value));
    if (sum === announced) return;
    this.#context.issues.add(this.#context.profile.severities.LOT_SUM, {
      code: 'LOT_SUM',
      message: 'The lots of the item do not add up to its quantity.',
      at: positionOf(item.sn1, 2, item.id),
      seen: `${sum} in lots`,
      expected: `${announced} ${unit}`,
    });
  }

  #ambiguous(lots: readonly LotFact[]): void {
    const first = lots[0];
    if (first === undefined) return;
    this.#context.issues.add(this.#context.profile.severities.LOT_AMBIGUOUS, {
      code: 'LOT_AMBIGUOUS',
      message: 'Several lots share one quantity, and nothing says how much is of which.',
      at: first.at,
      seen: distinctLots(lots).slice(0, 5).join(', '),
      expected: 'one lot, or a quantity for each',
      fix: 'Send a level with its own SN1 for each lot.',
    });
  }

  #missingQuantity(level: Level): void {
    const { st, issues } = this.#context;
    const after = level.lastLin ?? level.hl;
    issues.add('reject', {
      code: 'SN1_MISSING',
      message: 'The item has no quantity.',
      at: positionOf(after, undefined, level.id),
      seen: after.tag,
      expected: 'SN1 after it',
      ack: { level: 'segment', tag: 'SN1', segmentInSet: after.ordinal - st.ordinal + 2, code: '3' },
    });
  }
}

interface Part {
  readonly level: Level;
  readonly lots: readonly LotFact[];
}

interface LineParts {
  readonly item: Level;
  readonly level: Level;
  readonly amount: QuantityFacts;
  readonly lot: LotFact | undefined;
}

function firstProductBelow(level: Level): Level | undefined {
  for (const child of level.children) {
    const found = child.productCodes.length > 0 ? child : firstProductBelow(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Levels below an item that tell a quantity or a lot, without product codes of their own; the uppermost on each branch. */
function partsOf(item: Level, context: ReadContext): readonly Part[] {
  if (item.children.length === 0) return NO_PARTS;
  return item.children.flatMap((level) => {
    if (level.productCodes.length > 0) return [];
    const lots = lotsOf(level, context.profile.lotRules);
    return lots.length > 0 || level.sn1 !== undefined ? [{ level, lots }] : partsOf(level, context);
  });
}

const NO_PARTS: readonly Part[] = [];

/** CLD01 loads of CLD02 each: when they add up to SN102 they say how much is of which lot. */
function splitByLoads(lots: readonly LotFact[], amount: QuantityFacts): readonly { amount: QuantityFacts; lot: LotFact }[] | undefined {
  const parts = lots.flatMap((lot) => {
    const value = loadQuantity(lot);
    return value === undefined ? [] : [{ lot, amount: { unit: amount.unit, quantity: { value, at: lot.at } } }];
  });
  const whole = parts.length === lots.length && sumOf(parts.map((part) => part.amount.quantity.value)) === amount.quantity.value;
  return whole ? parts : undefined;
}

function loadQuantity({ load }: LotFact): string | undefined {
  const count = load === undefined ? '' : elementText(load.cld, 1);
  const each = load === undefined ? undefined : plainQuantity(elementText(load.cld, 2));
  if (each === undefined || !/^\d{1,3}$/.test(count)) return undefined;
  return sumOf(Array.from({ length: Number(count) }, () => each));
}

function originOf(level: Level): Fact | undefined {
  for (const { qualifier, code, at } of level.otherCodes) if (qualifier === 'CH') return { value: code, at };
  return undefined;
}

function hlPath(level: Level): readonly string[] {
  const path = new Array<string>(level.depth + 1);
  for (let each: Level | undefined = level; each !== undefined; each = each.parent) path[each.depth] = each.id;
  return path;
}

function descriptionOf({ pid }: Level): string | undefined {
  const text = pid === undefined ? '' : elementText(pid, 5);
  return text === '' ? undefined : text;
}
