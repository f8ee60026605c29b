import type { LocalDate } from '../shared/dates.js';
import { parseGtin, parseSscc } from '../shared/identifiers.js';
import type { ApplicationIdentifier } from './applicationIdentifier.js';
import { applicationIdentifier, identifierAt } from './applicationIdentifiers.js';
import { checkTogether } from './checkTogether.js';
import { checkValue } from './checkValue.js';
import { scanProblem, type Found, type Gs1Element, type Gs1Reading, type ScanForm, type ScanProblem } from './gs1Reading.js';
import { isLink, readDigitalLink } from './readDigitalLink.js';
import { readElementString } from './readElementString.js';
import { readHumanReadable } from './readHumanReadable.js';

/** Letters: more than the largest QR code carries (4,296), with its symbology identifier. */
export const MAXIMUM_SCAN_LENGTH = 4_300;

/** GS1 General Specifications 5.1.2, ISO/IEC 15424: symbols whose content is element strings. */
const ELEMENT_STRINGS: ReadonlySet<string> = new Set([']C1', ']e0', ']e1', ']e2', ']d2', ']Q3', ']J1']);
/** EAN-13, UPC-A and UPC-E (as 13 digits), EAN-8, ITF-14: the digits are a GTIN. */
const GTIN_ALONE: ReadonlySet<string> = new Set([']E0', ']E4', ']I0', ']I1']);
const SYMBOLOGY = /^\][A-Za-z][0-9A-Za-z]/;
const BARE_GTIN = /^(\d{8}|\d{12,14})$/;
const BARE_SSCC = /^\d{18}$/;

/**
 * Reads what a scanner sent or a person typed: an element string with or without its symbology identifier, its human-readable form, a GS1
 * Digital Link, or a GTIN or SSCC alone. Never throws; tells everything that is wrong. `today` decides the century of two-digit years.
 */
export function readGs1(text: string, today: LocalDate): Gs1Reading {
  const from = text.length - text.trimStart().length;
  const trimmed = text.trimEnd();
  const symbology = SYMBOLOGY.exec(trimmed.slice(from))?.[0] ?? null;
  const start = from + (symbology?.length ?? 0);
  const content = trimmed.slice(start);
  const read = (form: ScanForm, found: Found): Gs1Reading => {
    const saysNothing = found.values.length === 0 && found.problems.length === 0;
    return { form, symbology, content, ...checked(saysNothing ? nothing('EMPTY', content, start) : found, today) };
  };
  if (text.length > MAXIMUM_SCAN_LENGTH) return { ...read('OTHER', tooLong(text)), content: '' };
  if (content === '') return read('OTHER', nothing('EMPTY', '', start));
  if (isLink(content)) return read('DIGITAL_LINK', readDigitalLink(trimmed, start));
  if (symbology !== null && ELEMENT_STRINGS.has(symbology)) return read('ELEMENT_STRING', readElementString(trimmed, start));
  if (symbology !== null && GTIN_ALONE.has(symbology)) return read('KEY', gtinAlone(content, start));
  // Digits of a key's length with its check digit are that key: a lot or an order of the very same digits comes with its symbology identifier.
  const key = bareKey(content, start);
  if (key !== undefined) return read('KEY', key);
  if (/^\(\d{2,4}\)/.test(content)) return read('HUMAN_READABLE', readHumanReadable(trimmed, start));
  if (symbology === null && looksLikeElements(content)) return read('ELEMENT_STRING', readElementString(trimmed, start));
  return read('OTHER', nothing('NOT_GS1', content, start));
}

const looksLikeElements = (content: string): boolean => /^[\u001d\u241d]/.test(content) || identifierAt(content, 0) !== undefined;

function nothing(code: 'EMPTY' | 'NOT_GS1', seen: string, offset: number): Found {
  return {
    values: [],
    problems: [scanProblem(code, { offset, seen, expected: 'an element string, a GS1 Digital Link, a GTIN or an SSCC' })],
  };
}

const tooLong = (text: string): Found => ({
  values: [],
  problems: [
    scanProblem('TEXT_TOO_LONG', {
      offset: MAXIMUM_SCAN_LENGTH,
      seen: `${text.length} letters`,
      expected: `at most ${MAXIMUM_SCAN_LENGTH}`,
    }),
  ],
});

/** The symbol's check digit was read with it: one that is wrong is told as such. */
function gtinAlone(content: string, offset: number): Found {
  const value = BARE_GTIN.test(content) ? content.padStart(14, '0') : content;
  return { values: [{ ai: '01', value, offset }], problems: [] };
}

function bareKey(content: string, offset: number): Found | undefined {
  const gtin = BARE_GTIN.test(content) ? parseGtin(content) : undefined;
  if (gtin !== undefined) return { values: [{ ai: '01', value: gtin, offset }], problems: [] };
  const sscc = BARE_SSCC.test(content) ? parseSscc(content) : undefined;
  return sscc === undefined ? undefined : { values: [{ ai: '00', value: sscc, offset }], problems: [] };
}

function checked({ values, problems }: Found, today: LocalDate): Pick<Gs1Reading, 'elements' | 'problems'> {
  const elements: Gs1Element[] = [];
  const wrong: ScanProblem[] = [...problems];
  for (const found of values) {
    const result = checkValue(found, applicationIdentifier(found.ai) as ApplicationIdentifier, today);
    if ('ai' in result) elements.push(result);
    else wrong.push(...result);
  }
  return { elements, problems: [...wrong, ...checkTogether(elements)].toSorted((a, b) => a.offset - b.offset) };
}
