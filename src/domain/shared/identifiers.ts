import type { Brand } from './brand.js';

/** GTIN-8, -12, -13 or -14, check digit verified (GS1 General Specifications 7.9), kept as 14 digits. */
export type Gtin = Brand<string, 'Gtin'>;
/** 13-digit Global Location Number. */
export type Gln = Brand<string, 'Gln'>;
/** 18-digit Serial Shipping Container Code, without the application identifier 00. */
export type Sscc = Brand<string, 'Sscc'>;

const ZERO = 48;
const GLN_LENGTH = 13;
const SSCC_LENGTH = 18;
/** Application identifier of the SSCC in front of its digits. */
const SSCC_MARK = '00';

export function parseGtin(text: string): Gtin | undefined {
  const { length } = text;
  return (length === 8 || (length >= 12 && length <= 14)) && hasCheckDigit(text) ? (text.padStart(14, '0') as Gtin) : undefined;
}

export function parseGln(text: string): Gln | undefined {
  return text.length === GLN_LENGTH && hasCheckDigit(text) ? (text as Gln) : undefined;
}

export function parseSscc(text: string): Sscc | undefined {
  const isMarked = text.length === SSCC_MARK.length + SSCC_LENGTH && text.startsWith(SSCC_MARK);
  const digits = isMarked ? text.slice(SSCC_MARK.length) : text;
  return digits.length === SSCC_LENGTH && hasCheckDigit(digits) ? (digits as Sscc) : undefined;
}

/** True for digits alone that end in their GS1 mod 10 check digit: weights 3 and 1 alternate from the digit left of it. */
export function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  let weight = 1;
  for (let index = digits.length - 1; index >= 0; index -= 1) {
    const digit = digits.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) return false;
    sum += digit * weight;
    weight = 4 - weight;
  }
  return digits.length > 1 && sum % 10 === 0;
}

export function checkDigit(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) {
    sum += Number(body[body.length - 1 - index]) * (index % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}
