import fc from 'fast-check';
import { makeSscc } from '../../../src/domain/gs1/makeSscc.js';
import { parseSscc } from '../../../src/domain/shared/identifiers.js';
import { withCheckDigit } from './naiveLabel.js';

describe('making an SSCC', () => {
  it('is done as in the General Specifications: extension digit, prefix, serial, check digit', () => {
    expect(makeSscc({ extensionDigit: '0', companyPrefix: '0614141', serial: 123456789n })).toEqual({
      ok: true,
      value: '006141411234567890',
    });
    expect(makeSscc({ extensionDigit: '1', companyPrefix: '0614141', serial: 2n })).toMatchObject({
      ok: true,
      value: withCheckDigit('10614141000000002'),
    });
  });

  it('makes another of each serial, and every one reads back', () => {
    const prefix = fc
      .integer({ min: 4, max: 12 })
      .chain((length) => fc.bigInt({ min: 0n, max: 10n ** BigInt(length) - 1n }).map((n) => String(n).padStart(length, '0')));
    fc.assert(
      fc.property(prefix, fc.nat({ max: 9 }), fc.nat({ max: 9_998 }), (companyPrefix, digit, serial) => {
        const [first, second] = [serial, serial + 1].map((n) =>
          makeSscc({ extensionDigit: String(digit), companyPrefix, serial: BigInt(n) }),
        );
        if (first?.ok !== true || second?.ok !== true) throw new Error('refused');
        expect([parseSscc(first.value), parseSscc(second.value)]).toEqual([first.value, second.value]);
        expect(first.value.slice(0, 17)).not.toBe(second.value.slice(0, 17));
      }),
    );
  });

  it('refuses all that does not fit, at once', () => {
    const made = makeSscc({ extensionDigit: '10', companyPrefix: '061', serial: -1n });
    expect(made.ok ? [] : made.refusals.map(({ code, path }) => [code, path])).toEqual([
      ['INVALID_INPUT', ['extensionDigit']],
      ['INVALID_INPUT', ['companyPrefix']],
      ['INVALID_INPUT', ['serial']],
    ]);
  });

  it('has room for as many serials as the prefix leaves, and never runs into the next', () => {
    const of = (serial: bigint) => makeSscc({ extensionDigit: '0', companyPrefix: '061414112345', serial });
    expect([of(9_999n).ok, of(10_000n).ok]).toEqual([true, false]);
  });
});
