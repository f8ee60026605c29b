import {
  checkBalance,
  outputExpiry,
  splitValue,
  strictestQuality,
  type TransformationBalance,
  type TransformationKind,
} from '../../../src/domain/genealogy/transformation.js';
import { localDate } from '../../../src/domain/shared/dates.js';
import { quantity } from '../../../src/domain/shared/quantity.js';

interface Case {
  readonly kind: TransformationKind;
  readonly inputs: readonly (number | string)[];
  readonly outputs: readonly (number | string)[];
  readonly loss?: number;
  readonly sample?: number;
  readonly tolerance?: number;
}

const aTransformation = ({ kind, inputs, outputs, loss = 0, sample = 0, tolerance = 0 }: Case): TransformationBalance => ({
  kind,
  inputs: inputs.map((amount, index) => ({ lotId: index + 1, quantity: quantity(amount) })),
  outputs: outputs.map((amount, index) => ({ lotId: index + 101, quantity: quantity(amount) })),
  declaredLoss: quantity(loss),
  sample: quantity(sample),
  tolerance: quantity(tolerance),
});

describe('balancing a transformation', () => {
  it.each<[string, Case]>([
    ['a split', { kind: 'SPLIT', inputs: [100], outputs: [60, 40] }],
    ['a split into one', { kind: 'SPLIT', inputs: [100], outputs: [100] }],
    ['a blend with loss and sample', { kind: 'BLEND', inputs: [100, 50], outputs: [146], loss: 3, sample: 1 }],
    ['a blend short by its tolerance', { kind: 'BLEND', inputs: [100, 50], outputs: [149], tolerance: 1 }],
    ['a blend over by its tolerance', { kind: 'BLEND', inputs: [100, 50], outputs: [151], tolerance: 1 }],
  ])('accepts %s', (_, transformation) => {
    expect(checkBalance(aTransformation(transformation)).ok).toBe(true);
  });

  it('answers with the totals', () => {
    expect(checkBalance(aTransformation({ kind: 'BLEND', inputs: [100, 50], outputs: [146], loss: 3, tolerance: 1 }))).toEqual({
      ok: true,
      value: { inputTotal: quantity(150), outputTotal: quantity(146), difference: quantity(1) },
    });
  });

  it.each<[string, Case, string]>([
    ['a split with a remainder', { kind: 'SPLIT', inputs: [100], outputs: [60, '39.999999'], tolerance: 5 }, '0.000001'],
    ['a split with a declared loss', { kind: 'SPLIT', inputs: [100], outputs: [60, 39], loss: 1 }, '1'],
    ['a split with a loss beside the balance', { kind: 'SPLIT', inputs: [100], outputs: [100], loss: 1 }, '0'],
    ['a blend short by more than its tolerance', { kind: 'BLEND', inputs: [100, 50], outputs: ['148.999999'], tolerance: 1 }, '1.000001'],
    ['a blend that makes material', { kind: 'BLEND', inputs: [100, 50], outputs: [152], tolerance: 1 }, '-2'],
  ])('refuses %s', (_, transformation, difference) => {
    const answer = checkBalance(aTransformation(transformation));
    expect(answer).toMatchObject({ ok: false, refusals: [{ code: 'TRANSFORMATION_IMBALANCE', facts: { difference } }] });
  });

  it('says all that is wrong at once', () => {
    const answer = checkBalance(aTransformation({ kind: 'SPLIT', inputs: [100, -1], outputs: [] }));
    expect(answer).toMatchObject({
      ok: false,
      refusals: [
        { code: 'QUANTITY_INVALID', path: ['input', 'inputs', '1', 'quantity'], facts: { quantity: '-1' } },
        { code: 'INVALID_INPUT', path: ['input', 'inputs'] },
        { code: 'INVALID_INPUT', path: ['input', 'outputs'] },
      ],
    });
  });
});

describe('what an output takes from its inputs', () => {
  it('expires with the first of them', () => {
    expect(outputExpiry([localDate('2027-03-01'), undefined, localDate('2027-01-31')])).toBe('2027-01-31');
    expect(outputExpiry([undefined, undefined])).toBeUndefined();
    expect(outputExpiry([])).toBeUndefined();
  });

  it('is no better than the worst of them', () => {
    const worstFirst = ['REJECTED', 'PENDING_INSPECTION', 'RELEASED'] as const;
    expect(strictestQuality(['RELEASED', 'PENDING_INSPECTION', 'RELEASED'], worstFirst)).toBe('PENDING_INSPECTION');
    expect(() => strictestQuality(['RELEASED', 'UNHEARD_OF'], worstFirst)).toThrow('no rank');
    expect(() => strictestQuality([], worstFirst)).toThrow('no rank');
  });

  it('takes its part of the value, the last one the residue', () => {
    expect(splitValue(100n, [quantity(1), quantity(1), quantity(1)])).toEqual([33n, 33n, 34n]);
    expect(splitValue(-100n, [quantity(2), quantity(1)])).toEqual([-66n, -34n]);
    expect(() => splitValue(1n, [])).toThrow('no quantity');
  });
});
