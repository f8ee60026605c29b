import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inspectEdi } from '../../../connectors/edi/inspect.js';
import { decodeEdi } from '../../../connectors/edi/decodeEdi.js';
import { x12PartnerCodes, x12UnitOf } from '../../../connectors/edi/dictionary/partnerCodes.js';
import type { SampleRequest } from '../../../connectors/edi/documents/shipNotice856/sampleRequest.js';
import { sampleShipNotice, type Sample } from '../../../connectors/edi/documents/shipNotice856/sampleShipNotice.js';
import { translateShipNotice } from '../../../connectors/edi/documents/shipNotice856/translate.js';
import { ediProfileSchema, type EdiProfile } from '../../../connectors/edi/profile.js';
import { parseInstant } from '../../../src/domain/shared/dates.js';
import { checkDigit } from '../../../src/domain/shared/identifiers.js';

const at = parseInstant('2027-01-31T08:15:00Z')!;

const anItem = { codes: [{ qualifier: 'VN', code: 'ACME-1001' }], name: 'Oat milk', unit: 'EA', step: 1, shelfLifeDays: 270 };
const aRequest = (fields: Partial<SampleRequest> & { profile?: EdiProfile } = {}): SampleRequest => ({
  profile: ediProfileSchema.parse({}),
  sender: { qualifier: 'ZZ', id: 'ACMESUPPLY', groupCode: 'ACMESUPPLY' },
  items: [anItem],
  shipTo: { name: 'Main', qualifier: '92', code: 'MAIN' },
  lots: 3,
  controlNumber: 41,
  at,
  isTest: true,
  ...fields,
});

function written(sample: Sample): Extract<Sample, { ok: true }> {
  if (!sample.ok) throw new Error(sample.problems.join(' '));
  return sample;
}

const separators = fc.uniqueArray(fc.constantFrom(...'*|^~>!:+;%&#@=<{}[]`_$?'), { minLength: 4, maxLength: 4 });
const writes = fc
  .record({
    marks: separators,
    newline: fc.boolean(),
    version: fc.constantFrom('004010', '005010'),
    hierarchy: fc.constantFrom('SOTPI', 'SOTI', 'SOPI', 'SOI', 'SOIP', 'STPI', 'STI', 'SPI', 'SI'),
    receiver: fc.constantFrom({ qualifier: 'ZZ', id: 'LOTGRAPH' }, { qualifier: '01', id: '123456789' }),
  })
  .map(({ marks: [element, component, repetition, terminator], newline, ...rest }) => ({
    ...rest,
    element,
    component,
    repetition,
    terminator: newline ? '\n' : terminator,
  }));
const some = (...values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: values.length });
const lotRule = fc.oneof(
  fc.record({ place: fc.constant('LIN'), qualifiers: some('LT', 'B8', 'SL', 'X', 'ZZZ') }),
  fc.record({ place: fc.constantFrom('REF', 'CLD'), qualifiers: some('LT', 'BT', 'LS', 'Q') }),
  fc.record({ place: fc.constant('ANCESTOR_REF'), qualifiers: some('LT', 'LS'), levels: some('S', 'T', 'P') }),
);
const expiryRule = fc.oneof(
  fc.record({ place: fc.constantFrom('DTM', 'HEADER_DTM'), qualifiers: some('036', '208', '511', '011') }),
  fc.record({ place: fc.constant('REF'), qualifiers: some('EXP', 'LT', 'ZZ') }),
);
const profile = fc
  .record({
    writes,
    // The last can always be written.
    lotRules: fc.array(lotRule, { maxLength: 3 }).map((rules) => [...rules, { place: 'LIN', qualifiers: ['LT'] }]),
    expiryRules: fc.array(expiryRule, { maxLength: 3 }),
    handlingUnitMarks: some('GM', 'AA', 'UC'),
    lotRequired: fc.boolean(),
  })
  .map((body) => ediProfileSchema.parse(body));

const gtin = fc.stringMatching(/^[1-9]\d{12}$/).map((body) => `${body}${checkDigit(body)}`);
const code = fc.oneof(
  fc.record({ qualifier: fc.constantFrom('VN', 'BP', 'SK', 'LT', 'CH', 'V'), code: fc.stringMatching(/^[A-Z0-9][A-Z0-9/.*|^-]{0,20}$/) }),
  fc.record({ qualifier: fc.constantFrom('UK', 'EN'), code: fc.oneof(gtin, fc.stringMatching(/^\d{14}$/)) }),
);
const item = fc.record({
  // The first can always be written.
  codes: fc
    .tuple(fc.nat(99_999), fc.array(code, { maxLength: 20 }))
    .map(([number, more]) => [{ qualifier: 'VP', code: `A${number}` }, ...more]),
  name: fc.string({ unit: 'binary', maxLength: 100 }),
  unit: fc.constantFrom('EA', 'CA', 'KG'),
  step: fc.integer({ min: 1, max: 1_000 }),
  shelfLifeDays: fc.option(fc.integer({ min: 1, max: 5_000 })),
});
const request = fc
  .record({
    profile,
    items: fc.uniqueArray(item, { minLength: 1, maxLength: 6, selector: ({ codes }) => codes[0]?.code }),
    lots: fc.integer({ min: 1, max: 30 }),
    controlNumber: fc.integer({ min: 1, max: 999_999_999 }),
    isTest: fc.boolean(),
  })
  .map((fields) => aRequest(fields as Partial<SampleRequest>));

