import { describe, expect, it } from '@jest/globals';
import { fillBackorders, type ExpectedSupply, type OpenDemand } from '../../src/domain/order/backorders.js';
import type { LocalDate } from '../../src/domain/shared/dates.js';
import { formatQuantity, quantity } from '../../src/domain/shared/quantity.js';

const aDemand = (lineId: number, open: string, more: Partial<OpenDemand> = {}): OpenDemand => ({
  lineId,
  open: quantity(open),
  isRush: false,
  rank: 0,
  promisedOn: null,
  shipOn: '2026-12-24' as LocalDate,
  ...more,
});
const coming = (name: string, amount: string, expectedOn = '2026-12-01'): ExpectedSupply => ({
  inboundShipmentLineId: name,
  purchaseOrderLineId: null,
  expectedOn: expectedOn as LocalDate,
  quantity: quantity(amount),
});
const filled = (demands: readonly OpenDemand[], free: string, supplies: readonly ExpectedSupply[]) =>
  Object.fromEntries(
    [...fillBackorders(demands, { free: quantity(free), supplies })].map(([lineId, from]) => [
      lineId,
      from.map((supply) => `${formatQuantity(supply.quantity)} ${supply.inboundShipmentLineId}`),
    ]),
  );

describe('what is expected', () => {
  it('fills who comes first first, after what is free, and goes on where it ends', () => {
    const demands = [aDemand(1, '5'), aDemand(2, '7'), aDemand(3, '4')];
    // 5 of the 8 that are free for the first; 3 and 4 of A for the second; 2 of A and 2 of B for the third.
    expect(filled(demands, '8', [coming('A', '6'), coming('B', '3')])).toEqual({ 1: [], 2: ['4 A'], 3: ['2 A', '2 B'] });
  });

  it('leaves open what nothing is expected for', () => {
    expect(filled([aDemand(1, '5'), aDemand(2, '5')], '0', [coming('A', '7')])).toEqual({ 1: ['5 A'], 2: ['2 A'] });
    expect(filled([aDemand(1, '5')], '0', [])).toEqual({ 1: [] });
  });

  it('goes by rush, rank, the day that was promised or else of shipping, and then by who asked first', () => {
    const demands = [
      aDemand(1, '1'),
      aDemand(2, '1', { promisedOn: '2026-12-20' as LocalDate }),
      aDemand(3, '1', { shipOn: '2026-12-10' as LocalDate, rank: 1 }),
      aDemand(4, '1', { rank: -1 }),
      aDemand(5, '1', { isRush: true, rank: 9 }),
      aDemand(6, '1'),
    ];
    const supplies = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => coming(name, '1'));
    expect(filled(demands, '0', supplies)).toEqual({ 5: ['1 A'], 4: ['1 B'], 2: ['1 C'], 1: ['1 D'], 6: ['1 E'], 3: ['1 F'] });
  });
});
