import fc from 'fast-check';
import { readGs1 } from '../../../src/domain/gs1/readGs1.js';
import { FNC1, writeElementString, writeHumanReadable } from '../../../src/domain/gs1/writeElements.js';
import { localDate } from '../../../src/domain/shared/dates.js';
import { someElements } from './naiveLabel.js';

describe('writing elements', () => {
  it('puts those that end by themselves first, and FNC1 between the others', () => {
    const elements = [
      { ai: '10', value: 'A(10)' },
      { ai: '01', value: '09506000134352' },
      { ai: '21', value: 'S' },
      { ai: '17', value: '271231' },
    ];
    expect(writeElementString(elements)).toBe(`01095060001343521727123110A(10)${FNC1}21S`);
    expect(writeHumanReadable(elements)).toBe('(01)09506000134352(17)271231(10)A\\(10)(21)S');
  });

  it('is read back whole', () => {
    fc.assert(
      fc.property(someElements, (elements) => {
        const sorted = [...elements].sort((a, b) => (a.ai < b.ai ? -1 : 1));
        for (const text of [`]C1${writeElementString(elements)}`, writeHumanReadable(elements)]) {
          const reading = readGs1(text, localDate('2026-11-25'));
          expect(reading.problems).toEqual([]);
          expect(reading.elements.map(({ ai, value }) => ({ ai, value })).sort((a, b) => (a.ai < b.ai ? -1 : 1))).toEqual(sorted);
        }
      }),
    );
  });
});
