import { applicationIdentifier } from './applicationIdentifiers.js';
import { scanProblem, type Found, type FoundValue, type ScanProblem } from './gs1Reading.js';

/** GS1 Digital Link standard, URI syntax 1.6, section 4: keys that a link is about, and the qualifiers that may follow each, in this order. */
const QUALIFIERS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '00': [[]],
  '01': [['22', '10', '21'], ['235']],
  '253': [[]],
  '255': [[]],
  '401': [[]],
  '402': [[]],
  '414': [['254'], ['7040']],
  '415': [['8020']],
  '417': [['7040']],
  '8003': [[]],
  '8004': [['7040']],
  '8006': [['22', '10', '21']],
  '8010': [['8011']],
  '8013': [[]],
  '8017': [['8019']],
  '8018': [['8019']],
};
const GTIN_LENGTHS: ReadonlySet<number> = new Set([8, 12, 13]);

export const isLink = (text: string): boolean => /^https?:\/\//i.test(text);

/** Reads a GS1 Digital Link of any domain: key and qualifiers in its path, attributes in its query. What is not GS1's in the query is let be. */
export function readDigitalLink(text: string, from: number): Found {
  const found = new LinkReader();
  const fragment = text.indexOf('#', from);
  const end = fragment < 0 ? text.length : fragment;
  const question = text.slice(0, end).indexOf('?', from);
  const pathEnd = question < 0 ? end : question;
  readPath(found, piecesOf(text, { from: text.indexOf('//', from) + 2, end: pathEnd, marks: /\//g }).slice(1));
  if (question >= 0) readQuery(found, piecesOf(text, { from: question + 1, end, marks: /[&;]/g }));
  return found;
}

interface Piece {
  readonly text: string;
  readonly offset: number;
}

interface Span {
  readonly from: number;
  readonly end: number;
  readonly marks: RegExp;
}

function piecesOf(text: string, { from, end, marks }: Span): readonly Piece[] {
  let offset = from;
  return text
    .slice(from, end)
    .split(marks)
    .map((piece) => {
      const found = { text: piece, offset };
      offset += piece.length + 1;
      return found;
    });
}

class LinkReader implements Found {
  readonly values: FoundValue[] = [];
  readonly problems: ScanProblem[] = [];

  add(ai: string, { text, offset }: Piece): void {
    const value = decoded(text);
    if (value === undefined)
      this.problems.push(scanProblem('ENCODING_INVALID', { ai, offset, seen: text, expected: 'percent-encoded UTF-8' }));
    // A GTIN may stand there as it is printed on the pack (URI syntax 1.0 allowed it, and such links are on packs).
    else this.values.push({ ai, value: ai === '01' && GTIN_LENGTHS.has(value.length) ? value.padStart(14, '0') : value, offset });
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** From the end, pair by pair, until a key: what stands before it is the domain's own. */
function readPath(found: LinkReader, segments: readonly Piece[]): void {
  const used = segments.at(-1)?.text === '' ? segments.slice(0, -1) : segments;
  const start = keyIn(used);
  const key = used[start];
  if (key === undefined) {
    const [first] = segments;
    found.problems.push(
      scanProblem('LINK_WITHOUT_KEY', {
        offset: first?.offset ?? 0,
        seen: segments.map(({ text }) => text).join('/'),
        expected: 'a GS1 key and its value in the path, as /01/09506000134352',
      }),
    );
    return;
  }
  const named: string[] = [];
  for (let index = start; index + 1 < used.length; index += 2) {
    const { text: ai, offset } = used[index] as Piece;
    const isMisplaced = index > start && !follows(QUALIFIERS[key.text] ?? [], [...named, ai]);
    if (isMisplaced) found.problems.push(scanProblem('QUALIFIER_MISPLACED', { ai, offset, seen: ai, expected: expectedBehind(key.text) }));
    else if (index > start) named.push(ai);
    found.add(ai, used[index + 1] as Piece);
  }
}

/** Index of the last key that only identifiers with their values follow; -1 when there is none. */
function keyIn(segments: readonly Piece[]): number {
  for (let index = segments.length - 2; index >= 0; index -= 2) {
    const ai = segments[index]?.text ?? '';
    if (Object.hasOwn(QUALIFIERS, ai)) return index;
    if (applicationIdentifier(ai) === undefined) return -1;
  }
  return -1;
}

/** Whether the qualifiers stand in the order of one of the sequences; some may be left out. */
function follows(sequences: readonly (readonly string[])[], named: readonly string[]): boolean {
  return sequences.some((sequence) => {
    const places = named.map((ai) => sequence.indexOf(ai));
    return places.every((place, index) => place > (places[index - 1] ?? -1));
  });
}

function expectedBehind(key: string): string {
  const sequences = (QUALIFIERS[key] ?? []).filter((sequence) => sequence.length > 0).map((sequence) => sequence.join(', '));
  return sequences.length === 0 ? `nothing behind ${key}` : `behind ${key} in this order: ${sequences.join('; or ')}`;
}

/** A qualifier in the query is out of place and means the same: it is taken, for labels are printed so. */
function readQuery(found: LinkReader, pairs: readonly Piece[]): void {
  for (const { text, offset } of pairs) {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    if (!/^\d+$/.test(name)) continue;
    if (applicationIdentifier(name) === undefined) {
      found.problems.push(scanProblem('IDENTIFIER_UNKNOWN', { offset, seen: name, expected: 'an application identifier of GS1' }));
      continue;
    }
    found.add(name, { text: equals < 0 ? '' : text.slice(equals + 1), offset: offset + name.length + (equals < 0 ? 0 : 1) });
  }
}
