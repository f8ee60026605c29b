import fc from 'fast-check';
import { LOT_QUALITIES, isExpired, type LotQuality, type UsableThrough } from '../../src/domain/lot/lot.js';
import { localDate, type LocalDate } from '../../src/domain/shared/dates.js';
import { quantity } from '../../src/domain/shared/quantity.js';
import {
  BLOCK_BITS,
  availabilityOf,
  blockedBits,
  blocksInBits,
  hardBlocks,
  type BalanceState,
  type BlockFacts,
  type HardBlock,
} from '../../src/domain/stock/availability.js';
import { BIN_KINDS, isPhysical, isPickable, keepsQuantity, type BinKind } from '../../src/domain/stock/binKind.js';
import { blockRefusals } from '../../src/domain/stock/blockRefusals.js';
import { CONDITIONS, OWNERSHIPS } from '../../src/domain/stock/codes.js';
import { siteToday } from '../../src/platform/clock.js';

const free: BlockFacts = { quality: 'RELEASED', openHolds: 0, recalled: false, condition: 'GOOD', ownership: 'OWNED', binKind: 'STORAGE' };
const today = localDate('2026-11-22');

const facts: fc.Arbitrary<BlockFacts> = fc.record({
  quality: fc.constantFrom(...LOT_QUALITIES),
  openHolds: fc.nat({ max: 3 }),
  recalled: fc.boolean(),
  condition: fc.constantFrom(...CONDITIONS),
  ownership: fc.constantFrom(...OWNERSHIPS),
  binKind: fc.constantFrom(...BIN_KINDS),
});

describe('hard blocks', () => {
  it('are none for released, good stock of our own on a shelf', () => {
    expect(hardBlocks(free)).toEqual([]);
    expect(blockedBits(free)).toBe(0);
  });

  it.each<[Partial<BlockFacts>, HardBlock[]]>([
    [{ openHolds: 1 }, ['ON_HOLD']],
    [{ openHolds: 3 }, ['ON_HOLD']],
    [{ recalled: true }, ['RECALLED']],
    [{ quality: 'PENDING_INSPECTION' }, ['PENDING_INSPECTION']],
    [{ quality: 'CONDITIONALLY_RELEASED' }, ['CONDITIONALLY_RELEASED']],
    [{ quality: 'REJECTED' }, ['REJECTED']],
    [{ quality: 'RETEST_REQUIRED' }, ['RETEST_REQUIRED']],
    [{ condition: 'DAMAGED' }, ['NOT_IN_GOOD_CONDITION']],
    [{ condition: 'OPENED' }, ['NOT_IN_GOOD_CONDITION']],
    [{ condition: 'RETURNED_UNINSPECTED' }, ['NOT_IN_GOOD_CONDITION']],
    [{ ownership: 'CUSTOMER_OWNED' }, ['CUSTOMER_OWNED']],
    [{ ownership: 'CONSIGNMENT' }, []],
    [{ ownership: 'VMI' }, []],
    [{ recalled: true, openHolds: 1, quality: 'REJECTED', binKind: 'QUARANTINE' }, ['RECALLED', 'ON_HOLD', 'REJECTED', 'BIN_NOT_PICKABLE']],
  ])('of %j are %j, most important first', (change, expected) => {
    expect(hardBlocks({ ...free, ...change })).toEqual(expected);
  });

  it.each<[BinKind, boolean, boolean, boolean]>([
    ['STORAGE', true, true, true],
    ['PICK_FACE', true, true, true],
    ['VESSEL', true, true, true],
    ['RECEIVING', true, true, false],
    ['STAGING', true, true, false],
    ['QUARANTINE', true, true, false],
    ['DAMAGED', true, true, false],
    ['IN_TRANSIT', false, true, false],
    ['SUPPLIER', false, false, false],
    ['CUSTOMER', false, false, false],
    ['PRODUCTION', false, false, false],
    ['SCRAP', false, false, false],
    ['ADJUSTMENT', false, false, false],
  ])('know bin kind %s', (kind, physical, keeps, pickable) => {
    expect([isPhysical(kind), keepsQuantity(kind), isPickable(kind)]).toEqual([physical, keeps, pickable]);
    expect(hardBlocks({ ...free, binKind: kind })).toEqual(pickable ? [] : ['BIN_NOT_PICKABLE']);
  });

  it('know every bin kind', () => expect(BIN_KINDS).toHaveLength(13));

  // Landed: rows carry these numbers.
  it('keep their bits for ever', () => {
    expect(BLOCK_BITS).toEqual({
      ON_HOLD: 1,
      PENDING_INSPECTION: 2,
      REJECTED: 4,
      RETEST_REQUIRED: 8,
      RECALLED: 16,
      NOT_IN_GOOD_CONDITION: 32,
      BIN_NOT_PICKABLE: 64,
      CUSTOMER_OWNED: 128,
      CONDITIONALLY_RELEASED: 256,
    });
  });

  it('read back from the bits as they were decided, in the same order', () => {
    fc.assert(fc.property(facts, (given) => expect(blocksInBits(blockedBits(given))).toEqual(hardBlocks(given))));
  });
});

