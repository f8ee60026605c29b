import fc from 'fast-check';
import { applicationIdentifiers } from '../../../src/domain/gs1/applicationIdentifiers.js';
import { gs1Facts } from '../../../src/domain/gs1/gs1Facts.js';
import type { Gs1Reading } from '../../../src/domain/gs1/gs1Reading.js';
import { MAXIMUM_SCAN_LENGTH, readGs1 } from '../../../src/domain/gs1/readGs1.js';
import { localDate } from '../../../src/domain/shared/dates.js';
import { asElementString, asLink, asPrinted, someElements, withCheckDigit } from './naiveLabel.js';

const TODAY = localDate('2026-11-25');
const GS = '\u001d';

const read = (text: string, today = TODAY): Gs1Reading => readGs1(text, today);
const told = ({ elements }: Gs1Reading): readonly string[] => elements.map(({ ai, value }) => `${ai}=${value}`);
const wrong = ({ problems }: Gs1Reading): readonly string[] => problems.map(({ code, ai, offset }) => `${code} ${ai ?? '-'} ${offset}`);
const byAi = (reading: Gs1Reading, ai: string) => reading.elements.find((element) => element.ai === ai);

describe('reading a label', () => {
  // Some are values that GS1 uses in its own pages, others are made up.
  it.each([
    ['GS1-128', `]C10109506000134352`, 'ELEMENT_STRING', ['01=09506000134352']],
    [
      'DataMatrix',
      `]d2010950600013435217271231${'10'}ABC123${GS}2112345`,
      'ELEMENT_STRING',
      ['01=09506000134352', '17=271231', '10=ABC123', '21=12345'],
    ],
    ['QR', `]Q30109521234543213${GS}10LOT`, 'ELEMENT_STRING', ['01=09521234543213', '10=LOT']],
    ['DataBar', `]e00195012345678903310300012${'3'}`, 'ELEMENT_STRING', ['01=95012345678903', '3103=000123']],
    ['no symbology identifier', `00106141411234567897`, 'ELEMENT_STRING', ['00=106141411234567897']],
    ['a leading FNC1', `${GS}0109506000134352`, 'ELEMENT_STRING', ['01=09506000134352']],
    ['a line end behind it', `0109506000134352\r\n`, 'ELEMENT_STRING', ['01=09506000134352']],
    ['what stands below the symbol', '(01)09506000134352(10)ABC123', 'HUMAN_READABLE', ['01=09506000134352', '10=ABC123']],
    ['the same with blanks for the eye', '(00) 0 0614141 123456789 0', 'HUMAN_READABLE', ['00=006141411234567890']],
    ['parentheses in a lot', '(10)A(1)(21)B\\(10)', 'HUMAN_READABLE', ['10=A(1)', '21=B(10)']],
    ['EAN-13', ']E04006381333931', 'KEY', ['01=04006381333931']],
    ['EAN-8', ']E495050003', 'KEY', ['01=00000095050003']],
    ['ITF-14', ']I110614141000415', 'KEY', ['01=10614141000415']],
    ['a GTIN that was typed', '614141000036', 'KEY', ['01=00614141000036']],
    ['an SSCC that was typed', '106141411234567897', 'KEY', ['00=106141411234567897']],
    ['a link with a key', 'https://id.gs1.org/01/09521234543213', 'DIGITAL_LINK', ['01=09521234543213']],
    [
      'a link with qualifiers',
      'https://id.gs1.org/01/09521234543213/10/ABC123/21/12345',
      'DIGITAL_LINK',
      ['01=09521234543213', '10=ABC123', '21=12345'],
    ],
    [
      'a link with attributes',
      'https://example.com/a/b/01/09521234543213/10/A%2FB%20?17=271231&linkType=gs1:pip#x',
      'DIGITAL_LINK',
      undefined,
    ],
    [
      'a link of a pallet',
      'HTTP://id.gs1.org/00/106141411234567897?02=09521234543213&37=12',
      'DIGITAL_LINK',
      ['00=106141411234567897', '02=09521234543213', '37=12'],
    ],
    ['a link to a place', 'https://id.gs1.org/414/0614141000012/254/A-01-01', 'DIGITAL_LINK', ['414=0614141000012', '254=A-01-01']],
    ['a link in QR', ']Q1https://id.gs1.org/01/09521234543213;a', 'DIGITAL_LINK', undefined],
    ['a short GTIN in a link', 'https://id.gs1.org/01/9521234543213', 'DIGITAL_LINK', ['01=09521234543213']],
  ])('%s', (_name, text, form, elements) => {
    const reading = read(text);
    expect(reading.form).toBe(form);
    if (elements === undefined) return;
    expect([told(reading), wrong(reading)]).toEqual([elements, []]);
  });

  it('decodes what a link encodes, and lets be what is not GS1’s', () => {
    const reading = read('https://example.com/x/01/09521234543213/10/A%2FB?17=271231;30=5&linkType=all&key=1#10=no');
    expect([told(reading), wrong(reading)]).toEqual([['01=09521234543213', '10=A/B', '17=271231', '30=5'], []]);
  });

  it.each([
    ['nothing', '   ', ['EMPTY - 3']],
    ['separators alone', `]C1${GS}${GS}`, ['EMPTY - 3']],
    ['a licence plate', 'PAL-17', ['NOT_GS1 - 0']],
    ['plain Code 128', ']C0PAL-17', ['NOT_GS1 - 3']],
    ['too much', 'A'.repeat(MAXIMUM_SCAN_LENGTH + 1), [`TEXT_TOO_LONG - ${MAXIMUM_SCAN_LENGTH}`]],
    ['an unknown identifier', `]C105X${GS}10L`, ['IDENTIFIER_UNKNOWN - 3']],
    ['one of a length that is known', ']C1140101010109506000134352', ['IDENTIFIER_UNKNOWN - 3']],
    ['no value', ']C110', ['VALUE_TOO_SHORT 10 5']],
    ['a value cut off', ']C1010950600013435', ['VALUE_TOO_SHORT 01 5']],
    ['a separator within', `]C10109506000${GS}0534352`, ['VALUE_TOO_SHORT 01 5', 'IDENTIFIER_UNKNOWN - 14']],
    ['a missing separator', ']C110ABCDEFGHIJKLMNOPQRST17271231', ['VALUE_TOO_LONG 10 5']],
    ['a letter for a digit', ']C10109506O00134352', ['CHARACTER_NOT_ALLOWED 01 10']],
    ['a letter that GS1 has not', ']C110AB CD', ['CHARACTER_NOT_ALLOWED 10 7']],
    ['a wrong digit', ']C10109506000134353', ['CHECK_DIGIT_WRONG 01 5']],
    ['a wrong digit in an EAN', ']E04006381333932', ['CHECK_DIGIT_WRONG 01 3']],
    ['no such day', ']C117270231', ['DATE_INVALID 17 5']],
    ['no such month', ']C111271300', ['DATE_INVALID 11 5']],
    ['no day where one is needed', ']C170062711001', ['VALUE_TOO_LONG 7006 7']],
    ['day 00 of a first freezing', ']C17006271100', ['DATE_INVALID 7006 7']],
    ['two lots', `]C110A${GS}10B`, ['VALUES_DIFFER 10 9']],
    ['a GTIN and what is inside it', ']C101095060001343520209506000134352', ['PAIR_NOT_ALLOWED 02 21']],
    ['a weight twice', ']C131030001233102000012', ['PAIR_NOT_ALLOWED 3102 17']],
    ['a GTIN with a count of what is inside', ']C101095060001343523712', ['PAIR_NOT_ALLOWED 37 21']],
    [
      'several things at once',
      `]C1010950600013435317270231${'10'}A B`,
      ['CHECK_DIGIT_WRONG 01 5', 'DATE_INVALID 17 21', 'CHARACTER_NOT_ALLOWED 10 30'],
    ],
    ['a link to nothing', 'https://example.com/shop/item', ['LINK_WITHOUT_KEY - 20']],
    ['a link with qualifiers turned round', 'https://id.gs1.org/01/09521234543213/21/1/10/A', ['QUALIFIER_MISPLACED 10 42']],
    ['a link with a qualifier of another key', 'https://id.gs1.org/00/106141411234567897/10/A', ['QUALIFIER_MISPLACED 10 41']],
    ['a link badly encoded', 'https://id.gs1.org/01/09521234543213/10/A%2', ['ENCODING_INVALID 10 40']],
    ['a link with an unknown identifier', 'https://id.gs1.org/01/09521234543213?05=1', ['IDENTIFIER_UNKNOWN - 37']],
    ['an unknown identifier in parentheses', '(05)12', ['IDENTIFIER_UNKNOWN - 4']],
  ])('tells what is wrong with %s', (_name, text, problems) => {
    expect(wrong(read(text))).toEqual(problems);
  });

  it('takes the same value twice for once', () => {
    expect(wrong(read(`]C110A${GS}10A`))).toEqual([]);
  });

  it('reads back whatever a label bears, in each of its forms', () => {
    fc.assert(
      fc.property(someElements, (elements) => {
        const expected = elements.map(({ ai, value }) => `${ai}=${value}`);
        for (const text of [`]C1${asElementString(elements)}`, `]d2${asElementString(elements, true)}`, asPrinted(elements)]) {
          const reading = read(text);
          expect([text, told(reading), wrong(reading)]).toEqual([text, expected, []]);
          for (const { value, offset } of reading.elements) {
            if (!text.includes('\\')) expect(text.slice(offset, offset + value.length)).toBe(value);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads back a link of it', () => {
    const withGtin = someElements.filter((elements) => elements.some(({ ai }) => ai === '01'));
    fc.assert(
      fc.property(withGtin, (elements) => {
        const reading = read(asLink(elements));
        expect([wrong(reading), [...told(reading)].sort()]).toEqual([[], elements.map(({ ai, value }) => `${ai}=${value}`).sort()]);
      }),
    );
  });

  it('says something of any text, and throws at none', () => {
    const pieces = fc.constantFrom(
      ...applicationIdentifiers.map(({ ai }) => ai),
      GS,
      '(',
      ')',
      '(10)',
      '\\',
      ']C1',
      ']d2',
      'https://',
      '/',
      '?',
      '&',
      '=',
      '%',
      '#',
      '\u{1F4E6}',
      '٣',
    );
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 30 }).map((found) => found.join('')),
    );
    fc.assert(
      fc.property(garbage, (text) => {
        const reading = read(text);
        expect(reading.elements.length + reading.problems.length).toBeGreaterThan(0);
        for (const { offset } of reading.problems) expect(offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never takes a label with a digit mistyped in a key', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n - 1n }), fc.nat({ max: 17 }), fc.integer({ min: 1, max: 9 }), (body, at, change) => {
        const sscc = withCheckDigit(String(body).padStart(17, '0'));
        const other = [...sscc].map((digit, index) => (index === at ? String((Number(digit) + change) % 10) : digit)).join('');
        expect(wrong(read(`]C100${sscc}`))).toEqual([]);
        expect(wrong(read(`]C100${other}`))).toEqual(['CHECK_DIGIT_WRONG 00 5']);
      }),
    );
  });

  it('is done at once with the longest text there may be', () => {
    const reading = read(`]C12022${'20232024'.repeat(530)}`);
    expect(reading.problems.length).toBeGreaterThan(1_000);
  });
});

describe('a date on a label', () => {
  const dateOf = (text: string, today = '2026-11-25') => byAi(read(text, localDate(today)), text.slice(1, 3))?.date;

  // General Specifications 7.12: 51 or more years ahead is the century before, 50 or more behind the one after.
  it.each([
    ['(17)760101', '2026-11-25', '2076-01-01'],
    ['(17)770101', '2026-11-25', '1977-01-01'],
    ['(17)990101', '2026-11-25', '1999-01-01'],
    ['(17)000101', '2049-11-25', '2000-01-01'],
    ['(17)000101', '2050-11-25', '2100-01-01'],
    ['(17)490101', '2099-11-25', '2149-01-01'],
    ['(17)500101', '2099-11-25', '2050-01-01'],
  ])('%s in %s is %s', (text, today, date) => {
    expect(dateOf(text, today)).toBe(date);
  });

  it.each([
    ['(17)130200', '2013-02-28'],
    ['(17)160200', '2016-02-29'],
    ['(15)270400', '2027-04-30'],
    ['(16)271200', '2027-12-31'],
  ])('%s, without a day, is the last of its month: %s', (text, date) => {
    expect(dateOf(text)).toBe(date);
  });

  it.each(['(11)270400', '(13)270400'])('%s tells no day, and none is made up', (text) => {
    expect([wrong(read(text)), dateOf(text)]).toEqual([[], null]);
  });
});

describe('a number on a label', () => {
  it.each([
    ['(3103)000195', '0.195', 'KGM'],
    ['(3100)000195', '195', 'KGM'],
    ['(3105)123456', '1.23456', 'KGM'],
    ['(3202)012500', '125', 'LBR'],
    ['(3302)001250', '12.5', 'KGM'],
    ['(37)0012', '12', null],
    ['(30)00', '0', null],
    ['(3922)1999', '19.99', null],
    ['(3932)9781999', '19.99', null],
    ['(3573)001250', '1.25', null],
  ])('%s is %s', (text, decimal, unit) => {
    const [element] = read(text).elements;
    expect([element?.decimal, element?.unit]).toEqual([decimal, unit]);
  });
});

describe('what a label says in our words', () => {
  it('is of the goods, the unit and the place', () => {
    const text = `]C1001061414112345678970209521234543213${'37'}48${GS}310300${'1500'}3303002000152712${'31'}10LOT-1${GS}2549`;
    expect(gs1Facts(read(text))).toMatchObject({
      sscc: '106141411234567897',
      gtin: null,
      contentGtin: '09521234543213',
      contentCount: '48',
      lotNumber: 'LOT-1',
      bestBeforeOn: '2027-12-31',
      measures: [{ value: '1.5', unit: 'KGM' }],
      locationExtension: '9',
    });
  });

  it('takes the day of an expiry time', () => {
    expect(gs1Facts(read('(01)09521234543213(7003)2712311830')).expiresOn).toBe('2027-12-31');
  });

  it('is nothing when a part of it is wrong', () => {
    expect(gs1Facts(read('(01)09521234543213(10)A B?(17)270231'))).toMatchObject({ gtin: null, lotNumber: null, expiresOn: null });
  });
});

describe('the table of identifiers', () => {
  it('has none that begins another', () => {
    const ais = applicationIdentifiers.map(({ ai }) => ai);
    expect(new Set(ais).size).toBe(ais.length);
    expect(ais.filter((ai) => ais.some((other) => other !== ai && other.startsWith(ai)))).toEqual([]);
    expect(ais.length).toBeGreaterThan(500);
  });
});
