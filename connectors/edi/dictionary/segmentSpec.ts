import { element, type ElementSpec } from './elementSpec.js';
import { type PlainLayout, plainLayout } from './plainlyValid.js';

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
