import fc from 'fast-check';
import { addDays, daysBetween, localDate, parseInstant, parseLocalDate } from '../../../src/domain/shared/dates.js';

const anyDate = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => localDate(date.toISOString().slice(0, 10)));

describe('a date', () => {
  it.each(['2027-01-31', '2028-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])('is %s', (text) => {
    expect(parseLocalDate(text)).toBe(text);
  });

  it.each([
    '2027-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '20261332',
    '20270131',
    '2027-1-31',
    '0001-01-01',
    '1899-12-31',
    '2027-01-31T00:00:00Z',
    ' 2027-01-31',
    '2027-01-31\n',
    'infinity',
    '',
  ])('is not %j', (text) => {
    expect(parseLocalDate(text)).toBeUndefined();
    expect(() => localDate(text)).toThrow();
  });

  it('compares as text in the order of the calendar', () => {
    fc.assert(fc.property(anyDate, anyDate, (a, b) => expect(a < b).toBe(daysBetween(a, b) > 0)));
  });

  it('comes back when days are added and taken away', () => {
    const days = fc.integer({ min: -3_650, max: 3_650 });
    fc.assert(
      fc.property(anyDate, days, (date, count) => {
        expect(addDays(addDays(date, count), -count)).toBe(date);
        expect(daysBetween(date, addDays(date, count))).toBe(count);
      }),
    );
  });

  it('counts days over the change to summer time and over leap days', () => {
    expect(addDays(localDate('2027-03-27'), 2)).toBe('2027-03-29');
    expect(addDays(localDate('2028-02-28'), 1)).toBe('2028-02-29');
    expect(daysBetween(localDate('2027-12-31'), localDate('2028-03-01'))).toBe(61);
  });
});

describe('an instant', () => {
  it.each([
    ['2027-01-31T08:15:00Z', '2027-01-31T08:15:00.000Z'],
    ['2027-01-31T08:15Z', '2027-01-31T08:15:00.000Z'],
    ['2027-01-31T08:15:00.123456789Z', '2027-01-31T08:15:00.123Z'],
    ['2027-01-31T08:15:00+05:30', '2027-01-31T02:45:00.000Z'],
    ['2027-01-31T20:00:00-08:00', '2027-02-01T04:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    '2027-01-31',
    '2027-01-31T08:15:00',
    '2027-02-30T08:15:00Z',
    '2027-01-31T25:00:00Z',
    '2027-01-31 08:15:00Z',
    '20270131T081500Z',
    'now',
    '',
  ])('is not %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
