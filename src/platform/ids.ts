import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A TypeID taken apart: "lot_01h455vb4pex5vsknk084sn02q" is the prefix "lot" and a UUID. */
export interface TypeId {
  readonly prefix: string;
  readonly uuid: string;
}

// Crockford base32, lower case: no i, l, o, u. TypeID specification 0.3.0.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUE_OF: ReadonlyMap<string, bigint> = new Map([...ALPHABET].map((letter, value) => [letter, BigInt(value)]));

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PREFIX = /^[a-z]([a-z_]{0,61}[a-z])?$/;
/** 26 letters carry 130 bits, a UUID has 128: the first letter never exceeds 7. */
const TYPE_ID = /^(.+)_([0-7][0-9a-hjkmnp-tv-z]{25})$/;
const UUID_LETTERS = 26;
const SECRET_BYTES = 32;
const SECRET_LETTERS = 52;

/** A new UUID, version 7: its order is the order of creation, to the millisecond. */
export function newPublicId(): string {
  return v7();
}

/** Writes a UUID as a TypeID. Throws for a malformed prefix or UUID: both come from the program, never from a client. */
export function encodeTypeId(prefix: string, uuid: string): string {
  if (!PREFIX.test(prefix)) throw new Error(`not a TypeID prefix: ${prefix}`);
  if (!UUID.test(uuid)) throw new Error(`not a UUID: ${uuid}`);
  return `${prefix}_${toBase32(BigInt(`0x${uuid.replaceAll('-', '')}`), UUID_LETTERS)}`;
}

/**
 * Reads a TypeID; undefined for anything else. Strict: lower case, 26 letters, no overflow, and a prefix (the specification also allows
 * an empty one, which no id of ours has).
 */
export function decodeTypeId(text: string): TypeId | undefined {
  const [, prefix, suffix] = TYPE_ID.exec(text) ?? [];
  if (prefix === undefined || suffix === undefined || !PREFIX.test(prefix)) return undefined;
  let value = 0n;
  for (const letter of suffix) value = (value << 5n) | (VALUE_OF.get(letter) ?? 0n);
  return { prefix, uuid: stringifyUuid(value) };
}

/** 256 random bits in 52 letters of Crockford base32, for API keys and webhook secrets. */
export function newSecret(): string {
  return toBase32(BigInt(`0x${randomBytes(SECRET_BYTES).toString('hex')}`), SECRET_LETTERS);
}

export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function toBase32(value: bigint, letters: number): string {
  let text = '';
  for (let rest = value; text.length < letters; rest >>= 5n) text = ALPHABET.charAt(Number(rest & 31n)) + text;
  return text;
}

function stringifyUuid(value: bigint): string {
  const hex = value.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
