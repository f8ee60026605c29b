import { hash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A TypeID taken apart: "lot_01h455vb4pex5vsknk084sn02q" is the prefix "lot" and a UUID. */
export interface TypeId {
  readonly prefix: string;
  readonly uuid: string;
}

// Crockford base32, lower case: no i, l, o, u. TypeID specification 0.3.0.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Two letters carry ten bits. */
const PAIRS: readonly string[] = [...ALPHABET].flatMap((first) => [...ALPHABET].map((second) => first + second));
const VALUE_OF_PAIR: ReadonlyMap<string, number> = new Map(PAIRS.map((pair, value) => [pair, value]));

const PREFIX = /^[a-z]([a-z_]{0,61}[a-z])?$/;
/** 26 letters carry 130 bits, a UUID has 128: the first letter never exceeds 7. */
const TYPE_ID = /^(.+)_([0-7][0-9a-hjkmnp-tv-z]{25})$/;
const SECRET_BYTES = 32;
const SECRET_LETTERS = 52;

/** A new UUID, version 7: its order is the order of creation, to the millisecond. */
export function newPublicId(): string {
  return v7();
}

/** Writes a UUID as a TypeID. Throws for a malformed prefix or UUID: both come from the program, never from a client. */
export function encodeTypeId(prefix: string, uuid: string): string {
  if (!PREFIX.test(prefix)) throw new Error(`not a TypeID prefix: ${prefix}`);
  const letters = lettersOf(uuid);
  if (letters === undefined) throw new Error(`not a UUID: ${uuid}`);
  return `${prefix}_${letters}`;
}

/**
 * Reads a TypeID; undefined for anything else. Strict: lower case, 26 letters, no overflow, and a prefix (the specification also allows
 * an empty one, which no id of ours has).
 */
export function decodeTypeId(text: string): TypeId | undefined {
  const [, prefix, suffix] = TYPE_ID.exec(text) ?? [];
  if (prefix === undefined || suffix === undefined || !PREFIX.test(prefix)) return undefined;
  return { prefix, uuid: stringifyUuid(digitsOf(suffix)) };
}

/** 256 random bits in 52 letters of Crockford base32, for API keys and webhook secrets. */
export function newSecret(): string {
  return toBase32(BigInt(`0x${randomBytes(SECRET_BYTES).toString('hex')}`), SECRET_LETTERS);
}

export function sha256Hex(content: string | Uint8Array): string {
  return hash('sha256', content);
}

function toBase32(value: bigint, letters: number): string {
  let text = '';
  for (let rest = value; text.length < letters; rest >>= 5n) text = ALPHABET.charAt(Number(rest & 31n)) + text;
  return text;
}

// Letter by letter of a UUID, without a number of 128 bits: an answer has hundreds of ids (bench/reads).
const NIBBLES = new Int8Array(128).fill(-1);
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  NIBBLES[digit.charCodeAt(0)] = value;
  NIBBLES[digit.toUpperCase().charCodeAt(0)] = value;
}
const DASH = 45;
const DASHES = new Set([8, 13, 18, 23]);
const UUID_LENGTH = 36;
/** Five bits a letter: the first one carries two bits that are always zero. */
const SPARE_BITS = 2;

/** Undefined for what is no UUID. */
function lettersOf(uuid: string): string | undefined {
  if (uuid.length !== UUID_LENGTH) return undefined;
  let letters = '';
  let bits = 0;
  let count = SPARE_BITS;
  for (let at = 0; at < UUID_LENGTH; at += 1) {
    const code = uuid.charCodeAt(at);
    if ((code === DASH) !== DASHES.has(at)) return undefined;
    if (code === DASH) continue;
    const nibble = NIBBLES[code] ?? -1;
    if (nibble < 0) return undefined;
    bits = (bits << 4) | nibble;
    count += 4;
    if (count < 5) continue;
    count -= 5;
    letters += ALPHABET[bits >> count] ?? '';
    bits &= (1 << count) - 1;
  }
  return letters;
}

// Four letters are five hexadecimal digits; the first two are the first two, with the spare bits.
const HEAD = 2;
const DIGITS = 5;
const LETTERS = 4;

function digitsOf(letters: string): string {
  let digits = bitsOf(letters.slice(0, HEAD)).toString(16).padStart(HEAD, '0');
  for (let at = HEAD; at < letters.length; at += LETTERS) {
    const bits = (bitsOf(letters.slice(at, at + 2)) << 10) | bitsOf(letters.slice(at + 2, at + LETTERS));
    digits += bits.toString(16).padStart(DIGITS, '0');
  }
  return digits;
}

const bitsOf = (pair: string): number => VALUE_OF_PAIR.get(pair) ?? 0;

const stringifyUuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
