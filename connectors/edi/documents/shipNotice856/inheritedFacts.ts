import { elementText, positionOf } from '../../syntax/segment.js';
import type { DateSegment, InheritedFacts, Level } from './level.js';
import { dateIn, expiryInHeader, expiryOfLevel } from './noticeDates.js';
import type { ReadContext } from './readContext.js';
import type { Fact } from './shipNotice.js';

/** Reads each level once, however many lines stand below it. */
export class InheritedFactsReader {
  readonly #context: ReadContext;
  readonly #header: InheritedFacts;

  constructor(context: ReadContext, headerDates: readonly DateSegment[]) {
    this.#context = context;
    const expiresOn = expiryInHeader(headerDates, context.profile.expiryRules);
    this.#header = { expiresOn, manufacturedOn: undefined, packedOn: undefined, purchaseOrderNumber: undefined, lotSource: undefined };
  }

  of(level: Level): InheritedFacts {
    if (level.inherited !== undefined) return level.inherited;
    const above = level.parent === undefined ? this.#header : this.of(level.parent);
    const facts = saysNothing(level) ? above : this.#read(level, above);
    level.inherited = facts;
    return facts;
  }

  #read(level: Level, above: InheritedFacts): InheritedFacts {
    const { profile } = this.#context;
    return {
      expiresOn: expiryOfLevel(level, this.#context) ?? above.expiresOn,
      manufacturedOn: dateIn(level.dates, profile.manufactureDates, level.id) ?? above.manufacturedOn,
      packedOn: dateIn(level.dates, profile.packDates, level.id) ?? above.packedOn,
      purchaseOrderNumber: purchaseOrder(level) ?? above.purchaseOrderNumber,
      lotSource: lotSource(level, profile.lotSourceParties) ?? above.lotSource,
    };
  }
}

const saysNothing = ({ dates, refs, prf, parties }: Level): boolean =>
  dates.length === 0 && refs.length === 0 && prf === undefined && parties.length === 0;

function purchaseOrder({ prf, id }: Level): Fact | undefined {
  const value = prf === undefined ? '' : elementText(prf, 1);
  return prf === undefined || value === '' ? undefined : { value, at: positionOf(prf, 1, id) };
}

/** Name, else code, of the party that assigned the lot code. */
function lotSource({ parties, id }: Level, roles: readonly string[]): Fact | undefined {
  if (parties.length === 0) return undefined;
  const party = parties.find((n1) => roles.includes(elementText(n1, 1)));
  if (party === undefined) return undefined;
  const element = elementText(party, 2) === '' ? 4 : 2;
  const value = elementText(party, element);
  return value === '' ? undefined : { value, at: positionOf(party, element, id) };
}
