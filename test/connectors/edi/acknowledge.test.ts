import { acknowledge, type AcknowledgeOptions } from '../../../connectors/edi/acknowledge/acknowledge.js';
import { writeInterchange } from '../../../connectors/edi/acknowledge/writeSegments.js';
import { decodeEdi } from '../../../connectors/edi/decodeEdi.js';
import { defaultEdiProfile, ediProfileSchema, type EdiProfile } from '../../../connectors/edi/profile.js';
import { parseInstant } from '../../../src/domain/shared/dates.js';
import { anInterchange, anItem, ISA, sample } from './messages.js';

const at = parseInstant('2027-01-31T08:15:00Z') ?? fail('no instant');

function answers(bytes: Uint8Array, options: Partial<AcknowledgeOptions> = {}): readonly string[] {
  const profile = options.profile ?? defaultEdiProfile;
  const numbers = { ta1ControlNumber: 11, functionalControlNumber: 12, groupControlNumber: 5 };
  return decodeEdi(bytes, profile).interchanges.flatMap((interchange) =>
    acknowledge(interchange, { profile, ...numbers, at, ...options }).messages.map((message) => message.bytes.toString('latin1')),
  );
}

/** The segments between ST and SE, of the first answer. */
const body = (bytes: Uint8Array, profile: EdiProfile = defaultEdiProfile) => (answers(bytes, { profile })[0] ?? '').split('~').slice(3, -4);

describe('acknowledging an interchange', () => {
  it('accepts a right message, byte for byte', () => {
    expect(answers(sample('acme-856.edi'))).toEqual([
      'ISA*00*          *00*          *ZZ*LOTGRAPH       *ZZ*ACMESUPPLY     *270131*0815*^*00501*000000012*0*P*>~' +
        'GS*FA*LOTGRAPH*ACMESUPPLY*20270131*0815*5*X*005010~ST*997*0001~AK1*SH*41~AK2*856*0001~AK5*A~AK9*A*1*1*1~SE*6*0001~GE*1*5~IEA*1*000000012~',
    ]);
  });

  it('rejects the broken sample with the place of every error', () => {
    expect(body(sample('acme-856-broken.edi'))).toEqual([
      'AK1*SH*42',
      'AK2*856*0001',
      'AK3*DTM*37**8',
      'AK4*2*373*8*20261332',
      'AK3*SN1*54**8',
      'AK4*2*382*6*abc',
      'AK3*HL*75**8',
      'AK4*2*734*7*99',
      'AK5*R*5',
      'AK9*R*1*1*0',
    ]);
  });

  it.each<[string, Buffer, readonly string[]]>([
    [
      'a wrong ship date is noted',
      anInterchange({ body: anItem('DTM*011*200') }),
      ['AK3*DTM*7**8', 'AK4*2*373*8*200', 'AK5*E*5', 'AK9*E*1*1*1'],
    ],
    [
      'a wrong expiry date is rejected',
      anInterchange({ body: anItem('DTM*036*200') }),
      ['AK3*DTM*7**8', 'AK4*2*373*8*200', 'AK5*R*5', 'AK9*R*1*1*0'],
    ],
    ['a wrong SE01 is noted', anInterchange({ body: anItem(), se: 'SE*99*0001' }), ['AK5*E*4', 'AK9*E*1*1*1']],
    ['a wrong GE01 is noted', anInterchange({ body: anItem(), ge: 'GE*3*1' }), ['AK5*A', 'AK9*E*3*1*1*5']],
    [
      'a missing HL is told where it should stand',
      anInterchange({ body: ['BSN*00*S1*20270115*0830'] }),
      ['AK3*HL*3**3', 'AK5*R*5', 'AK9*R*1*1*0'],
    ],
    ['a missing GE voids the group', anInterchange({ body: anItem(), ge: '' }), ['AK5*R', 'AK9*R*1*1*0*3']],
    [
      'a check digit is our business only',
      anInterchange({ body: [...anItem().slice(0, 3), 'LIN**UP*614141010012', 'SN1**1*EA'] }),
      ['AK5*A', 'AK9*A*1*1*1'],
    ],
    ['lots that do not add up are our business only', anInterchange({ body: anItem('REF*LT*A', 'REF*LT*B') }), ['AK5*A', 'AK9*A*1*1*1']],
  ])('%s', (_, bytes, expected) => {
    expect(body(bytes).slice(2)).toEqual(expected);
  });

  it('accepts one set of a group and rejects the other', () => {
    const bytes = anInterchange({ body: [...anItem(), 'ST*856*0002', ...anItem()], se: 'SE*7*0002', ge: 'GE*2*1' });
    expect(body(bytes)).toEqual(['AK1*SH*1', 'AK2*856*0001', 'AK5*R*2', 'AK2*856*0002', 'AK5*A', 'AK9*P*2*2*1']);
  });

  it('rejects a set of a kind it does not read', () => {
    const bytes = Buffer.from(anInterchange({ body: anItem() }).toString().replace('ST*856', 'ST*850'));
    expect(body(bytes)).toEqual(['AK1*SH*1', 'AK2*850*0001', 'AK5*R*1', 'AK9*R*1*1*0']);
  });

  it('leaves out data that it cannot write', () => {
    const bytes = Buffer.from(
      anInterchange({ body: anItem('DTM*036*2~1') })
        .toString()
        .replaceAll('~', '!')
        .replace('2!1', '2~1'),
    );
    expect(body(bytes)).toContain('AK4*2*373*8');
  });

  it('says nothing of noted findings to a partner who wants plain acceptance', () => {
    const profile = ediProfileSchema.parse({ acknowledgement: { noted: 'A' } });
    expect(body(anInterchange({ body: anItem('DTM*011*200'), se: 'SE*99*0001' }), profile).slice(2)).toEqual(['AK5*A', 'AK9*A*1*1*1']);
  });

  it('never acknowledges an acknowledgement', () => {
    const bytes = anInterchange({ gs: 'GS*FA*A*B*20270115*0830*1*X*004010', body: ['AK1*SH*1', 'AK9*A*1*1*1'] });
    expect(answers(Buffer.from(bytes.toString().replace('ST*856', 'ST*997')))).toEqual([]);
  });
});

