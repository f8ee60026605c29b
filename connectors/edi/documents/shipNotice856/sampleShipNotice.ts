import { parseGtin } from '../../../../src/domain/shared/identifiers.js';
import { writeInterchange, type OutboundInterchange } from '../../acknowledge/writeSegments.js';
import { x12PartnerCodes } from '../../dictionary/partnerCodes.js';
import type { EdiProfile } from '../../profile.js';
import { NO_PRODUCT } from './level.js';
import { sampleBody } from './sampleBody.js';
import { planLines, type SampleLine } from './sampleLines.js';
import { samplePlaces } from './samplePlaces.js';
import type { SampleItem, SampleRequest } from './sampleRequest.js';
import { isWritableBy } from './sampleText.js';

/** What was written, with the lines that a reader must understand; or why it cannot be. */
export type Sample =
  | { readonly ok: true; readonly text: string; readonly lines: readonly SampleLine[] }
  | { readonly ok: false; readonly problems: readonly string[] };

export const MAXIMUM_SAMPLE_LOTS = 200;

/**
 * Writes an 856 as the partner would: its identifiers, separators, version, levels and item codes, lots and dates where its profile says they stand.
 * Pure, and read back by our own reader without an issue (test/connectors/edi/sample.test.ts). Served at GET /edi/sample/856 (src/app/http/sampleRouter.ts).
 */
export function sampleShipNotice(request: SampleRequest): Sample {
  const { profile, sender } = request;
  const places = samplePlaces(profile);
  const items = request.items.flatMap((item) => writableItem(item, profile));
  const problems = [
    ...(/^[A-Z0-9]{2}$/.test(sender.qualifier) && isIdentifier(sender.id, profile)
      ? []
      : ['The partner needs an ISA identifier: a qualifier of 2 characters and a value of at most 15 without its own separators.']),
    ...(isIdentifier(sender.groupCode, profile)
      ? []
      : ['The GS identifier of the partner has 2 to 15 characters without its own separators.']),
    ...(items.length > 0 ? [] : ['No item can be written: map codes of the partner to items, with a unit of 2 characters.']),
    ...places.problems,
  ];
  if (problems.length > 0 || places.lot === undefined) return { ok: false, problems };
  const lines = planLines({ ...request, items }, places);
  const { segments, shipped } = sampleBody({ ...request, items }, { ...places, lot: places.lot }, lines);
  const written = writeInterchange(envelope(request, segments), profile.writes);
  if (!written.ok) return { ok: false, problems: [`${written.element} cannot be written: ${written.seen}`] };
  return { ok: true, text: onePerLine(written.text, profile), lines: shipped };
}

function isIdentifier(text: string, profile: EdiProfile): boolean {
  return /^\S.{0,13}\S$/.test(text) && isWritableBy(profile)(text);
}

/** Longest product code of 004010. */
const MAXIMUM_CODE = 48;
/** SN102 has ten digits, and CTT02 adds them up. */
const MAXIMUM_STEP = 10_000;

function writableItem(item: SampleItem, profile: EdiProfile): readonly SampleItem[] {
  const isWritable = isWritableBy(profile);
  const lotQualifiers = new Set(profile.lotRules.flatMap((rule) => (rule.place === 'LIN' ? rule.qualifiers : [])));
  const namesProduct = (qualifier: string): boolean =>
    /^[A-Z0-9]{2}$/.test(qualifier) && !NO_PRODUCT.has(qualifier) && !lotQualifiers.has(qualifier);
  const codes = item.codes.filter(
    ({ qualifier, code }) => namesProduct(qualifier) && code === code.trim() && code.length <= MAXIMUM_CODE && isWritable(code),
  );
  const sound = codes.filter(({ qualifier, code }) => !x12PartnerCodes.gtinQualifiers.has(qualifier) || parseGtin(code) !== undefined);
  if (codes.length === 0 || !/^[A-Z0-9]{2}$/.test(item.unit) || item.step > MAXIMUM_STEP) return [];
  // A GTIN with a wrong check digit is told of, so it is left out where another code names the item.
  return [{ ...item, codes: sound.length > 0 ? sound : codes }];
}

function envelope(
  { profile, sender, controlNumber, at, isTest }: SampleRequest,
  segments: OutboundInterchange['technical'],
): OutboundInterchange {
  const { version, receiver, repetition, component } = profile.writes;
  const date = at.slice(0, 10).replaceAll('-', '');
  const time = at.slice(11, 16).replace(':', '');
  const isa = [
    ...['00', '', '00', '', sender.qualifier, sender.id, receiver.qualifier, receiver.id, date.slice(2), time],
    ...[
      version === '004010' ? 'U' : repetition,
      version.slice(0, 5),
      String(controlNumber).padStart(9, '0'),
      '0',
      isTest ? 'T' : 'P',
      component,
    ],
  ];
  const gs = ['SH', sender.groupCode, receiver.id, date, time, String(controlNumber), 'X', version];
  return { header: isa, technical: [], groups: [{ header: gs, sets: [{ header: ['856', '0001'], segments }] }] };
}

/** A person will read it. */
function onePerLine(text: string, { writes: { terminator } }: EdiProfile): string {
  return terminator === '\n' ? text : text.replaceAll(terminator, `${terminator}\n`);
}
