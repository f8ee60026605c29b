import fc from 'fast-check';

import { acknowledge } from '../../../connectors/edi/acknowledge/acknowledge.js';
import { decodeEdi } from '../../../connectors/edi/decodeEdi.js';
import { formatInspection, inspectEdi } from '../../../connectors/edi/inspect.js';
import { defaultEdiProfile } from '../../../connectors/edi/profile.js';
import { identifySender } from '../../../connectors/edi/sender.js';
import { parseInstant } from '../../../src/domain/shared/dates.js';
import { acceptedSets, message, sample } from './messages.js';

const MESSAGES = [sample('acme-856.edi'), message('lot-levels.edi'), message('packs-below-items.edi'), message('several-interchanges.edi')];
const at = parseInstant('2027-01-31T08:15:00Z') ?? fail('no instant');
const numbers = { profile: defaultEdiProfile, ta1ControlNumber: 1, functionalControlNumber: 1, groupControlNumber: 1, at };

interface Mutation {
  readonly at: number;
  readonly kind: 'flip' | 'cut' | 'repeat' | 'insert';
  readonly length: number;
  readonly byte: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat({ max: 4_000 }),
  kind: fc.constantFrom('flip', 'cut', 'repeat', 'insert'),
  length: fc.integer({ min: 1, max: 60 }),
  byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('*~>\n!|'))),
});

function mutate(bytes: Buffer, { at: place, kind, length, byte }: Mutation): Buffer {
  const index = bytes.length === 0 ? 0 : place % bytes.length;
  const [head, piece, tail] = [bytes.subarray(0, index), bytes.subarray(index, index + length), bytes.subarray(index + length)];
  if (kind === 'cut') return Buffer.concat([head, tail]);
  if (kind === 'repeat') return Buffer.concat([head, piece, piece, tail]);
  if (kind === 'insert') return Buffer.concat([head, Buffer.from([byte]), piece, tail]);
  return Buffer.concat([head, Buffer.from([byte]), bytes.subarray(index + 1)]);
}

describe('reading garbled messages', () => {
  it('never throws, answers what it can, and says where each problem stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MESSAGES), fc.array(mutation, { minLength: 1, maxLength: 6 }), (bytes, mutations) => {
        const garbled = mutations.reduce(mutate, bytes);
        const decoded = decodeEdi(garbled, defaultEdiProfile);
        identifySender(garbled);
        for (const interchange of decoded.interchanges) acknowledge(interchange, numbers);
        const inspection = inspectEdi(garbled, defaultEdiProfile);
        formatInspection(inspection);
        for (const { at: place } of inspection.issues) {
          if (place !== undefined) expect(place.byte >= 0 && place.byte <= garbled.length && place.segment > 0).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('accepts no set of a message that lost its end', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MESSAGES.slice(0, 3)), fc.nat(), (bytes, length) => {
        const whole = bytes.toString('latin1').trimEnd().length - 1;
        expect(acceptedSets(bytes.subarray(0, length % whole))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('accepts no line that lost its quantity, item or level', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 }), (pick) => {
        const segments = sample('acme-856.edi').toString().split('~\n');
        const removable = segments.flatMap((segment, index) => (/^(SN1|LIN|HL)\*/.test(segment) ? [index] : []));
        const removed = removable[pick % removable.length] ?? 0;
        const bytes = Buffer.from(segments.filter((_, index) => index !== removed).join('~\n'));
        const unnoticed = acceptedSets(bytes).flatMap((set) => (set.issues.some(({ severity }) => severity !== 'info') ? [] : [set]));
        expect(unnoticed).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same result for the same bytes', () => {
    for (const bytes of MESSAGES) expect(decodeEdi(bytes, defaultEdiProfile)).toEqual(decodeEdi(Buffer.from(bytes), defaultEdiProfile));
  });
});

describe('inspecting a file', () => {
  it('tells every lot line and every problem with its place', () => {
    const text = formatInspection(inspectEdi(sample('acme-856-broken.edi'), defaultEdiProfile));
    for (const part of [
      'OM270114A',
      '006141410000011025',
      '4500012346',
      '1 > 17 > 18 > 22 > 24',
      'segment 39, byte 1001, DTM02',
      '"abc"',
      '"99"',
    ])
      expect(text).toContain(part);
    expect(formatInspection(inspectEdi(sample('acme-856.edi'), defaultEdiProfile))).toContain('No problems.');
  });

  it('is plain JSON', () => {
    const inspection = inspectEdi(sample('acme-856.edi'), defaultEdiProfile);
    expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection);
    expect(inspection.interchanges[0]?.sets[0]).toMatchObject({ outcome: 'accepted', shipmentNumber: 'ACME-ASN-10001' });
    expect(inspection.interchanges[0]?.sets[0]?.lines[0]).toMatchObject({
      line: 1,
      lot: 'OM270114A',
      quantity: '48',
      unit: 'EA',
      expiresOn: '2027-07-14',
    });
  });
});
