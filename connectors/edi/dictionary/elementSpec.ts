import { type PlainLayout, plainLayout } from './plainlyValid.js';

/** X12 data types: identifier, text, date, time, whole number, decimal, composite (its components are not looked into). */
export type ElementType = 'ID' | 'AN' | 'DT' | 'TM' | 'N0' | 'R' | 'C';

/** One place in a segment. Numbers and lengths are facts of X12 005010; its texts are not repeated here. */
export interface ElementSpec {
  /** X12 data element number; AK402 repeats it. */
  readonly dataElement: number | undefined;
  readonly type: ElementType;
  readonly min: number;
  readonly max: number;
  readonly required: boolean;
  readonly codes: ReadonlySet<string> | undefined;
}

export interface SegmentSpec {
  readonly tag: string;
  /** `elements[0]` stands for the tag, so that an index is the element's number. */
  readonly elements: readonly (ElementSpec | undefined)[];
  /** Numbers of the elements that must be there. */
  readonly required: readonly number[];
  /** Known by name only: its elements are not checked. */
  readonly open: boolean;
  /** The same for the quick look. */
  readonly plain: PlainLayout;
}

/** Written "373 DT 8-8" or "396 AN 2-30 required": data element number, type, shortest and longest. "C" alone is a composite. */
export function element(text: string, codes?: readonly string[]): ElementSpec {
  const match = /^(\d+) (ID|AN|DT|TM|N0|R) (\d+)-(\d+)( required)?$/.exec(text);
  if (text === 'C') return { dataElement: undefined, type: 'C', min: 0, max: 1000, required: false, codes: undefined };
  if (!match) throw new Error(`not an element: ${text}`);
  const [, dataElement, type, min, max, required] = match;
  return {
    dataElement: Number(dataElement),
    type: type as ElementType,
    min: Number(min),
    max: Number(max),
    required: required !== undefined,
    codes: codes === undefined ? undefined : new Set(codes),
  };
}

export function segment(tag: string, ...elements: readonly (string | ElementSpec)[]): SegmentSpec {
  const specs = [undefined, ...elements.map((each) => (typeof each === 'string' ? element(each) : each))];
  const required = specs.flatMap((each, index) => (each?.required === true ? [index] : []));
  return { tag, elements: specs, required, open: false, plain: plainLayout(specs) };
}

export const openSegment = (tag: string): SegmentSpec => ({
  tag,
  elements: [undefined],
  required: [],
  open: true,
  plain: plainLayout([]),
});
