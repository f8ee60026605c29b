import { labelElements, type LabelFacts } from '../../../src/domain/gs1/labelElements.js';
import { localDate } from '../../../src/domain/shared/dates.js';
import type { Gtin, Sscc } from '../../../src/domain/shared/identifiers.js';

const TODAY = localDate('2026-11-25');
const gtin = '09506000134352' as Gtin;
const sscc = '006141411234567890' as Sscc;
const made = (facts: LabelFacts): readonly string[] => {
  const outcome = labelElements(facts, TODAY);
  return outcome.ok ? outcome.value.map(({ ai, value }) => ai + value) : outcome.refusals.map(({ path }) => `refused ${path?.join('.')}`);
};

describe('what stands on a label', () => {
  it.each<[string, LabelFacts, readonly string[]]>([
    ['a pack', { gtin }, ['0109506000134352']],
    ['a pack of a lot', { gtin, lotNumber: 'L(1)>', expiresOn: localDate('2027-12-31') }, ['0109506000134352', '17271231', '10L(1)>']],
    ['a pallet of packs', { gtin, sscc, count: 40, lotNumber: 'L' }, ['00006141411234567890', '0209506000134352', '3740', '10L']],
    ['a mixed pallet', { sscc }, ['00006141411234567890']],
    ['nothing', {}, ['refused gtin']],
    ['a pallet that nobody counted', { gtin, sscc }, ['refused count']],
    ['a count of no pallet', { gtin, count: 4 }, ['refused count']],
    ['a count of none', { gtin, sscc, count: 0 }, ['refused count']],
    ['a lot of nothing', { sscc, lotNumber: 'L' }, ['refused gtin']],
    ['a lot that no symbol carries', { gtin, lotNumber: 'Käse' }, ['refused lotNumber']],
    ['a lot with a blank', { gtin, lotNumber: 'L 1' }, ['refused lotNumber']],
    ['a lot that is too long', { gtin, lotNumber: 'x'.repeat(21) }, ['refused lotNumber']],
    ['a day of another century', { gtin, expiresOn: localDate('2099-12-31') }, ['refused expiresOn']],
    [
      'several things at once',
      { gtin, lotNumber: 'L 1', bestBeforeOn: localDate('1926-01-01') },
      ['refused lotNumber', 'refused bestBeforeOn'],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(made(facts)).toEqual(expected);
  });
});
