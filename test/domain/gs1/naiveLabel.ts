import fc from 'fast-check';

// A writer of element strings that knows nothing of the reader: identifiers, lengths and letters are said once more, for those that labels
// in a warehouse bear.
export interface NaiveElement {
  readonly ai: string;
  readonly value: string;
}

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }).map((found) => found.join(''));

/** All of GS1's set 82, as it is printed in the General Specifications, figure 7.11-1. */
const LETTERS = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const letters = (maximum: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: maximum }).map((found) => found.join(''));

/** From the right, digits count three times and once in turn. */
export function withCheckDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

const key = (length: number): fc.Arbitrary<string> => digits(length - 1).map(withCheckDigit);
const number = (maximum: number): fc.Arbitrary<string> => fc.integer({ min: 1, max: maximum }).chain(digits);
const day: fc.Arbitrary<string> = fc
  .date({ min: new Date('1977-01-01'), max: new Date('2076-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(2, 10).replaceAll('-', ''));

const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  '00': key(18),
  '01': key(14),
  '10': letters(20),
  '11': day,
  '13': day,
  '15': day,
  '17': day,
  '20': digits(2),
  '21': letters(20),
  '240': letters(30),
  '30': number(8),
  '3103': digits(6),
  '3202': digits(6),
  '400': letters(30),
  '410': key(13),
  '422': digits(3),
  '8005': digits(6),
  '91': letters(90),
};
const ENDS_BY_ITSELF = new Set(['00', '01', '11', '13', '15', '17', '20', '3103', '3202', '410']);

/** Some elements of different identifiers in any order. */
export const someElements: fc.Arbitrary<readonly NaiveElement[]> = fc
  .uniqueArray(fc.constantFrom(...Object.keys(VALUES)), { minLength: 1, maxLength: 8 })
  .chain((ais) => fc.tuple(...ais.map((ai) => VALUES[ai]!.map((value) => ({ ai, value })))));

/** With a separator behind whatever does not end by itself; `generous` puts one behind everything. */
export const asElementString = (elements: readonly NaiveElement[], generous = false): string =>
  elements
    .map(({ ai, value }, index) => {
      const separator = generous || (!ENDS_BY_ITSELF.has(ai) && index < elements.length - 1) ? '\u001d' : '';
      return ai + value + separator;
    })
    .join('');

export const asPrinted = (elements: readonly NaiveElement[]): string =>
  elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');

/** Every letter percent-encoded, which is always allowed. */
export const asLink = (elements: readonly NaiveElement[]): string => {
  const encoded = (value: string): string => [...value].map((letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
  const [first, ...others] = [...elements].sort((a, b) => (a.ai === '01' ? -1 : b.ai === '01' ? 1 : 0));
  return `https://example.com/some/path/${first!.ai}/${first!.value}?${others.map(({ ai, value }) => `${ai}=${encoded(value)}`).join('&')}`;
};
