import type { ShipNoticeLine } from '../../../connectors/edi/documents/shipNotice856/shipNotice.js';
import { defaultEdiProfile, ediProfileSchema } from '../../../connectors/edi/profile.js';
import { anInterchange, anItem, codesOf, readOne } from './messages.js';

const SHIPMENT = ['BSN*00*S1*20270115*0830', 'HL*1**S'];

const linesOf = (body: readonly string[], profile = defaultEdiProfile): readonly ShipNoticeLine[] =>
  readOne(anInterchange({ body }), profile).set.notice?.lines ?? [];
const told = (lines: readonly ShipNoticeLine[]) =>
  lines.map((line) => [line.quantity.value, line.unit.value, line.lot?.value ?? null, line.hlPath.join('>')]);
const codes = (body: readonly string[]) => codesOf(readOne(anInterchange({ body })).issues);

describe('finding the lot of a line', () => {
  it.each<[string, readonly string[]]>([
    ['a pair of the LIN', ['HL*2*1*I', 'LIN**UK*10614141020017*LT*L-1', 'SN1**10*EA']],
    ['a batch pair of the LIN', ['HL*2*1*I', 'LIN**VN*A*B8*L-1', 'SN1**10*EA']],
    ["the seller's lot of the LIN", ['HL*2*1*I', 'LIN**VN*A*SL*L-1', 'SN1**10*EA']],
    ['a further LIN of the level', ['HL*2*1*I', 'LIN**VN*A', 'LIN**LT*L-1', 'SN1**10*EA']],
    ['REF LT', ['HL*2*1*I', 'LIN**VN*A', 'SN1**10*EA', 'REF*LT*L-1']],
    ['REF BT', ['HL*2*1*I', 'LIN**VN*A', 'SN1**10*EA', 'REF*BT*L-1']],
    ['REF LT before REF BT', ['HL*2*1*I', 'LIN**VN*A', 'SN1**10*EA', 'REF*BT*B-9', 'REF*LT*L-1']],
    ['the LIN before REF', ['HL*2*1*I', 'LIN**VN*A*LT*L-1', 'SN1**10*EA', 'REF*LT*OTHER']],
    ['REF behind other segments', ['HL*2*1*I', 'LIN**VN*A', 'SN1**10*EA', 'DTM*036*20280101', 'N1*ST*X', 'REF*LT*L-1']],
    ['REF of the one CLD loop', ['HL*2*1*I', 'LIN**VN*A', 'SN1**10*EA', 'CLD*1*10', 'REF*LT*L-1']],
    ['a pack with LIN and lot', ['HL*2*1*P', 'MAN*GM*00006141410000100016', 'LIN**UK*10614141020017*LT*L-1', 'SN1**10*EA']],
  ])('reads %s', (_, levels) => {
    expect(told(linesOf([...SHIPMENT, ...levels])).map(([quantity, unit, lot]) => [quantity, unit, lot])).toEqual([['10', 'EA', 'L-1']]);
    expect(codes([...SHIPMENT, ...levels]).filter((code) => !code.includes('DIGIT'))).toEqual([]);
  });

  it.each(['ZZ', 'UT', 'P'])('reads lot levels of code %s with quantities of their own', (level) => {
    const body = [
      ...SHIPMENT,
      'HL*2*1*I',
      'LIN**VN*A',
      'SN1**50*CA',
      `HL*3*2*${level}`,
      'LIN**LT*L-1',
      'SN1**5*CA',
      `HL*4*2*${level}`,
      'REF*LT*L-2',
      'SN1**45*CA',
    ];
    expect(told(linesOf(body))).toEqual([
      ['5', 'CA', 'L-1', '1>2>3'],
      ['45', 'CA', 'L-2', '1>2>4'],
    ]);
    expect(codes(body)).toEqual([]);
  });

  it('reads a lot level without quantity as the lot of the whole item', () => {
    expect(told(linesOf([...anItem(), 'HL*3*2*ZZ', 'LIN**LT*L-1']))).toEqual([['10', 'EA', 'L-1', '1>2']]);
  });

  it('reads CLD loops as lots where they add up', () => {
    const body = anItem('CLD*2*3', 'REF*LT*L-1', 'CLD*1*4', 'REF*LT*L-2');
    expect(told(linesOf(body))).toEqual([
      ['6', 'EA', 'L-1', '1>2'],
      ['4', 'EA', 'L-2', '1>2'],
    ]);
    expect(codes(body)).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ['two REF LT', anItem('REF*LT*L-1', 'REF*LT*L-2')],
    ['CLD loops that do not add up', anItem('CLD*2*3', 'REF*LT*L-1', 'CLD*1*5', 'REF*LT*L-2')],
    ['two lot levels without quantity', [...anItem(), 'HL*3*2*ZZ', 'LIN**LT*L-1', 'HL*4*2*ZZ', 'LIN**LT*L-2']],
  ])('invents no split: %s are held', (_, body) => {
    expect(codes(body)).toEqual(['hold LOT_AMBIGUOUS']);
    expect(told(linesOf(body))).toEqual([['10', 'EA', null, '1>2']]);
  });

  it('holds lots that do not add up to their item', () => {
    expect(codes([...anItem(), 'HL*3*2*ZZ', 'LIN**LT*L-1', 'SN1**9*EA'])).toEqual(['hold LOT_SUM']);
  });

  it('takes REF LS and lots of pallets only from partners who say so', () => {
    const automotive = ediProfileSchema.parse({
      lotRules: [
        { place: 'REF', qualifiers: ['LS'] },
        { place: 'ANCESTOR_REF', qualifiers: ['LS'], levels: ['T'] },
      ],
    });
    const body = [
      ...SHIPMENT,
      'HL*2*1*T',
      'REF*LS*T-1',
      'HL*3*2*I',
      'LIN**BP*A',
      'SN1**10*PC',
      'HL*4*2*I',
      'LIN**BP*B',
      'SN1**1*PC',
      'REF*LS*S-1',
    ];
    expect(linesOf(body).map((line) => line.lot?.value)).toEqual([undefined, undefined]);
    expect(linesOf(body, automotive).map((line) => line.lot?.value)).toEqual(['T-1', 'S-1']);
  });

  it('takes a lot qualifier that names products elsewhere from a partner who says so', () => {
    const agreed = ediProfileSchema.parse({ lotRules: [{ place: 'LIN', qualifiers: ['VP'] }] });
    const body = [...SHIPMENT, 'HL*2*1*I', 'LIN**UK*10614141000415*VP*L-1', 'SN1**10*EA'];
    expect(linesOf(body).map((line) => line.lot?.value)).toEqual([undefined]);
    expect(linesOf(body, agreed).map((line) => line.lot?.value)).toEqual(['L-1']);
  });

  it('leaves a line without lot to the dock', () => {
    expect(told(linesOf(anItem('REF*LS*SERIAL')))).toEqual([['10', 'EA', null, '1>2']]);
  });

  it('rejects a lot that cannot be kept as written', () => {
    expect(codes(anItem(`REF*LT*${'x'.repeat(51)}`))).toContain('reject ELEMENT_CRITICAL');
    expect(codes([...SHIPMENT, 'HL*2*1*I', `LIN**VN*A*LT*${'x'.repeat(51)}`, 'SN1**10*EA'])).toEqual(['reject LOT_NUMBER_TOO_LONG']);
    expect(codes(anItem('REF*LT*L\x07'))).toEqual(['reject ELEMENT_CRITICAL']);
  });

  it('says where the lot stands', () => {
    const bytes = anInterchange({ body: [...SHIPMENT, 'HL*2*1*I', 'LIN**VN*A*LT*L-1', 'SN1**10*EA'] });
    const at = readOne(bytes).set.notice?.lines[0]?.lot?.at;
    expect(at).toMatchObject({ segment: 7, tag: 'LIN', element: 5, hl: '2' });
    expect(bytes.toString().slice(at?.byte, (at?.byte ?? 0) + 3)).toBe('L-1');
  });
});

