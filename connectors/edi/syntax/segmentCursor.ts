import { isUtf8 } from 'node:buffer';

import { type EdiIssue } from '../ediIssue.js';
import { type Delimiters, detectDelimiters, printable } from './delimiters.js';
import { BEYOND_PAGE, type ByteKinds, byteKinds, FilePage } from './filePage.js';
import type { Page, Segment } from './segment.js';
import { tagOf } from './tag.js';

/** A larger file is refused unread (decisions: EDI body 64 MB). */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** The longest segment X12 allows for an ASN is below 3 kB; more means a wrong or missing terminator. */
export const MAX_SEGMENT_BYTES = 64 * 1024;

const BEYOND_ASCII = /[\x80-\xff]/;
const BEYOND_LATIN_1 = /[^\x00-\xff]/;
/** First letter of ISA and IEA, the only segments that start with it here. */
const LETTER_I = 73;
const LINE_FEED = 10;
const SPACE = 32;

/** Reads a file segment by segment, holding one page of it as text. Knows delimiters, no document. */
export class SegmentCursor {
  /** Of the interchange that the last segment belongs to; absent before the first ISA. */
  delimiters: Delimiters | undefined;
  /** True when the ISA read last is not laid out in fixed widths. */
  isaFixedWidth = true;
  /** True when the segment read last ended with the file instead of a terminator. */
  unterminated = false;
  /** Why reading stopped before the end of the file. */
  problem: EdiIssue | undefined;

  readonly #bytes: Buffer;
  /** Bytes beyond ASCII are UTF-8 when the whole file is valid UTF-8, else latin-1. */
  readonly #utf8: boolean;
  readonly #folded: boolean;
  #separator = 0;
  #component = 0;
  /** Absent when the segments of the interchange cannot be read in place. */
  #kinds: ByteKinds | undefined;
  #page: FilePage;
  /** Offset of the next byte to be read. */
  #offset: number;
  #ordinal = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.problem = refuseUnread(this.#bytes);
    this.#folded = isFolded(this.#bytes);
    this.#utf8 = this.problem === undefined && isUtf8(this.#bytes);
    this.#offset = startOfText(this.#bytes);
    this.#page = new FilePage(this.#bytes, this.#offset);
  }

  /** The next segment; undefined at the end of the file, or when `problem` says why it cannot be read on. */
  next(): Segment | undefined {
    if (this.problem !== undefined || !this.#skipBlanks()) return undefined;
    const startsWithI = this.#bytes[this.#offset] === LETTER_I;
    if (startsWithI && this.#isAtIsa() && !this.#enterInterchange()) return undefined;
    const delimiters = this.delimiters;
    if (delimiters === undefined) return this.#stop(notAnInterchange(this.#bytes, this.#offset));
    const inPlace = startsWithI || this.#kinds === undefined ? undefined : this.#readInPlace(this.#kinds);
    return inPlace ?? this.#readDecoded(delimiters.terminator);
  }

  /** Undefined when the segment does not fit a page, ends with the file, or has characters of several bytes. */
  #readInPlace(kinds: ByteKinds): Segment | undefined {
    let page = this.#page;
    let from = this.#offset - page.byte;
    let first = page.used;
    let terminator = from < page.codes.length ? page.scan(from, kinds) : BEYOND_PAGE;
    if (terminator === BEYOND_PAGE) {
      if (from === 0 && first === 0) return undefined;
      page = this.#page = new FilePage(this.#bytes, this.#offset);
      from = first = 0;
      terminator = page.scan(from, kinds);
    }
    if (terminator < 0) return undefined;
    const to = this.#endOf(page.codes, from, terminator);
    const last = page.end(to);
    this.#offset = page.byte + terminator + 1;
    this.#ordinal += 1;
    return {
      tag: tagOf(page.codes, from, page.ends[first] ?? 0),
      page,
      from,
      first,
      last,
      isPrintable: page.firstControl >= to,
      byte: page.byte + from,
      ordinal: this.#ordinal,
      length: to - from,
    };
  }

  /** Without "\r" before a "\n" terminator, and without the component separator that some put before every terminator. */
  #endOf(codes: Uint8Array, from: number, terminator: number): number {
    let end = terminator;
    while (end > from && isLineEnd(codes[end - 1] ?? 0)) end -= 1;
    if (codes[end - 1] !== this.#component || isIsa(codes, from)) return end;
    while (end > from && codes[end - 1] === this.#component) end -= 1;
    return end;
  }

  /** Any segment at all, on a page of its own: folded, with bytes beyond ASCII, longer than a page, or without a terminator. */
  #readDecoded(terminator: string): Segment | undefined {
    const byte = this.#offset;
    const bytes = this.#bytes.subarray(byte, byte + MAX_SEGMENT_BYTES);
    const found = bytes.indexOf(terminator, 0, 'latin1');
    if (found < 0 && byte + bytes.length < this.#bytes.length) return this.#stop(segmentTooLong(this.#bytes, byte, this.#ordinal + 1));
    this.unterminated ||= found < 0;
    const terminatedAt = found < 0 ? bytes.length : found;
    const length = this.#endOf(bytes, 0, terminatedAt);
    const text = this.#decoded(bytes.toString('latin1', 0, length));
    const page = ownPage({ byte, text, isInPlace: text.length === length }, this.#separator);
    this.#offset = byte + terminatedAt + terminator.length;
    this.#ordinal += 1;
    const tag = tagOf(page.codes, 0, page.ends[0] ?? 0);
    const last = page.ends.length - 1;
    return { tag, page, from: 0, first: 0, last, isPrintable: false, byte, ordinal: this.#ordinal, length };
  }

  #decoded(raw: string): string {
    const unfolded = this.#folded || raw.startsWith('ISA') ? raw.replace(/[\r\n]+/g, '') : raw;
    return this.#utf8 && BEYOND_ASCII.test(unfolded) ? Buffer.from(unfolded, 'latin1').toString('utf8') : unfolded;
  }

  #skipBlanks(): boolean {
    const bytes = this.#bytes;
    while (this.#offset < bytes.length && isBlank(bytes[this.#offset] ?? 0)) this.#offset += 1;
    return this.#offset < bytes.length;
  }

  #isAtIsa(): boolean {
    const start = this.#offset;
    return isIsa(this.#bytes, start) && !/[A-Za-z0-9]/.test(String.fromCharCode(this.#bytes[start + 3] ?? 0));
  }

  #enterInterchange(): boolean {
    const detected = detectDelimiters(this.#bytes, this.#offset);
    if (!detected.found) {
      this.#stop({
        severity: 'reject',
        code: 'ISA_UNREADABLE',
        message: detected.reason,
        at: { byte: detected.byte, segment: this.#ordinal + 1, tag: 'ISA' },
        seen: detected.seen,
        expected: 'ISA with 16 elements, the component separator and the segment terminator',
        fix: 'Send the interchange again with a complete ISA of 106 bytes.',
      });
      return false;
    }
    const { element, component, terminator } = detected.delimiters;
    this.delimiters = detected.delimiters;
    this.#separator = element.charCodeAt(0);
    this.#component = /[A-Za-z0-9 ]/.test(component) ? -1 : component.charCodeAt(0);
    const isPlain = !this.#folded && !BEYOND_ASCII.test(element + terminator);
    this.#kinds = isPlain ? byteKinds(this.#separator, terminator.charCodeAt(0)) : undefined;
    this.isaFixedWidth = detected.fixedWidth;
    return true;
  }

  #stop(problem: EdiIssue): undefined {
    this.problem = problem;
    return undefined;
  }
}

