import fc from 'fast-check';
import { isRefusal, parseBaseQuantity, type ItemUnits } from '../../../src/domain/shared/parseBaseQuantity.js';
import {
  addQuantities,
  convert,
  fitsScale,
  formatQuantity,
  least,
  minus,
  most,
  parseQuantity,
  plus,
  quantity,
  type Quantity,
} from '../../../src/domain/shared/quantity.js';
import { takeFrom } from '../../../src/domain/stock/takeFrom.js';

/** All that numeric(20,6) holds. */
const anyQuantity = fc.bigInt({ min: -(10n ** 20n) + 1n, max: 10n ** 20n - 1n }).map((value) => value as Quantity);
const smallQuantity = fc.bigInt({ min: 0n, max: 20_000_000n }).map((value) => value as Quantity);

describe('a quantity', () => {
  it('comes back from its text as it was', () => {
    fc.assert(fc.property(anyQuantity, (value) => expect(parseQuantity(formatQuantity(value))).toBe(value)));
  });

  it('prints the shortest exact decimal', () => {
    fc.assert(
      fc.property(anyQuantity, (value) => {
        const text = formatQuantity(value);
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d{0,5}[1-9])?$/);
        expect(text).not.toBe('-0');
      }),
    );
  });

  it('reads leading and trailing zeros away', () => {
    const texts = fc.tuple(smallQuantity, fc.nat({ max: 3 }), fc.nat({ max: 4 }));
    fc.assert(
      fc.property(texts, ([value, leading, trailing]) => {
        const text = formatQuantity(value);
        const padded = `${'0'.repeat(leading)}${text}${text.includes('.') ? '' : '.0'}${'0'.repeat(trailing)}`;
        expect(parseQuantity(padded)).toBe(value);
      }),
    );
  });

  it('adds exactly, in any order', () => {
    fc.assert(
      fc.property(fc.array(anyQuantity), (values) => {
        const sum = addQuantities(values);
        expect(addQuantities([...values].reverse())).toBe(sum);
        expect(values.reduce(minus, sum)).toBe(0n);
      }),
    );
    expect(formatQuantity(addQuantities(['0.1', '0.2'].map((text) => quantity(text))))).toBe('0.3');
  });

  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['1', 1_000_000n],
    ['0.000001', 1n],
    ['-3.25', -3_250_000n],
    ['00012.500000', 12_500_000n],
    ['1.0000000', 1_000_000n],
    ['99999999999999.999999', 10n ** 20n - 1n],
  ])('reads %s', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    'abc',
    '1e3',
    '1e400',
    '-',
    '+1',
    '.5',
    '5.',
    '1 ',
    ' 1',
    '1,5',
    '1.2.3',
    '0x10',
    'NaN',
    'Infinity',
    '١',
    '1\n',
    '1_000',
  ])('is not %j', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  it.each(['0.0000001', '100000000000000', '123456789012345', '-123456789012345'])(
    'does not hold %s: rounding would make it wrong',
    (text) => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );

  it('is a bug where the program itself wrote it wrong', () => {
    expect(() => quantity('abc')).toThrow('abc');
    expect(quantity(12)).toBe(12_000_000n);
  });

  it('compares', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, (a, b) => {
        expect(plus(least(a, b), most(a, b))).toBe(plus(a, b));
        expect(least(a, b) <= most(a, b)).toBe(true);
      }),
    );
  });

  it('knows how many digits it needs', () => {
    expect([0, 1, 2, 3, 6].map((scale) => fitsScale(quantity('1.25'), scale))).toEqual([false, false, true, true, true]);
    expect(fitsScale(quantity('-1.5'), 0)).toBe(false);
  });
});

describe('a conversion', () => {
  const factor = fc.record({ numerator: fc.bigInt({ min: 1n, max: 1_000n }), denominator: fc.bigInt({ min: 1n, max: 1_000n }) });

  it('is exact or refused', () => {
    fc.assert(
      fc.property(smallQuantity, factor, (value, ratio) => {
        const converted = convert(value, ratio);
        if (converted === undefined) expect((value * ratio.numerator) % ratio.denominator).not.toBe(0n);
        else expect(converted * ratio.denominator).toBe(value * ratio.numerator);
      }),
    );
  });

  it('comes back by the inverse ratio', () => {
    fc.assert(
      fc.property(smallQuantity, factor, (value, { numerator, denominator }) => {
        const there = convert(value, { numerator, denominator });
        if (there !== undefined) expect(convert(there, { numerator: denominator, denominator: numerator })).toBe(value);
      }),
    );
  });
});

describe("a client's quantity", () => {
  const item: ItemUnits = {
    sku: 'SKU',
    baseUnit: 'KGM',
    scale: 2,
    units: new Map([
      ['CA', { numerator: 12n, denominator: 1n }],
      ['LBR', { numerator: 45_359_237n, denominator: 100_000_000n }],
    ]),
  };
  const code = (value: string, unit?: string): string => {
    const parsed = parseBaseQuantity({ value, ...(unit === undefined ? {} : { unit }) }, item, ['input']);
    return isRefusal(parsed) ? parsed.code : formatQuantity(parsed);
  };

  it.each([
    ['1.25', undefined, '1.25'],
    ['1.25', 'KGM', '1.25'],
    ['2', 'CA', '24'],
    ['0.5', 'CA', '6'],
    ['0', undefined, 'QUANTITY_INVALID'],
    ['-1', undefined, 'QUANTITY_INVALID'],
    ['abc', undefined, 'QUANTITY_INVALID'],
    ['1e400', undefined, 'QUANTITY_INVALID'],
    ['123456789012345', undefined, 'QUANTITY_INVALID'],
    ['1.255', undefined, 'QUANTITY_INVALID'],
    ['1', 'LBR', 'QUANTITY_INVALID'],
    ['1', 'XXX', 'UNIT_UNKNOWN'],
  ])('%s %s is %s', (value, unit, expected) => {
    expect(code(value, unit)).toBe(expected);
  });
});

describe('taking from several balances', () => {
  const balances = fc.array(
    fc.tuple(smallQuantity, smallQuantity, smallQuantity).map(([onHand, allocated, held]) => ({
      onHand,
      allocated: least(allocated, onHand),
      held: least(held, onHand),
    })),
    { maxLength: 6 },
  );

  it('takes exactly what is asked or all that is free, in order, and never what is promised', () => {
    fc.assert(
      fc.property(balances, smallQuantity, (sources, wanted) => {
        const taking = takeFrom(
          sources.map((source, id) => ({ ...source, id })),
          wanted,
        );
        const taken = addQuantities(taking.taken.map((portion) => portion.quantity));
        expect(plus(taken, taking.short)).toBe(wanted);
        expect(taking.short === 0n || taken === taking.free).toBe(true);
        for (const { from, quantity: portion } of taking.taken) {
          expect(portion > 0n && plus(portion, plus(from.allocated, from.held)) <= from.onHand).toBe(true);
        }
        expect(taking.taken.map((portion) => portion.from.id)).toEqual(
          taking.taken.map((portion) => portion.from.id).sort((a, b) => a - b),
        );
      }),
    );
  });
});
