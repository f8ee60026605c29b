import { identifierAt, predefinedLength } from './applicationIdentifiers.js';
import { scanProblem, type Found, type FoundValue, type ScanProblem } from './gs1Reading.js';

/** What scanners send for FNC1 between elements: group separator, and its picture where a terminal shows it so. */
const SEPARATORS: ReadonlySet<string> = new Set(['\u001d', '\u241d']);
const IDENTIFIER_LETTERS = 4;

/** Elements behind each other as symbols carry them (GS1 General Specifications 7.8). Separators that need not be there are taken. */
export function readElementString(text: string, from: number): Found {
  const values: FoundValue[] = [];
  const problems: ScanProblem[] = [];
  let at = from;
  while (at < text.length) {
    if (SEPARATORS.has(text.charAt(at))) {
      at += 1;
      continue;
    }
    const rule = identifierAt(text, at);
    const end = endOfElement(text, at);
    if (rule === undefined) {
      const seen = text.slice(at, Math.min(end, at + IDENTIFIER_LETTERS));
      problems.push(scanProblem('IDENTIFIER_UNKNOWN', { offset: at, seen, expected: 'an application identifier of GS1' }));
    } else {
      const offset = at + rule.ai.length;
      values.push({ ai: rule.ai, value: text.slice(offset, Math.max(offset, end)), offset });
    }
    at = Math.max(end, at + 1);
  }
  return { values, problems };
}

/** Where the element that begins there ends. One that has no identifier we know ends so too, and what is behind it is read on. */
function endOfElement(text: string, at: number): number {
  const limit = Math.min(at + (predefinedLength(text, at) ?? text.length), text.length);
  let end = at;
  while (end < limit && !SEPARATORS.has(text.charAt(end))) end += 1;
  return end;
}