describe('availability', () => {
  const state = (change: Partial<BalanceState> = {}): BalanceState => ({
    blockedBits: 0,
    usableThrough: 'infinity',
    onHand: quantity('10'),
    allocated: quantity('0'),
    held: quantity('0'),
    ...change,
  });

  it('is all of it where nothing stands against it', () => {
    expect(availabilityOf(state(), today)).toEqual({ available: quantity('10'), reasons: [] });
  });

  it('is what is neither allocated nor held, with both as reasons', () => {
    const reserved = state({ allocated: quantity('4'), held: quantity('2.5') });
    expect(availabilityOf(reserved, today)).toEqual({ available: quantity('3.5'), reasons: ['ALLOCATED', 'PARTLY_HELD'] });
  });

  it('is never below zero, though the same stock is allocated and held', () => {
    expect(availabilityOf(state({ allocated: quantity('8'), held: quantity('8') }), today).available).toBe(0n);
  });

  it('is nothing under any block, and every block is told', () => {
    const blocked = state({ blockedBits: BLOCK_BITS.ON_HOLD | BLOCK_BITS.REJECTED, usableThrough: localDate('2026-11-21') });
    expect(availabilityOf(blocked, today)).toEqual({ available: 0n, reasons: ['ON_HOLD', 'REJECTED', 'EXPIRED'] });
  });

  it('tells a client a code for every reason that takes all of it', () => {
    const stock = {
      lotPublicId: 'lot_1',
      lotNumber: 'L',
      binPublicId: 'bin_1',
      usableThrough: '2026-11-21',
      hold: undefined,
      path: ['input'],
    };
    fc.assert(
      fc.property(facts, (given) => {
        const { reasons } = availabilityOf(state({ blockedBits: blockedBits(given), usableThrough: localDate('2026-11-21') }), today);
        expect(blockRefusals(reasons, stock)).toHaveLength(reasons.length);
      }),
    );
    expect(blockRefusals(['ALLOCATED', 'PARTLY_HELD'], stock)).toEqual([]);
  });
});

describe('the last usable day', () => {
  const lastDay = localDate('2027-03-28');

  it('is usable to its end and not beyond, and infinity never ends', () => {
    const days: [UsableThrough, string, boolean][] = [
      [lastDay, '2027-03-27', false],
      [lastDay, '2027-03-28', false],
      [lastDay, '2027-03-29', true],
      ['infinity', '9999-12-31', false],
    ];
    for (const [through, on, expired] of days) expect(isExpired(through, on as LocalDate)).toBe(expired);
  });

  // The clocks of Berlin go forward on that day, those of Sydney and Auckland back on the Sunday after; Kiritimati is 14 hours ahead,
  // Pago Pago 11 behind; Kathmandu counts in quarters.
  it.each([
    ['Europe/Berlin', '2027-03-28', '2027-03-28T22:00:00.000Z'],
    ['America/New_York', '2027-03-14', '2027-03-15T04:00:00.000Z'],
    ['America/New_York', '2027-11-07', '2027-11-08T05:00:00.000Z'],
    ['Australia/Sydney', '2027-04-04', '2027-04-04T14:00:00.000Z'],
    ['Pacific/Auckland', '2027-04-04', '2027-04-04T12:00:00.000Z'],
    ['Asia/Kathmandu', '2027-03-28', '2027-03-28T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2027-03-28', '2027-03-28T10:00:00.000Z'],
    ['Pacific/Pago_Pago', '2027-03-28', '2027-03-29T11:00:00.000Z'],
    ['UTC', '2028-02-29', '2028-03-01T00:00:00.000Z'],
    // No midnight on that day: the clocks go from 23:59:59 to 01:00.
    ['Africa/Cairo', '2027-04-29', '2027-04-29T22:00:00.000Z'],
  ])('in %s on %s ends at %s, to the millisecond', (zone, day, midnight) => {
    const before = new Date(Date.parse(midnight) - 1).toISOString();
    expect(isExpired(localDate(day), siteToday(before, zone) as LocalDate)).toBe(false);
    expect(isExpired(localDate(day), siteToday(midnight, zone) as LocalDate)).toBe(true);
  });

  it('never comes twice: the site’s day only moves forward', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Cairo'];
    const year = { min: new Date('2027-01-01T00:00:00Z'), max: new Date('2027-12-30T00:00:00Z'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.date(year), fc.nat({ max: 3 * 3_600_000 }), (zone, at, later) => {
        const next = new Date(at.getTime() + later).toISOString();
        expect(siteToday(at.toISOString(), zone) <= siteToday(next, zone)).toBe(true);
      }),
    );
  });
});

describe('lot qualities', () => {
  it('leave only released stock free', () => {
    const open = LOT_QUALITIES.filter((quality: LotQuality) => hardBlocks({ ...free, quality }).length === 0);
    expect(open).toEqual(['RELEASED']);
  });
});
