import { applicationIdentifier } from './applicationIdentifiers.js';
import { scanProblem, type Found, type FoundValue, type ScanProblem } from './gs1Reading.js';

const IDENTIFIER = /\((\d{2,4})\)/y;

/**
 * Elements as people read them under a symbol: "(01)09506000134352(10)ABC". Blanks between digits are for the eye. A parenthesis is part of
 * a value, unless digits of a known identifier stand in it; "\(" is one in any case.
 */
export function readHumanReadable(text: string, from: number): Found {
  const values: FoundValue[] = [];
  const problems: ScanProblem[] = [];
  let open = openingAt(text, from);
  while (open !== undefined) {
    const { value, end } = valueFrom(text, open.offset);
    if (applicationIdentifier(open.ai) !== undefined) values.push({ ai: open.ai, value, offset: open.offset });
    else
      problems.push(
        scanProblem('IDENTIFIER_UNKNOWN', { offset: open.offset, seen: open.ai, expected: 'an application identifier of GS1' }),
      );
    open = openingAt(text, end);
  }
  return { values, problems };
}

interface Opening {
  readonly ai: string;
  /** Of what stands behind it. */
  readonly offset: number;
}

function openingAt(text: string, at: number): Opening | undefined {
  IDENTIFIER.lastIndex = at;
  const match = IDENTIFIER.exec(text);
  return match?.[1] === undefined ? undefined : { ai: match[1], offset: at + match[0].length };
}

function valueFrom(text: string, from: number): { readonly value: string; readonly end: number } {
  let value = '';
  let at = from;
  for (; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\\' && text.charAt(at + 1) === '(') {
      value += '(';
      at += 1;
      continue;
    }
    const next = letter === '(' ? openingAt(text, at) : undefined;
    if (next !== undefined && applicationIdentifier(next.ai) !== undefined) break;
    if (letter !== ' ') value += letter;
  }
  return { value, end: at };
}