describe('a sample of a ship notice', () => {
  it('is understood by our own reader line by line and without an issue, whatever the profile', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { text, lines } = written(sampleShipNotice(asked));
        const { interchanges, issues } = decodeEdi(Buffer.from(text, 'latin1'), asked.profile);
        const sets = interchanges.flatMap(({ groups }) => groups.flatMap((group) => group.sets));
        const all = [
          ...issues,
          ...interchanges.flatMap((each) => [...each.issues, ...each.groups.flatMap((group) => group.issues)]),
          ...sets.flatMap((set) => set.issues),
        ];
        expect(all).toEqual([]);
        expect(interchanges.map(({ header }) => [header.usage, header.senderId])).toEqual([[asked.isTest ? 'T' : 'P', 'ACMESUPPLY']]);
        const read = sets.flatMap(({ notice }) => notice?.lines ?? []);
        expect(
          read.map((line) => ({
            codes: line.codes.map(({ qualifier, code: text }) => ({ qualifier, code: text })),
            quantity: Number(line.quantity.value),
            unit: line.unit.value,
            lotNumber: line.lot?.value,
            expiresOn: line.expiresOn?.value,
            handlingUnit: line.handlingUnit?.code,
          })),
        ).toEqual(
          lines.map(({ codes, quantity, unit, lotNumber, expiresOn, handlingUnit }) => ({
            ...{ codes, quantity, unit, lotNumber, expiresOn, handlingUnit },
          })),
        );
        expect([lines.length, new Set(lines.map(({ lotNumber }) => lotNumber)).size]).toEqual([asked.lots, asked.lots]);
      }),
      { numRuns: 200 },
    );
  });

  it('translates into the items it was written from', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const { text, lines } = written(sampleShipNotice(asked));
        const [set] = decodeEdi(Buffer.from(text, 'latin1'), asked.profile).interchanges.flatMap(({ groups }) => groups[0]?.sets ?? []);
        const skuOf = (codes: readonly { readonly code: string }[]): string => codes[0]?.code ?? '';
        const lookups = {
          partnerId: 7,
          item: (codes: readonly { readonly code: string }[]) => ({
            itemId: Number(skuOf(codes).slice(1)),
            sku: skuOf(codes),
            baseUnit: 'EA',
            scale: 0,
          }),
          unit: () => ({ numerator: 1n, denominator: 1n }),
          site: (qualifier: string, siteCode: string) => (qualifier === '92' && siteCode === 'MAIN' ? 3 : undefined),
        };
        const { intent, issues } = translateShipNotice(set!.notice!, asked.profile, lookups);
        expect(issues).toEqual([]);
        expect([intent?.siteId, intent?.lines.length]).toEqual([3, lines.length]);
        expect(intent?.lines.map(({ itemId }) => itemId)).toEqual(lines.map(({ codes }) => Number(skuOf(codes).slice(1))));
      }),
      { numRuns: 100 },
    );
  });

  it('is the same for the same request, a test, and packed as the partner packs', () => {
    const sample = written(sampleShipNotice(aRequest({ lots: 5 })));
    expect(sampleShipNotice(aRequest({ lots: 5 }))).toEqual(sample);
    const { interchanges, issues } = inspectEdi(Buffer.from(sample.text), aRequest().profile);
    expect(issues).toEqual([]);
    expect(interchanges).toMatchObject([
      { test: true, from: 'ZZ/ACMESUPPLY', to: 'ZZ/LOTGRAPH', version: '00501', sets: [{ outcome: 'accepted', lines: Array(5).fill({}) }] },
    ]);
    expect(
      sample.text
        .match(/^HL\*\d+\*\d*\*\w/gm)
        ?.map((hl) => hl.slice(-1))
        .join(''),
    ).toBe('SOTPIIPIITPI');
  });

  it('says what it lacks, all at once', () => {
    const problemsOf = (fields: Partial<SampleRequest>): number => {
      const sample = sampleShipNotice(aRequest(fields));
      return sample.ok ? 0 : sample.problems.length;
    };
    const nobody = { qualifier: '', id: '', groupCode: '' };
    expect(problemsOf({ sender: nobody, items: [], profile: ediProfileSchema.parse({ lotRules: [] }) })).toBe(4);
    expect(problemsOf({ items: [{ ...anItem, codes: [{ qualifier: 'VN', code: 'A*1' }] }] })).toBe(1);
    expect(problemsOf({ items: [{ ...anItem, unit: 'KGM' }] })).toBe(1);
    expect(problemsOf({})).toBe(0);
  });
});

describe('the separators of a profile', () => {
  it.each([
    [{ element: '*', terminator: '*' }, false],
    [{ element: 'A' }, false],
    [{ element: '**' }, false],
    [{ element: ' ' }, false],
    [{ terminator: '\n' }, true],
    [{ element: '|', component: ':' }, true],
  ])('%j: %s', (writes, accepted) => {
    expect(ediProfileSchema.safeParse({ writes }).success).toBe(accepted);
  });
});

describe('the X12 code of a unit', () => {
  it('means the unit again', () => {
    for (const unit of ['EA', 'C62', 'H87', 'CS', 'KGM', 'LTR', 'MTR', 'ZQ']) {
      expect(x12PartnerCodes.units(x12UnitOf(unit) ?? '')).toContain(unit);
    }
    expect(x12UnitOf('XYZ')).toBeUndefined();
  });
});
