import type { Brand } from './brand.js';

/** GTIN-8, -12, -13 or -14, check digit verified (GS1 General Specifications 7.9), kept as 14 digits. */
export type Gtin = Brand<string, 'Gtin'>;
/** 13-digit Global Location Number. */
export type Gln = Brand<string, 'Gln'>;
/** 18-digit Serial Shipping Container Code, without the application identifier 00. */
export type Sscc = Brand<string, 'Sscc'>;

export function parseGtin(text: string): Gtin | undefined {
  return /^(\d{8}|\d{12,14})$/.test(text) && hasCheckDigit(text) ? (text.padStart(14, '0') as Gtin) : undefined;
}

export function parseGln(text: string): Gln | undefined {
  return /^\d{13}$/.test(text) && hasCheckDigit(text) ? (text as Gln) : undefined;
}

export function parseSscc(text: string): Sscc | undefined {
  const digits = /^00\d{18}$/.test(text) ? text.slice(2) : text;
  return /^\d{18}$/.test(digits) && hasCheckDigit(digits) ? (digits as Sscc) : undefined;
}

/** GS1 mod 10: weights 3 and 1 alternate from the digit left of the check digit. */
export function hasCheckDigit(digits: string): boolean {
  return digits.length > 1 && checkDigit(digits.slice(0, -1)) === digits.at(-1);
}

export function checkDigit(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) {
    sum += Number(body[body.length - 1 - index]) * (index % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}
