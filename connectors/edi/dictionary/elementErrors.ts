import { dateOfElement } from './dateElement.js';
import type { ElementSpec } from './elementSpec.js';
import type { SegmentSpec } from './segmentSpec.js';
import { elementsOf, type Segment } from '../syntax/segment.js';
import { isPlainlyValid } from './plainlyValid.js';

/** AK403 codes. */
export const ELEMENT_CODE = {
  mandatoryMissing: '1',
  conditionalMissing: '2',
  tooMany: '3',
  tooShort: '4',
  tooLong: '5',
  invalidCharacter: '6',
  invalidCode: '7',
  invalidDate: '8',
  invalidTime: '9',
} as const;

export type ElementCode = (typeof ELEMENT_CODE)[keyof typeof ELEMENT_CODE];

export interface ElementError {
  readonly element: number;
  readonly code: ElementCode;
  readonly dataElement: number | undefined;
  readonly seen: string;
  readonly expected: string;
}

const SPACE = 32;
const CONTROL_CHARACTER = /[\x00-\x1f\x7f]/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const WHOLE = /^[+-]?\d+$/;
const TIME = /^([01]\d|2[0-3])[0-5]\d([0-5]\d\d{0,2})?$/;
const NONE: readonly ElementError[] = [];

/** What is wrong with a segment's elements. Padding blanks and leading zeros are tolerated: the wild is full of both. */
export function elementErrors(segment: Segment, spec: SegmentSpec): readonly ElementError[] {
  if (spec.open || isPlainlyValid(segment, spec.plain)) return NONE;
  const elements = elementsOf(segment);
  let errors: ElementError[] | undefined;
  for (let index = 1; index < elements.length; index += 1) {
    const text = elements[index] ?? '';
    const element = spec.elements[index];
    if (text === '') continue;
    const error = element === undefined ? surplus(spec, index, text) : faultOf(element, index, text);
    if (error !== undefined) (errors ??= []).push(error);
    // One surplus element says it all: the rest of the segment is out of place too.
    if (element === undefined) break;
  }
  for (const index of spec.required) {
    if (isBlank(elements[index])) (errors ??= []).push(missing(spec, index));
  }
  return errors ?? NONE;
}

function surplus(spec: SegmentSpec, index: number, text: string): ElementError {
  const expected = `at most ${spec.elements.length - 1} elements`;
  return { element: index, code: ELEMENT_CODE.tooMany, dataElement: undefined, seen: text, expected };
}

function missing(spec: SegmentSpec, index: number): ElementError {
  const dataElement = spec.elements[index]?.dataElement;
  return { element: index, code: ELEMENT_CODE.mandatoryMissing, dataElement, seen: '', expected: 'a value' };
}

function faultOf(spec: ElementSpec, index: number, raw: string): ElementError | undefined {
  if (spec.type === 'C') return undefined;
  const text = raw.charCodeAt(raw.length - 1) === SPACE || raw.charCodeAt(0) === SPACE ? raw.trim() : raw;
  if (text === '') return undefined;
  const fault = typeFault(spec, text);
  return fault === undefined
    ? undefined
    : { element: index, code: fault.code, dataElement: spec.dataElement, seen: text, expected: fault.expected };
}

interface Fault {
  readonly code: ElementCode;
  readonly expected: string;
}

function typeFault(spec: ElementSpec, text: string): Fault | undefined {
  switch (spec.type) {
    case 'DT':
      return dateOfElement(text) === undefined ? { code: ELEMENT_CODE.invalidDate, expected: 'a date CCYYMMDD or YYMMDD' } : undefined;
    case 'TM':
      return TIME.test(text) ? undefined : { code: ELEMENT_CODE.invalidTime, expected: 'a time HHMM, HHMMSS or HHMMSSDD' };
    case 'R':
    case 'N0':
      return numberFault(spec, text);
    default:
      return textFault(spec, text);
  }
}

function numberFault(spec: ElementSpec, text: string): Fault | undefined {
  const pattern = spec.type === 'R' ? DECIMAL : WHOLE;
  if (!pattern.test(text)) return { code: ELEMENT_CODE.invalidCharacter, expected: 'a plain number' };
  if (text.length <= spec.max) return undefined;
  // Sign and point do not count, nor do padding zeros ("SE*0000000013").
  const significant = text.includes('.') ? text.replace(/0+$/, '') : text;
  const digits = significant.replace(/[+.-]/g, '').replace(/^0+(?=\d)/, '');
  return digits.length > spec.max ? { code: ELEMENT_CODE.tooLong, expected: `at most ${spec.max} digits` } : undefined;
}

function textFault(spec: ElementSpec, text: string): Fault | undefined {
  if (CONTROL_CHARACTER.test(text)) return { code: ELEMENT_CODE.invalidCharacter, expected: 'no control characters' };
  if (text.length > spec.max) return { code: ELEMENT_CODE.tooLong, expected: `at most ${spec.max} characters` };
  if (text.length < spec.min) return { code: ELEMENT_CODE.tooShort, expected: `at least ${spec.min} characters` };
  if (spec.codes === undefined || spec.codes.has(text)) return undefined;
  return { code: ELEMENT_CODE.invalidCode, expected: [...spec.codes].join(' ') };
}

const isBlank = (text: string | undefined): boolean => text === undefined || text === '' || text.trim() === '';
