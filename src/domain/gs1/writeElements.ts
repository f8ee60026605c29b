import { predefinedLength } from './applicationIdentifiers.js';

/** A value behind its identifier, as a label shall carry it. */
export interface LabelElement {
  readonly ai: string;
  readonly value: string;
}

/** Stands for FNC1 where a symbol's data are a text; ASCII 29, which scanners send for it. */
export const FNC1 = '\u001d';

/** The data of a GS1 symbol behind its first FNC1: those of predefined length first, so that few separators are needed (GS1 General Specifications 7.8.6). */
export function writeElementString(elements: readonly LabelElement[]): string {
  const ordered = inOrder(elements);
  return ordered
    .map(({ ai, value }, index) => {
      const needsEnd = predefinedLength(ai) === undefined && index < ordered.length - 1;
      return `${ai}${value}${needsEnd ? FNC1 : ''}`;
    })
    .join('');
}

/** The same for the eye, in the same order. Parentheses of a value are marked, so that it reads back. */
export function writeHumanReadable(elements: readonly LabelElement[]): string {
  return inOrder(elements)
    .map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`)
    .join('');
}

function inOrder(elements: readonly LabelElement[]): readonly LabelElement[] {
  const isPredefined = ({ ai }: LabelElement): boolean => predefinedLength(ai) !== undefined;
  return [...elements.filter(isPredefined), ...elements.filter((element) => !isPredefined(element))];
}
