import { decodeEdi } from '../../../connectors/edi/decodeEdi.js';
import { defaultEdiProfile, ediProfileSchema } from '../../../connectors/edi/profile.js';
import { identifySender } from '../../../connectors/edi/sender.js';
import { acceptedSets, anInterchange, anItem, codesOf, ISA, message, readOne, sample } from './messages.js';

const body = anItem();

describe('checking envelopes', () => {
  it('finds nothing wrong with a right message', () => {
    const { issues, rejected } = readOne(anInterchange({ body }));
    expect(codesOf(issues)).toEqual([]);
    expect(rejected).toBe(false);
  });

  it.each<[string, Partial<Parameters<typeof anInterchange>[0]>, readonly string[], boolean]>([
    ['SE01 wrong', { se: 'SE*296*0001' }, ['warn SE_COUNT'], false],
    ['SE01 padded', { se: 'SE*0000000007*0001' }, [], false],
    ['SE01 no number', { se: 'SE*x*0001' }, ['warn SE_COUNT'], false],
    ['SE02 wrong', { se: 'SE*7*0002' }, ['warn SE_CONTROL_NUMBER'], false],
    ['SE missing', { se: '' }, ['reject SE_MISSING'], true],
    ['GE01 wrong', { ge: 'GE*2*1' }, ['warn GE_COUNT'], false],
    ['GE02 wrong', { ge: 'GE*1*2' }, ['warn GE_CONTROL_NUMBER'], false],
    ['GE missing', { ge: '' }, ['reject GE_MISSING'], true],
    ['IEA01 wrong', { iea: 'IEA*2*000000001' }, ['warn IEA_COUNT'], false],
    ['IEA02 wrong', { iea: 'IEA*1*000000002' }, ['warn IEA_CONTROL_NUMBER'], false],
    ['IEA02 not padded', { iea: 'IEA*1*1' }, [], false],
    ['IEA missing', { iea: '' }, ['reject IEA_MISSING'], true],
    ['GS01 wrong', { gs: 'GS*PO*SENDER*LOTGRAPH*20270115*0830*1*X*004010' }, ['info GROUP_KIND'], false],
    ['ISA squeezed', { isa: ISA.replaceAll(/ +/g, ' ') }, ['warn ISA_NOT_FIXED_WIDTH'], false],
    ['ISA10 wrong', { isa: ISA.replace('*0830*', '*2530*') }, ['warn ISA_ELEMENT'], false],
    ['a stray segment', { ge: 'REF*ZZ*1~GE*1*1' }, ['reject SEGMENT_OUTSIDE_SET'], true],
    ['data after the end', { iea: 'IEA*1*000000001~REF*ZZ*1' }, ['warn TRAILING_DATA'], false],
  ])('%s', (_, envelope, codes, rejected) => {
    const read = readOne(anInterchange({ body, ...envelope }));
    expect(codesOf(read.issues)).toEqual(codes);
    expect(read.rejected).toBe(rejected);
  });

  it('finds a terminator that differs from the one of the ISA', () => {
    const bytes = Buffer.from(anInterchange({ body }).toString().replace('HL*1**S~', 'HL*1**S$'));
    const { issues, rejected } = readOne(bytes);
    expect(codesOf(issues)).toContain('reject MIXED_TERMINATORS');
    expect(issues.find((issue) => issue.code === 'MIXED_TERMINATORS')?.at).toMatchObject({ segment: 5, tag: 'HL', element: 3 });
    expect(rejected).toBe(true);
  });

  it('rejects the second of two sets with one control number, and keeps the first', () => {
    const set = ['ST*856*0001', ...body, 'SE*7*0001'];
    const bytes = anInterchange({ body: [...body, 'SE*7*0001', ...set.slice(0, -1)], se: 'SE*7*0001', ge: 'GE*2*1' });
    expect(decodeEdi(bytes, defaultEdiProfile).interchanges[0]?.groups[0]?.sets.map((each) => codesOf(each.issues))).toEqual([
      [],
      ['reject ST_DUPLICATE'],
    ]);
    expect(acceptedSets(bytes)).toHaveLength(1);
  });

  it('rejects a set without SE and keeps the one after it', () => {
    const bytes = anInterchange({ body: [...body, 'ST*856*0002', ...body], se: 'SE*7*0002', ge: 'GE*2*1' });
    expect(acceptedSets(bytes).map((set) => set.controlNumber)).toEqual(['0002']);
  });

  it('reads several interchanges, groups and a TA1 between them', () => {
    const { interchanges, issues } = decodeEdi(message('several-interchanges.edi'), defaultEdiProfile);
    expect(issues).toEqual([]);
    expect(
      interchanges.map(({ header, groups }) => [
        header.senderId,
        header.usage,
        groups.map(({ sets }) => sets.map((set) => set.notice?.shipmentNumber.value)),
      ]),
    ).toEqual([
      ['ONE', 'P', [['ONE-1'], ['ONE-2']]],
      ['TWO', 'T', [['TWO-1']]],
    ]);
  });

  it('rejects a set of a kind it does not read', () => {
    const bytes = Buffer.from(anInterchange({ body }).toString().replace('ST*856', 'ST*850'));
    expect(codesOf(readOne(bytes).issues)).toEqual(['reject SET_NOT_SUPPORTED']);
  });

  it('notes an acknowledgement and rejects nothing', () => {
    const bytes = anInterchange({ gs: 'GS*FA*SENDER*LOTGRAPH*20270115*0830*1*X*004010', body: ['AK1*SH*1', 'AK9*A*1*1*1'] });
    expect(codesOf(readOne(Buffer.from(bytes.toString().replace('ST*856', 'ST*997'))).issues)).toEqual(['info SET_IS_ACKNOWLEDGEMENT']);
  });

  it('gives findings the severity of the partner', () => {
    const profile = ediProfileSchema.parse({ severities: { SE_COUNT: 'reject', GE_COUNT: 'ignore' } });
    const read = readOne(anInterchange({ body, se: 'SE*296*0001', ge: 'GE*5*1' }), profile);
    expect(codesOf(read.issues)).toEqual(['reject SE_COUNT']);
    expect(read.rejected).toBe(true);
  });

  it('keeps a bounded number of issues, and the severity of those it drops', () => {
    const garbled = Array.from({ length: 3_000 }, (_, index) => `HL*${index + 2}*9999*I`);
    const { issues } = readOne(anInterchange({ body: ['BSN*00*S1*20270115*0830', 'HL*1**S', ...garbled] }));
    expect(issues.length).toBeLessThan(600);
    expect(codesOf(issues)).toContain('reject TOO_MANY_ISSUES');
  });
});

