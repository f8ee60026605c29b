import type { Page } from './segment.js';

/** Bytes decoded at a time. One decode of a page costs far less than one decode a segment (bench/edi). */
export const PAGE_BYTES = 32 * 1024;
/** Elements of ship notices are 4 to 5 bytes long with their separator; a page of shorter ones ends early. */
const PAGE_ELEMENTS = 8 * 1024;

const SPACE = 32;
const DELETE = 127;

const TEXT = 0;
const SEPARATOR = 1;
const TERMINATOR = 2;
const CONTROL = 3;
const BEYOND_ASCII = 4;

/** What each byte means in one interchange. */
export type ByteKinds = Uint8Array;

export function byteKinds(separator: number, terminator: number): ByteKinds {
  const kinds = Uint8Array.from({ length: 256 }, (_, code) =>
    code > 127 ? BEYOND_ASCII : code < SPACE || code === DELETE ? CONTROL : TEXT,
  );
  kinds[separator] = SEPARATOR;
  kinds[terminator] = TERMINATOR;
  return kinds;
}

/** The segment's terminator stands beyond the page, or its elements are more than the page has room for. */
export const BEYOND_PAGE = -1;
/** The segment has bytes beyond ASCII, so its characters cannot be read one by one from its bytes. */
export const NOT_ASCII = -2;

/** A page that is read in place: one byte a character. */
export class FilePage implements Page {
  readonly byte: number;
  readonly codes: Uint8Array;
  readonly text: string;
  readonly isInPlace = true;
  readonly ends = new Int32Array(PAGE_ELEMENTS);
  /** Number of `ends` known so far. */
  used = 0;
  /** First control character of the segment scanned last; the page's length when there is none. */
  firstControl = 0;

  constructor(file: Buffer, byte: number) {
    const bytes = file.subarray(byte, byte + PAGE_BYTES);
    this.byte = byte;
    this.codes = bytes;
    this.text = bytes.toString('latin1');
  }

  /**
   * Notes where the elements of the segment at `from` end, and answers where its terminator stands. The last element is left to the caller,
   * who knows what else is no part of it. Every byte of a file passes here once.
   */
  scan(from: number, kinds: ByteKinds): number {
    const { codes, ends } = this;
    const size = codes.length;
    let { used } = this;
    let firstControl = size;
    for (let index = from; index < size; index += 1) {
      const kind = kinds[codes[index] ?? 0];
      if (kind === TEXT) continue;
      if (kind === SEPARATOR) {
        if (used === PAGE_ELEMENTS - 1) return BEYOND_PAGE;
        ends[used] = index;
        used += 1;
      } else if (kind === TERMINATOR) {
        if (used === PAGE_ELEMENTS) return BEYOND_PAGE;
        this.used = used;
        this.firstControl = firstControl;
        return index;
      } else if (kind === BEYOND_ASCII) return NOT_ASCII;
      else firstControl = Math.min(firstControl, index);
    }
    return BEYOND_PAGE;
  }

  /** Keeps the end of a segment's last element; answers its index in `ends`. */
  end(at: number): number {
    this.ends[this.used] = at;
    this.used += 1;
    return this.used - 1;
  }
}
