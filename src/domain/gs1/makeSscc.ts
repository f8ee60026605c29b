import { checkDigit, type Sscc } from '../shared/identifiers.js';
import type { Decided } from '../shared/refusal.js';
import { decided, refused } from '../shared/refusal.js';
import { invalidInput } from '../shared/refusals.js';

export interface SsccParts {
  /** 0 to 9, as the company likes: it makes ten times as many numbers. */
  readonly extensionDigit: string;
  /** GS1 Company Prefix, 4 to 12 digits, licensed by GS1. */
  readonly companyPrefix: string;
  /** From 0; the digits that the prefix leaves are filled with zeros. Whoever gives it sees to it that no number comes twice within a year. */
  readonly serial: bigint;
}

/** Extension digit, company prefix and serial together (GS1 General Specifications 3.3.1). */
const BODY_LENGTH = 17;

/** A Serial Shipping Container Code with its check digit. Refused: INVALID_INPUT for each part that does not fit. */
export function makeSscc({ extensionDigit, companyPrefix, serial }: SsccParts): Decided<Sscc> {
  const room = BODY_LENGTH - 1 - companyPrefix.length;
  const refusals = [
    ...(/^\d$/.test(extensionDigit) ? [] : [invalidInput('The extension digit is 0 to 9.', ['extensionDigit'], { seen: extensionDigit })]),
    ...(/^\d{4,12}$/.test(companyPrefix)
      ? []
      : [invalidInput('A GS1 company prefix has 4 to 12 digits.', ['companyPrefix'], { seen: companyPrefix })]),
    ...(serial >= 0n && String(serial).length <= room
      ? []
      : [invalidInput(`Behind this prefix a serial has at most ${room} digits.`, ['serial'], { seen: String(serial), limit: room })]),
  ];
  if (refusals.length > 0) return refused(...refusals);
  const body = `${extensionDigit}${companyPrefix}${String(serial).padStart(room, '0')}`;
  return decided(`${body}${checkDigit(body)}` as Sscc);
}