describe('reading a file cut anywhere', () => {
  it.each([
    ['acme-856.edi', sample('acme-856.edi')],
    ['lot-levels.edi', message('lot-levels.edi')],
    ['packs-below-items.edi', message('packs-below-items.edi')],
  ])('accepts nothing of %s until its IEA is whole', (_, bytes) => {
    const whole = bytes.toString('latin1').trimEnd().length - 1;
    for (let length = 0; length < whole; length += 1) expect(acceptedSets(bytes.subarray(0, length))).toEqual([]);
    expect(acceptedSets(bytes.subarray(0, whole)).length).toBeGreaterThan(0);
  });
});

describe('identifying the sender', () => {
  it('reads the first interchange and group', () => {
    expect(identifySender(message('packs-below-items.edi'))).toEqual({
      senderQualifier: '01',
      senderId: '112233445',
      receiverQualifier: '01',
      receiverId: '998877665',
      interchangeControlNumber: '000000311',
      usage: 'P',
      groupSenderCode: '112233445',
      groupReceiverCode: '998877665',
    });
  });

  it('knows no sender of what is no interchange', () => {
    expect(identifySender(Buffer.from('no message at all'))).toBeUndefined();
    expect(identifySender(Buffer.alloc(0))).toBeUndefined();
  });
});

describe('a partner profile', () => {
  it('refuses keys it does not know', () => {
    expect(ediProfileSchema.safeParse({ severities: { SE_CUONT: 'warn' } }).success).toBe(false);
    expect(ediProfileSchema.safeParse({ lotRules: [{ place: 'XYZ', qualifiers: ['LT'] }] }).success).toBe(false);
  });

  it('survives being stored as JSON', () => {
    expect(ediProfileSchema.parse(JSON.parse(JSON.stringify(defaultEdiProfile)))).toEqual(defaultEdiProfile);
  });
});
