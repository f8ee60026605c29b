import { describe, expect, it } from '@jest/globals';
import { readGs1 } from '../../../src/domain/gs1/readGs1.js';
import { writeDigitalLink } from '../../../src/domain/gs1/writeDigitalLink.js';
import { localDate } from '../../../src/domain/shared/dates.js';

describe('a Digital Link of a pack', () => {
  it.each(['L-1', 'A/B', 'A?B&C=D', '10%', '(1)+2', '!7'])('reads back with the lot number %s', (lot) => {
    const elements = [
      { ai: '17', value: '271231' },
      { ai: '01', value: '09506000134352' },
      { ai: '10', value: lot },
    ];
    const { elements: read, problems } = readGs1(writeDigitalLink(elements), localDate('2026-11-22'));
    expect([problems, read.map(({ ai, value }) => [ai, value])]).toEqual([
      [],
      [
        ['01', '09506000134352'],
        ['10', lot],
        ['17', '271231'],
      ],
    ]);
  });
});