describe('answering an interchange with a TA1', () => {
  const asking = ISA.replace('*0*P*', '*1*P*');
  const ta1Of = (bytes: Uint8Array, options: Partial<AcknowledgeOptions> = {}) =>
    answers(bytes, options).find((text) => text.includes('~TA1*'));

  it('is sent when ISA14 asks, outside any group, byte for byte', () => {
    expect(ta1Of(anInterchange({ isa: asking, body: anItem() }))).toBe(
      'ISA*00*          *00*          *ZZ*LOTGRAPH       *ZZ*SENDER         *270131*0815*U*00401*000000011*0*P*>~TA1*000000001*270115*0830*A*000~IEA*0*000000011~',
    );
  });

  it.each<[string, Buffer, Partial<AcknowledgeOptions>, string | undefined]>([
    ['not asked', anInterchange({ body: anItem() }), {}, undefined],
    [
      'never wanted',
      anInterchange({ isa: asking, body: anItem() }),
      { profile: ediProfileSchema.parse({ acknowledgement: { ta1: 'never' } }) },
      undefined,
    ],
    [
      'always wanted',
      anInterchange({ body: anItem() }),
      { profile: ediProfileSchema.parse({ acknowledgement: { ta1: 'always' } }) },
      'A*000',
    ],
    ['IEA02 wrong', anInterchange({ isa: asking, body: anItem(), iea: 'IEA*1*000000009' }), {}, 'E*001'],
    ['IEA01 wrong', anInterchange({ isa: asking, body: anItem(), iea: 'IEA*7*000000001' }), {}, 'E*021'],
    ['ISA10 wrong', anInterchange({ isa: asking.replace('*0830*', '*9930*'), body: anItem() }), {}, 'E*015'],
    ['cut off, even unasked', anInterchange({ body: anItem(), iea: '' }), {}, 'R*023'],
    ['sent before, even unasked', anInterchange({ body: anItem() }), { duplicateInterchange: true }, 'R*025'],
  ])('%s', (_, bytes, options, verdict) => {
    const ta1 = ta1Of(bytes, options);
    expect(ta1 === undefined ? undefined : ta1.split('~')[1]?.split('*').slice(4).join('*')).toBe(verdict);
  });

  it('answers nothing where no ISA can be read', () => {
    expect(answers(Buffer.from('GS*SH*A*B~'))).toEqual([]);
  });
});

describe('writing segments', () => {
  const header = ['00', '', '00', '', 'ZZ', 'A', 'ZZ', 'B', '270131', '0815', 'U', '00401', '000000001', '0', 'P', '>'];

  it.each(['a*b', 'a~b', 'a>b', 'a\nb', 'a\x00b', 'ä', '…'])('refuses "%s", which would shift or end elements', (text) => {
    expect(writeInterchange({ header, technical: [{ tag: 'TA1', elements: ['1', text] }], groups: [] })).toEqual({
      ok: false,
      element: 'TA102',
      seen: text,
    });
  });

  it('reports ids that do not fit instead of throwing', () => {
    const [interchange] = decodeEdi(
      anInterchange({ isa: ISA.replace('SENDER         ', 'SENDER NAME LONGER THAN 15').replace('*P*>', '*P*:'), body: anItem() }),
      defaultEdiProfile,
    ).interchanges;
    if (interchange === undefined) throw new Error('no interchange');
    const options = { profile: defaultEdiProfile, ta1ControlNumber: 1, functionalControlNumber: 1, groupControlNumber: 1, at };
    expect(acknowledge(interchange, options)).toMatchObject({ messages: [], issues: [{ code: 'ACKNOWLEDGEMENT_UNWRITABLE' }] });
  });
});
