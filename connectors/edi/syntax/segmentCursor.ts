import { isAscii, isUtf8 } from 'node:buffer';

import { type EdiIssue } from '../ediIssue.js';
import { type Delimiters, detectDelimiters, printable } from './delimiters.js';
import type { Segment } from './segment.js';
import { TagReader } from './tag.js';

/** A larger file is refused unread (decisions: EDI body 64 MB). */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** The longest segment X12 allows for an ASN is below 3 kB; more means a wrong or missing terminator. */
export const MAX_SEGMENT_BYTES = 64 * 1024;
/** Bytes decoded at a time. One decode of a window costs far less than one decode a segment (bench/edi). */
const WINDOW_BYTES = 32 * 1024;

const BEYOND_ASCII = /[\x80-\xff]/;
/** First letter of ISA and IEA, the only segments that start with it here. */
const LETTER_I = 73;
const LINE_FEED = 10;
const SPACE = 32;

/** Reads a file segment by segment, holding one window of it as text. Knows delimiters, no document. */
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
  readonly #wrapped: boolean;
  /** Segments can be read in place: one byte a character, no folds. */
  readonly #plain: boolean;
  #window = '';
  #separator = 0;
  #component = 0;
  #tags = new TagReader(0);
  /** File offset of the window's first byte. */
  #windowStart = 0;
  #index = 0;
  #ordinal = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.problem = refuseUnread(this.#bytes);
    const readable = this.problem === undefined;
    this.#wrapped = isFolded(this.#bytes);
    this.#plain = readable && !this.#wrapped && isAscii(this.#bytes);
    this.#utf8 = readable && !this.#plain && isUtf8(this.#bytes);
    this.#moveWindow(startOfText(this.#bytes), WINDOW_BYTES);
  }

  /** The next segment; undefined at the end of the file, or when `problem` says why it cannot be read on. */
  next(): Segment | undefined {
    if (this.problem !== undefined || !this.#skipBlanks()) return undefined;
    if (this.#isAtIsa() && !this.#enterInterchange()) return undefined;
    const delimiters = this.delimiters;
    if (delimiters === undefined) return this.#stop(notAnInterchange(this.#bytes, this.#offset()));
    const end = this.#findTerminator(delimiters.terminator);
    if (end === undefined) return undefined;
    const start = this.#index;
    this.#index = end + delimiters.terminator.length;
    return this.#segment(start, end);
  }

  #segment(start: number, windowEnd: number): Segment {
    const end = this.#lastOf(start, windowEnd);
    const byte = this.#windowStart + start;
    this.#ordinal += 1;
    if (!this.#plain || this.#bytes[byte] === LETTER_I) return this.#decoded(start, end);
    const to = byte + end - start;
    return {
      tag: this.#tags.tagOf(this.#bytes, byte, to),
      codes: this.#bytes,
      from: byte,
      to,
      text: this.#window,
      textStart: start,
      separator: this.#separator,
      byte,
      ordinal: this.#ordinal,
      length: end - start,
    };
  }

  /** Without "\r" before a "\n" terminator, and without the component separator that some put before every terminator. */
  #lastOf(start: number, windowEnd: number): number {
    let end = windowEnd;
    while (end > start && isLineEnd(this.#window.charCodeAt(end - 1))) end -= 1;
    if (this.#window.charCodeAt(end - 1) !== this.#component || this.#window.startsWith('ISA', start)) return end;
    while (end > start && this.#window.charCodeAt(end - 1) === this.#component) end -= 1;
    return end;
  }

  /** A segment that cannot be read in place: folded, or with bytes beyond ASCII. */
  #decoded(start: number, end: number): Segment {
    const raw = this.#window.slice(start, end);
    const unfolded = this.#wrapped || raw.startsWith('ISA') ? raw.replace(/[\r\n]+/g, '') : raw;
    const text = this.#utf8 && BEYOND_ASCII.test(unfolded) ? Buffer.from(unfolded, 'latin1').toString('utf8') : unfolded;
    const codes = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
    return {
      tag: this.#tags.tagOf(codes, 0, text.length),
      codes,
      from: 0,
      to: text.length,
      text,
      textStart: 0,
      separator: this.#separator,
      byte: this.#windowStart + start,
      ordinal: this.#ordinal,
      length: end - start,
    };
  }

  #findTerminator(terminator: string): number | undefined {
    const found = this.#window.indexOf(terminator, this.#index);
    if (found >= 0) return found;
    return this.#findTerminatorInMore(terminator);
  }

  #findTerminatorInMore(terminator: string): number | undefined {
    for (let size = WINDOW_BYTES; size <= MAX_SEGMENT_BYTES; size *= 2) {
      const start = this.#offset();
      this.#moveWindow(start, size);
      const found = this.#window.indexOf(terminator);
      if (found >= 0) return found;
      if (start + this.#window.length < this.#bytes.length) continue;
      this.unterminated = true;
      return this.#window.length;
    }
    return this.#stop(segmentTooLong(this.#bytes, this.#offset(), this.#ordinal + 1));
  }

  #skipBlanks(): boolean {
    for (;;) {
      if (this.#index >= this.#window.length) {
        if (this.#offset() >= this.#bytes.length) return false;
        this.#moveWindow(this.#offset(), WINDOW_BYTES);
      }
      if (!isBlank(this.#window.charCodeAt(this.#index))) return true;
      this.#index += 1;
    }
  }

  #isAtIsa(): boolean {
    if (this.#window.charCodeAt(this.#index) !== LETTER_I) return false;
    const offset = this.#offset();
    return (
      this.#bytes.toString('latin1', offset, offset + 3) === 'ISA' && !/[A-Za-z0-9]/.test(String.fromCharCode(this.#bytes[offset + 3] ?? 0))
    );
  }

  #enterInterchange(): boolean {
    const detected = detectDelimiters(this.#bytes, this.#offset());
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
    this.delimiters = detected.delimiters;
    this.#separator = detected.delimiters.element.charCodeAt(0);
    this.#tags = new TagReader(this.#separator);
    this.#component = /[A-Za-z0-9 ]/.test(detected.delimiters.component) ? -1 : detected.delimiters.component.charCodeAt(0);
    this.isaFixedWidth = detected.fixedWidth;
    return true;
  }

  #offset(): number {
    return this.#windowStart + this.#index;
  }

  #moveWindow(start: number, size: number): void {
    this.#window = this.#bytes.toString('latin1', start, Math.min(this.#bytes.length, start + size));
    this.#windowStart = start;
    this.#index = 0;
  }

  #stop(problem: EdiIssue): undefined {
    this.problem = problem;
    return undefined;
  }
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
