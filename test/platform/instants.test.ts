import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isoInstant } from '../../src/platform/database/pool.js';

describe('reading an instant of the database', () => {
  it.each([
    ['2026-11-22 08:00:00+00', '2026-11-22T08:00:00.000Z'],
    ['2026-11-22 08:00:00.1+00', '2026-11-22T08:00:00.100Z'],
    ['2026-11-22 08:00:00.123999+00', '2026-11-22T08:00:00.123Z'],
    ['2026-11-22 09:00:00.5+01', '2026-11-22T08:00:00.500Z'],
    ['2026-11-22 13:45:00+05:45', '2026-11-22T08:00:00.000Z'],
  ])('reads %s as %s', (text, instant) => {
    expect(isoInstant(text)).toBe(instant);
  });

  it('reads every instant as Date does', () => {
    const instants = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (date) => {
        const iso = date.toISOString();
        // PostgreSQL leaves zeros at the end of a fraction out.
        const text = iso
          .replace('T', ' ')
          .replace('.000Z', 'Z')
          .replace(/(\.\d*[1-9])0*Z$/, '$1Z')
          .replace('Z', '+00');
        expect(isoInstant(text)).toBe(iso);
      }),
    );
  });

  it('throws for what is no instant', () => {
    expect(() => isoInstant('infinity')).toThrow();
  });
});
