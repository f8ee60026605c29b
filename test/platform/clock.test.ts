import { fixedClock, isTimeZone, siteToday, systemClock } from '../../src/platform/clock.js';

describe('the system clock', () => {
  it('tells the time in UTC with milliseconds', () => {
    const before = Date.now();
    const now = systemClock().now();
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
  });

  it('can be moved', () => {
    const clock = systemClock();
    clock.setOffsetMs(86_400_000);
    expect(clock.offsetMs).toBe(86_400_000);
    expect(Date.parse(clock.now())).toBeGreaterThan(Date.now() + 86_000_000);
    expect(() => clock.setOffsetMs(Number.NaN)).toThrow();
  });
});

describe('a fixed clock', () => {
  it('stands still until it is set', () => {
    const clock = fixedClock('2027-01-31T08:15:00Z');
    expect(clock.now()).toBe('2027-01-31T08:15:00.000Z');
    clock.set('2027-02-01T00:00:00.000Z');
    expect(clock.now()).toBe('2027-02-01T00:00:00.000Z');
  });
});

describe("a site's date", () => {
  it.each([
    ['2026-11-22T23:30:00.000Z', 'UTC', '2026-11-22'],
    ['2026-11-22T23:30:00.000Z', 'Europe/Berlin', '2026-11-23'],
    ['2026-11-22T04:59:59.999Z', 'America/New_York', '2026-11-21'],
    ['2026-11-22T05:00:00.000Z', 'America/New_York', '2026-11-22'],
    // Summer time: midnight in New York is 04:00 UTC.
    ['2026-07-01T04:00:00.000Z', 'America/New_York', '2026-07-01'],
    ['2026-07-01T03:59:59.999Z', 'America/New_York', '2026-06-30'],
    // Half and quarter hours, and the far ends of the world.
    ['2026-07-01T18:14:59.999Z', 'Asia/Kathmandu', '2026-07-01'],
    ['2026-07-01T18:15:00.000Z', 'Asia/Kathmandu', '2026-07-02'],
    ['2026-07-01T10:00:00.000Z', 'Pacific/Kiritimati', '2026-07-02'],
    ['2026-07-01T10:59:59.999Z', 'Pacific/Pago_Pago', '2026-06-30'],
    // Samoa skipped 30 December 2011.
    ['2011-12-30T09:59:59.000Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00.000Z', 'Pacific/Apia', '2011-12-31'],
  ])('at %s in %s is %s', (at, zone, date) => {
    expect(siteToday(at, zone)).toBe(date);
  });

  it.each(['Mars/Olympus', '', '+02:00', 'Europe/Berlin ', '2026-01-01T00:00[Europe/Berlin]'])('has no zone "%s"', (zone) => {
    expect(isTimeZone(zone)).toBe(false);
    expect(() => siteToday('2026-11-22T23:30:00.000Z', zone)).toThrow();
  });

  it('throws for a malformed instant', () => {
    expect(() => siteToday('yesterday', 'UTC')).toThrow();
  });

  it.each(['UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires'])('knows the zone "%s"', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });
});
