import { describe, expect, it } from '@jest/globals';
import { toBuffer } from 'bwip-js/node';
import fc from 'fast-check';
import { labelImage, MAXIMUM_GS1_128_LETTERS } from '../../../src/app/labels/labelImage.js';
import { readGs1 } from '../../../src/domain/gs1/readGs1.js';
import { writeElementString } from '../../../src/domain/gs1/writeElements.js';
import { localDate } from '../../../src/domain/shared/dates.js';
import { asPrinted, someElements, type NaiveElement } from '../../domain/gs1/naiveLabel.js';
import { readImage } from './readImage.js';

const TODAY = localDate('2026-11-25');
const told = (text: string) => {
  const { elements, problems } = readGs1(text, TODAY);
  return [problems, elements.map(({ ai, value }) => ai + value).sort()];
};
const expected = (elements: readonly NaiveElement[]) => [[], elements.map(({ ai, value }) => ai + value).sort()];

describe('the image of a label', () => {
  it.each([
    ['gs1-128', ']C1'],
    ['datamatrix', ']d2'],
  ] as const)(
    'as %s is read by a decoder of somebody else, and says what it should',
    async (symbol, identifier) => {
      const fits = someElements.filter(
        (elements) => symbol !== 'gs1-128' || writeElementString(elements).length <= MAXIMUM_GS1_128_LETTERS,
      );
      await fc.assert(
        fc.asyncProperty(fits, async (elements) => {
          const [text, ...others] = await readImage((await labelImage(elements, symbol))!);
          expect([text?.slice(0, 3), others, ...told(text!)]).toEqual([identifier, [], ...expected(elements)]);
        }),
        { numRuns: 25 },
      );
    },
    60_000,
  );

  it('is not made of more than the symbol holds', async () => {
    const elements = [
      { ai: '01', value: '09506000134352' },
      { ai: '10', value: 'x'.repeat(20) },
      { ai: '21', value: 'y'.repeat(20) },
    ];
    expect(await labelImage(elements, 'gs1-128')).toBeUndefined();
  });
});

describe('the rules of the labels', () => {
  // Its checks are those of GS1's syntax dictionary, written by others. It takes no parentheses within a value.
  it('are those of bwip-js: what it accepts we read, and the same', async () => {
    const plain = someElements.filter((elements) => elements.every(({ value }) => !/[()^]/.test(value)));
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(plain, async (elements) => {
        const text = asPrinted(elements);
        const isAccepted = await toBuffer({ bcid: 'gs1datamatrix', text, lintreqs: false } as never).then(
          () => true,
          () => false,
        );
        if (!isAccepted) return;
        accepted += 1;
        expect(told(text)).toEqual(expected(elements));
      }),
      { numRuns: 100 },
    );
    expect(accepted).toBeGreaterThan(10);
  });
});
