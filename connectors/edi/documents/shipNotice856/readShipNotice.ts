import { parseGtin } from '../../../../src/domain/shared/identifiers.js';
import { type EdiIssue, IssueList, isRejected } from '../../ediIssue.js';
import type { EdiProfile } from '../../profile.js';
import type { RawTransactionSet } from '../../syntax/interchange.js';
import { elementIs, elementText, positionOf, type Segment } from '../../syntax/segment.js';
import { HandlingUnits } from './handlingUnits.js';
import type { Level } from './level.js';
import { plainQuantity, sumOf } from './lineQuantity.js';
import { dateIn } from './noticeDates.js';
import type { ReadContext } from './readContext.js';
import { type Hierarchy, readHierarchy } from './readHierarchy.js';
import { LineReader } from './readLines.js';
import type { Fact, PartyFact, ShipNotice, ShipNoticeLine } from './shipNotice.js';

/** Purposes that may come without items: cancellation and deletion name the shipment only. */
const WITHOUT_ITEMS: ReadonlySet<string> = new Set(['01', '03']);
const GTIN_QUALIFIERS: ReadonlySet<string> = new Set(['UP', 'EN', 'UK', 'EO', 'UA', 'UI']);

/** Reads one 856. There is a notice whenever its header could be read; whether it may be used, the issues say. */
export function readShipNotice(set: RawTransactionSet, profile: EdiProfile): { notice?: ShipNotice; issues: readonly EdiIssue[] } {
  const issues = new IssueList();
  const hierarchy = readHierarchy(set.segments, profile, issues);
  if (hierarchy?.bsn === undefined || hierarchy.levels.length === 0) return { issues: issues.all() };
  const context = { profile, issues, st: hierarchy.st };
  const units = new HandlingUnits(hierarchy.levels, context);
  const lines = new LineReader(context, hierarchy.headerDates, units).read(hierarchy.levels);
  const notice = { ...header(hierarchy, hierarchy.bsn), lines, handlingUnits: units.all() };
  checkLines(notice, hierarchy, context);
  checkTotals(hierarchy, lines, context);
  return { notice, issues: issues.all() };
}

function header(hierarchy: Hierarchy, bsn: Segment): Omit<ShipNotice, 'lines' | 'handlingUnits'> {
  const { levels, headerDates } = hierarchy;
  const shipment = levels[0];
  const dates = [...headerDates, ...(shipment?.dates ?? [])];
  return {
    shipmentNumber: { value: elementText(bsn, 2), at: positionOf(bsn, 2) },
    purpose: { value: elementText(bsn, 1), at: positionOf(bsn, 1) },
    shippedOn: dateIn(dates, ['011']),
    expectedOn: dateIn(dates, ['017', '067']),
    shipTo: party(levels, 'ST'),
    shipFrom: party(levels, 'SF'),
    carrierCode: carrier(shipment),
    billOfLading: reference(shipment, 'BM'),
  };
}

/** The shipment's party, else the first order's that names one. */
function party(levels: readonly Level[], role: string): PartyFact | undefined {
  for (const level of levels) {
    const n1 = level.parties.find((each) => elementIs(each, 1, role));
    if (n1 === undefined) continue;
    return { name: elementText(n1, 2), qualifier: elementText(n1, 3), code: elementText(n1, 4), at: positionOf(n1, 4, level.id) };
  }
  return undefined;
}

/** TD503 is a SCAC when TD502 is 2. */
function carrier(shipment: Level | undefined): Fact | undefined {
  const td5 = shipment?.td5;
  if (shipment === undefined || td5 === undefined || elementText(td5, 2) !== '2' || elementText(td5, 3) === '') return undefined;
  return { value: elementText(td5, 3), at: positionOf(td5, 3, shipment.id) };
}

function reference(level: Level | undefined, qualifier: string): Fact | undefined {
  const ref = level?.refs.find((each) => elementText(each, 1) === qualifier && elementText(each, 2) !== '');
  return ref === undefined || level === undefined ? undefined : { value: elementText(ref, 2), at: positionOf(ref, 2, level.id) };
}

function checkLines(notice: ShipNotice, hierarchy: Hierarchy, context: ReadContext): void {
  const { issues, st } = context;
  const last = hierarchy.levels.at(-1)?.hl;
  if (notice.lines.length === 0 && last !== undefined && !WITHOUT_ITEMS.has(notice.purpose.value) && !isRejected(issues.all())) {
    const ack = { level: 'segment', tag: 'LIN', segmentInSet: last.ordinal - st.ordinal + 2, code: '3' } as const;
    issues.add('reject', {
      code: 'LIN_MISSING',
      message: 'The ship notice announces no item.',
      at: positionOf(last),
      expected: 'LIN',
      ack,
    });
  }
  checkProductCodes(notice, context);
}

function checkProductCodes(notice: ShipNotice, { issues, profile }: ReadContext): void {
  const reported = new Set<string>();
  for (const line of notice.lines) {
    for (const { qualifier, code, at } of line.codes) {
      if (parseGtin(code) !== undefined || !GTIN_QUALIFIERS.has(qualifier) || reported.has(code)) continue;
      reported.add(code);
      const message = 'The product code is no GTIN: its length or check digit is wrong. It is compared as written.';
      const facts = { at, seen: code, expected: '8, 12, 13 or 14 digits that end in their check digit' };
      issues.add(profile.severities.GTIN_CHECK_DIGIT, { code: 'GTIN_CHECK_DIGIT', message, ...facts });
    }
  }
}

/** CTT01 counts HL (22 of 31 sets) or LIN (4 of 31); CTT02 adds up SN102, of the lines or of every level. */
function checkTotals(hierarchy: Hierarchy, lines: readonly ShipNoticeLine[], context: ReadContext): void {
  const { ctt, levels, linCount, st } = hierarchy;
  const { issues, profile } = context;
  if (ctt === undefined) return;
  const note = (element: number, dataElement: number) =>
    ({
      level: 'element',
      tag: 'CTT',
      segmentInSet: ctt.ordinal - st.ordinal + 1,
      element,
      code: '7',
      dataElement,
      seen: elementText(ctt, element),
    }) as const;
  const count = Number(elementText(ctt, 1));
  if (count !== levels.length && count !== linCount) {
    const facts = {
      at: positionOf(ctt, 1),
      seen: elementText(ctt, 1),
      expected: `${levels.length} HL or ${linCount} LIN`,
      ack: note(1, 354),
    };
    issues.add(profile.severities.CTT_COUNT, { code: 'CTT_COUNT', message: 'CTT01 counts neither the levels nor the items.', ...facts });
  }
  const total = plainQuantity(elementText(ctt, 2));
  if (total === undefined) return;
  const ofLines = sumOf(lines.map(({ quantity }) => quantity.value));
  if (total === ofLines) return;
  const quantities = levels.flatMap(({ sn1 }) => (sn1 === undefined ? [] : [plainQuantity(elementText(sn1, 2))]));
  // An unusable quantity is reported where it stands; that the sum is wrong then follows.
  if (quantities.includes(undefined) || total === sumOf(quantities.map((quantity) => quantity ?? '0'))) return;
  const facts = { at: positionOf(ctt, 2), seen: elementText(ctt, 2), expected: ofLines, ack: note(2, 347) };
  issues.add(profile.severities.CTT_HASH_TOTAL, { code: 'CTT_HASH_TOTAL', message: 'CTT02 is not the sum of the quantities.', ...facts });
}
