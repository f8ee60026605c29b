import { ERROR_CODES } from '../../../src/domain/shared/errorCode.js';
import { decided, refused } from '../../../src/domain/shared/refusal.js';
import {
  idempotencyConflict,
  invalidInput,
  lotNotFound,
  notFound,
  quantityInvalid,
  refusal,
  retired,
  staleVersion,
} from '../../../src/domain/shared/refusals.js';

const path = ['input', 'lines', '0'];

describe('refusals', () => {
  it.each([
    [notFound('bin', 'bin_1', path), { code: 'NOT_FOUND', facts: { noun: 'bin', id: 'bin_1' } }],
    [lotNotFound('lot_1', path), { code: 'LOT_NOT_FOUND', facts: { lot: 'lot_1' } }],
    [retired('Bin', 'A-1', path), { code: 'RETIRED', facts: { noun: 'Bin', code: 'A-1' } }],
    [quantityInvalid('abc', 'a rule', path), { code: 'QUANTITY_INVALID', facts: { seen: 'abc', rule: 'a rule' } }],
    [invalidInput('No.', path, { field: 1 }), { code: 'INVALID_INPUT', facts: { field: 1 } }],
    [staleVersion(1, 2, path), { code: 'STALE_VERSION', facts: { asked: 1, current: 2 } }],
  ])('carry code, path and facts: %#', (given, expected) => {
    expect(given).toMatchObject({ ...expected, path });
    expect(given.message).not.toBe('');
  });

  it('point at the key that was used before', () => {
    expect(idempotencyConflict('k')).toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
      path: ['input', 'idempotencyKey'],
      facts: { key: 'k' },
    });
  });

  it('do not echo more of a text than a person reads', () => {
    const { message, facts } = quantityInvalid('9'.repeat(1_000_000), 'a rule', path);
    expect(message.length).toBeLessThan(200);
    expect(String(facts?.['seen'])).toHaveLength(60);
  });

  it('are plain values that survive JSON', () => {
    const given = refusal('LOT_ON_HOLD', 'Held.', { path, facts: { lot: 'lot_1', held: '5', count: 2, isFinal: false, note: null } });
    expect(JSON.parse(JSON.stringify(given))).toEqual(given);
  });

  it('are told apart from decisions', () => {
    expect(decided(1)).toEqual({ ok: true, value: 1 });
    expect(refused(lotNotFound('lot_1', path))).toMatchObject({ ok: false, refusals: [{ code: 'LOT_NOT_FOUND' }] });
  });

  it('have codes that are written once', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
    for (const code of ERROR_CODES) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
  });
});
