import { describe, expect, it } from '@jest/globals';
import { priorityOf, priorityParts, type PriorityFacts } from '../../../src/domain/exceptions/priorityParts.js';
import { KIND_DEFAULTS, SEVERITIES, WORK_EXCEPTION_KINDS } from '../../../src/domain/exceptions/workException.js';

describe('the priority of an exception', () => {
  it.each<[PriorityFacts, readonly (readonly [string, number])[]]>([
    [{ severity: 'LOW' }, [['SEVERITY', 100]]],
    [
      { severity: 'HIGH', orderCount: 2, daysLeft: 29, isDocumentMissing: true },
      [
        ['SEVERITY', 300],
        ['OPEN_ORDERS', 10],
        ['NEAR_EXPIRY', 1],
        ['MISSING_DOCUMENT', 15],
      ],
    ],
    [{ severity: 'MEDIUM', orderCount: 0, daysLeft: 30 }, [['SEVERITY', 200]]],
    [
      { severity: 'CRITICAL', orderCount: 11, daysLeft: -5 },
      [
        ['SEVERITY', 400],
        ['OPEN_ORDERS', 50],
        ['NEAR_EXPIRY', 30],
      ],
    ],
  ])('of %j is made of its parts', (facts, parts) => {
    expect(priorityParts(facts).map(({ part, points }) => [part, points])).toEqual(parts);
  });

  it('never lets what is less severe come first', () => {
    for (const [index, severity] of SEVERITIES.slice(1).entries()) {
      const most = priorityParts({ severity: SEVERITIES[index]!, orderCount: 1_000, daysLeft: -1_000, isDocumentMissing: true });
      expect(priorityOf(priorityParts({ severity }))).toBeGreaterThan(priorityOf(most));
    }
  });

  it('has an owner and hours for every kind', () => {
    for (const kind of WORK_EXCEPTION_KINDS) expect(KIND_DEFAULTS[kind].dueHours).toBeGreaterThan(0);
  });
});