describe('finding dates', () => {
  it.each<[string, readonly string[], string | undefined]>([
    ['DTM 036', anItem('DTM*036*20280131'), '2028-01-31'],
    ['DTM 208', anItem('DTM*208*20280131'), '2028-01-31'],
    ['DTM 511', anItem('DTM*511*20280131'), '2028-01-31'],
    ['DTM 036 before 511', anItem('DTM*511*20280201', 'DTM*036*20280131'), '2028-01-31'],
    ['REF EXP', anItem('REF*EXP*20280131'), '2028-01-31'],
    ['REF EXP with hyphens', anItem('REF*EXP*2028-01-31'), '2028-01-31'],
    ['six digits', anItem('DTM*036*280131'), '2028-01-31'],
    ['a leap day', anItem('DTM*036*20280229'), '2028-02-29'],
    ['DTM05 and DTM06', anItem('DTM*036****D8*20280131'), '2028-01-31'],
    ['the header', ['BSN*00*S1*20270115*0830', 'DTM*036*20280131', ...anItem().slice(1)], '2028-01-31'],
    ['the item before the header', ['BSN*00*S1*20270115*0830', 'DTM*036*20290101', ...anItem('DTM*036*20280131').slice(1)], '2028-01-31'],
    ['never DTM 361', anItem('DTM*361*20280131'), undefined],
    ['never YNQ', anItem('YNQ**Y*036*20280131'), undefined],
    ['never the ship date', anItem('DTM*011*20280131'), undefined],
  ])('reads the expiry: %s', (_, body, expiresOn) => {
    expect(linesOf(body).map((line) => line.expiresOn?.value)).toEqual([expiresOn]);
  });

  it('reads manufacture and packing dates', () => {
    const [line] = linesOf(anItem('DTM*405*20270101', 'DTM*510*20270102'));
    expect([line?.manufacturedOn?.value, line?.packedOn?.value, line?.expiresOn]).toEqual(['2027-01-01', '2027-01-02', undefined]);
    expect(linesOf(anItem('DTM*405*20270103', 'DTM*094*20270101'))[0]?.manufacturedOn?.value).toBe('2027-01-01');
  });

  it.each([
    ['DTM*036*20261332', 'reject ELEMENT_CRITICAL'],
    ['DTM*036*20270229', 'reject ELEMENT_CRITICAL'],
    ['DTM*405*200', 'reject ELEMENT_CRITICAL'],
    ['REF*EXP*soon', 'reject ELEMENT_CRITICAL'],
    ['DTM*011*200', 'warn ELEMENT_OTHER'],
    ['DTM*361*200', 'warn ELEMENT_OTHER'],
  ])('%s is %s, AK4 code 8 at element 2', (segment, code) => {
    const { issues } = readOne(anInterchange({ body: anItem(segment) }));
    expect(codesOf(issues)).toEqual([code]);
    expect(issues[0]?.ack).toMatchObject({ level: 'element', tag: segment.slice(0, 3), segmentInSet: 7, element: 2, code: '8' });
  });
});

