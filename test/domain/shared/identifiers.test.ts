import fc from 'fast-check';
import { checkDigit, hasCheckDigit, parseGln, parseGtin, parseSscc } from '../../../src/domain/shared/identifiers.js';
import { ID_PREFIXES } from '../../../src/domain/shared/nouns.js';
import { isLotNumber, normaliseLotNumber } from '../../../src/domain/lot/lot.js';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }).map((found) => found.join(''));

describe('a GS1 number', () => {
  // Examples of the GS1 General Specifications and of GS1's own check digit page.
  it.each([
    ['GTIN-8', parseGtin, '95050003', '00000095050003'],
    ['GTIN-12', parseGtin, '614141000036', '00614141000036'],
    ['GTIN-13', parseGtin, '4006381333931', '04006381333931'],
    ['GTIN-14', parseGtin, '10614141000415', '10614141000415'],
    ['GLN', parseGln, '0614141000012', '0614141000012'],
    ['SSCC', parseSscc, '006141411234567890', '006141411234567890'],
    ['SSCC with its application identifier', parseSscc, '00006141411234567890', '006141411234567890'],
  ])('%s is kept in one form', (_name, parse, text, kept) => {
    expect(parse(text)).toBe(kept);
  });

  it('is told from one with a digit mistyped', () => {
    fc.assert(
      fc.property(digits(17), fc.nat({ max: 17 }), fc.integer({ min: 1, max: 9 }), (body, at, change) => {
        const sscc = body + checkDigit(body);
        expect(parseSscc(sscc)).toBe(sscc);
        const wrong = [...sscc].map((digit, index) => (index === at ? String((Number(digit) + change) % 10) : digit)).join('');
        expect(hasCheckDigit(wrong)).toBe(false);
        expect(parseSscc(wrong)).toBeUndefined();
      }),
    );
  });

  it.each(['', '1', '123', '4006381333932', '400638133393', '4006381333931 ', '40063813339３1', '400638133393a', '123456789012345'])(
    'is no GTIN: %j',
    (text) => {
      expect(parseGtin(text)).toBeUndefined();
    },
  );

  it.each(['061414100001', '06141410000123', '0614141000013'])('is no GLN: %j', (text) => {
    expect(parseGln(text)).toBeUndefined();
  });
});

describe('a lot number', () => {
  it.each(['A', '0', 'L-1/2 B', 'ÄÖ', 'x'.repeat(50), '批号1'])('is %j', (text) => {
    expect(isLotNumber(text)).toBe(true);
  });

  it.each(['', ' ', ' A', 'A ', 'A\tB', 'A\u0000', 'x'.repeat(51), '--', '._/-', 'A\u0085'])('is not %j', (text) => {
    expect(isLotNumber(text)).toBe(false);
  });

  it('is compared without case, blanks and punctuation', () => {
    for (const text of ['LOT-12/A.4', 'lot 12a4', 'Lot_12_A_4', 'ＬＯＴ12A4']) expect(normaliseLotNumber(text)).toBe('LOT12A4');
    expect(normaliseLotNumber('LOT-12')).not.toBe(normaliseLotNumber('LOT-21'));
  });

  it('is normal once it was normalised', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const once = normaliseLotNumber(text);
        expect(normaliseLotNumber(once)).toBe(once);
      }),
    );
  });
});

describe('the prefixes of public ids', () => {
  it('differ, and are prefixes as TypeID has them', () => {
    const prefixes = Object.values(ID_PREFIXES);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z]{1,63}$/);
  });
});