/** A segment's text as a page that holds nothing else. */
function ownPage(page: Omit<Page, 'codes' | 'ends'>, separator: number): Page {
  const { text } = page;
  // Bytes wherever they can be, as in pages of the file, so that what reads them is compiled for one kind of array.
  const codes = BEYOND_LATIN_1.test(text) ? codesOf(text) : Buffer.from(text, 'latin1');
  const ends: number[] = [];
  for (let index = codes.indexOf(separator); index >= 0; index = codes.indexOf(separator, index + 1)) ends.push(index);
  ends.push(text.length);
  return { ...page, codes, ends: Int32Array.from(ends) };
}

function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index += 1) codes[index] = text.charCodeAt(index);
  return codes;
}

function refuseUnread(bytes: Buffer): EdiIssue | undefined {
  const fix = 'Send an X12 interchange that starts with ISA.';
  if (bytes.length > MAX_FILE_BYTES) {
    const expected = `at most ${MAX_FILE_BYTES} bytes`;
    return {
      severity: 'reject',
      code: 'FILE_TOO_LARGE',
      message: 'The file is larger than is read.',
      seen: `${bytes.length} bytes`,
      expected,
    };
  }
  if (bytes.length - startOfText(bytes) >= 4) return undefined;
  return {
    severity: 'reject',
    code: 'FILE_EMPTY',
    message: 'The file holds no message.',
    seen: `${bytes.length} bytes`,
    expected: 'ISA',
    fix,
  };
}

/** First byte that is neither byte order mark nor blank. */
function startOfText(bytes: Buffer): number {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (start < bytes.length && isBlank(bytes[start] ?? 0)) start += 1;
  return start;
}

/** A file folded at a fixed column (StAEDI issue 128: 80): its first two lines are equally long, which lines of segments never are. */
function isFolded(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 1024);
  const first = start.indexOf(LINE_FEED);
  const second = first < 0 ? -1 : start.indexOf(LINE_FEED, first + 1);
  return first >= 40 && second === 2 * first + 1;
}

/** Blank between segments: space, tab, line ends, NUL fill and the DOS end-of-file mark. */
function isBlank(code: number): boolean {
  return code === SPACE || (code >= 9 && code <= 13) || code === 0 || code === 0x1a;
}

const isIsa = (codes: Uint8Array, at: number): boolean => codes[at] === LETTER_I && codes[at + 1] === 83 && codes[at + 2] === 65;

const isLineEnd = (code: number): boolean => code === 13 || code === LINE_FEED;

function notAnInterchange(bytes: Buffer, offset: number): EdiIssue {
  return {
    severity: 'reject',
    code: 'ISA_MISSING',
    message: 'The file is no X12 interchange: it does not start with ISA.',
    at: { byte: offset, segment: 1 },
    seen: printable(bytes.toString('latin1', offset, offset + 40)),
    expected: 'ISA',
    fix: 'Send an X12 interchange that starts with ISA.',
  };
}

function segmentTooLong(bytes: Buffer, offset: number, ordinal: number): EdiIssue {
  return {
    severity: 'reject',
    code: 'SEGMENT_TOO_LONG',
    message: `No segment terminator within ${MAX_SEGMENT_BYTES} bytes.`,
    at: { byte: offset, segment: ordinal },
    seen: printable(bytes.toString('latin1', offset, offset + 40)),
    expected: 'the segment terminator named by the ISA',
    fix: 'Use one segment terminator throughout, the one after ISA16.',
  };
}