describe('reading quantities', () => {
  it.each([
    ['10', '10'],
    ['0010', '10'],
    ['+10', '10'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['12.50', '12.5'],
    [' 7 ', '7'],
    ['1000.0000000', '1000'],
  ])('reads %s as %s', (written, quantity) => {
    expect(linesOf([...SHIPMENT, 'HL*2*1*I', 'LIN**VN*A', `SN1**${written}*EA`]).map((line) => line.quantity.value)).toEqual([quantity]);
  });

  it.each(['abc', '-1', '0', '0.0', '1e400', '1,5', '9'.repeat(400), '0.0000001', '1 0', ''])('rejects "%s" with its place', (written) => {
    const { issues, rejected, set } = readOne(anInterchange({ body: [...SHIPMENT, 'HL*2*1*I', 'LIN**VN*A', `SN1**${written}*EA`] }));
    expect(rejected).toBe(true);
    expect(set.notice?.lines).toEqual([]);
    expect(issues.filter(({ severity }) => severity === 'reject')).toEqual([
      expect.objectContaining({ at: expect.objectContaining({ segment: 8, tag: 'SN1', element: 2 }) as unknown }),
    ]);
    expect(['6', '5', '1']).toContain(issues[0]?.ack?.code);
  });

  it.each<[string, readonly string[], string]>([
    ['no SN1', [...SHIPMENT, 'HL*2*1*I', 'LIN**VN*A'], 'reject SN1_MISSING'],
    ['two SN1', anItem('SN1**5*EA'), 'reject SN1_REPEATED'],
    ['no unit', [...SHIPMENT, 'HL*2*1*I', 'LIN**VN*A', 'SN1**5'], 'reject ELEMENT_CRITICAL'],
    ['no item', [...SHIPMENT, 'HL*2*1*O', 'PRF*1'], 'reject LIN_MISSING'],
    ['no HL', ['BSN*00*S1*20270115*0830'], 'reject HL_MISSING'],
    ['no BSN', ['HL*1**S', ...anItem().slice(2)], 'reject BSN_MISSING'],
    ['an item before the first HL', ['BSN*00*S1*20270115*0830', 'LIN**VN*B', ...anItem().slice(1)], 'reject SEGMENT_MISPLACED'],
  ])('%s is %s', (_, body, code) => {
    expect(codes(body)).toEqual([code]);
  });
});
