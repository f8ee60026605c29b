import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { eventually } from '../support/eventually.js';
import { AL1 } from './AL1.js';

const ALERTS = `subscription { lotExpiring(withinDays: 30) { __typename ... on LotExpiringEvent { lotNumber withinDays daysLeft } } }`;

interface Alert {
  readonly lotExpiring: { readonly lotNumber?: string; readonly withinDays?: number; readonly daysLeft?: number };
}

export const AI2: Scenario = {
  shows: 'what expires first goes first (AL1), and each threshold of a lot is told once, however often it is looked for',
  async run(warehouse) {
    const item = await warehouse.anItem({ expiryAlertDays: [60, 30, 7] });
    await warehouse.aLot(item, 'FADING', { quantity: { value: '5' }, expiresOn: '2027-01-31' });
    const messages = await warehouse.follow<Alert>(ALERTS);
    const told = () => messages.flatMap(({ lotExpiring: { lotNumber, withinDays } }) => (lotNumber ? [[lotNumber, withinDays]] : []));
    // 60 days before is not asked for; then each threshold, and the days between and after.
    for (const day of ['2026-12-05', '2027-01-01', '2027-01-02', '2027-01-24', '2027-01-25', '2027-02-01']) {
      await warehouse.timePasses(`${day}T08:00:00.000Z`);
      await warehouse.timePasses(`${day}T09:00:00.000Z`);
    }
    // Events come in order: when this lot is told, nothing of the other is under way any more.
    await warehouse.aLot(item, 'MARK', { quantity: { value: '1' }, expiresOn: '2027-02-03' });
    await warehouse.timePasses('2027-02-01T10:00:00.000Z');
    await eventually('the mark', () => told().length >= 3);
    expect(told()).toEqual([
      ['FADING', 30],
      ['FADING', 7],
      ['MARK', 7],
    ]);
    await warehouse.timePasses('2026-11-22T08:00:00.000Z');
    await AL1.run(warehouse);
  },
};
