import { ediProfileSchema } from '../../../connectors/edi/profile.js';
import type { ShipNoticeLine } from '../../../connectors/edi/documents/shipNotice856/shipNotice.js';
import { contentText } from '../../../connectors/edi/documents/shipNotice856/content.js';
import { anInterchange, anItem, codesOf, message, readOne, sample } from './messages.js';
import { decodeEdi } from '../../../connectors/edi/decodeEdi.js';
import { defaultEdiProfile } from '../../../connectors/edi/profile.js';

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

describe('walking the levels of a shipment', () => {
  it('reads S-O-T-P-I with pack, pallet and order', () => {
    const lines = readOne(sample('acme-856.edi')).set.notice?.lines ?? [];
    expect(lines).toHaveLength(12);
    expect(lines[4]).toMatchObject({
      quantity: { value: '120' },
      unit: { value: 'EA' },
      lot: { value: 'SB-2612-07' },
      expiresOn: { value: '2027-06-30' },
      handlingUnit: { code: '006141410000010059', kind: 'PACKAGE', parentCode: '006141410000010042' },
      purchaseOrderNumber: { value: '4500012345' },
      hlPath: ['1', '2', '10', '11', '12'],
    });
  });

  it('reads S-O-T-P with lot levels', () => {
    const { set, issues } = readOne(message('lot-levels.edi'));
    expect(codesOf(issues)).toEqual([]);
    expect(set.notice).toMatchObject({
      shipmentNumber: { value: 'GF-556' },
      carrierCode: { value: 'GFTL' },
      shipTo: { qualifier: 'UL', code: '0614141999996' },
      shippedOn: { value: '2027-02-03' },
    });
    expect(told(set.notice?.lines ?? [])).toEqual([
      ['20', 'CA', 'R-0001', '1>2>3>4>5'],
      ['30', 'CA', 'R-0002', '1>2>3>4>6'],
    ]);
    expect(
      set.notice?.lines.map((line) => [line.packedOn?.value, line.countryOfOrigin?.value, line.lotSource?.value, line.handlingUnit?.code]),
    ).toEqual([
      ['2027-02-01', 'US-CA', 'RADISH FIELD 7', '006141419999999994'],
      ['2027-02-02', 'US-CA', 'RADISH FIELD 8', '006141419999999994'],
    ]);
  });

  it('reads S-O-I-P without inventing what is in which pack', () => {
    const { set } = readOne(message('packs-below-items.edi'));
    expect(set.notice?.lines.map((line) => [line.quantity.value, line.lot?.value, line.handlingUnit?.code])).toEqual([
      ['500', 'B77', undefined],
      ['250', 'N12', '006141410000100033'],
    ]);
    expect(set.notice?.handlingUnits).toHaveLength(3);
  });

  it('does not add the quantities of packs to the quantity of their item', () => {
    const [, second] = decodeEdi(message('packs-below-items.edi'), defaultEdiProfile).interchanges[0]?.groups[0]?.sets ?? [];
    expect(told(second?.notice?.lines ?? [])).toEqual([['176', 'PC', null, '1>2>3']]);
  });

  it('takes the quantities of packs where the item has none', () => {
    expect(told(linesOf([...SHIPMENT, 'HL*2*1*I', 'LIN**VN*A*LT*L', 'HL*3*2*P', 'SN1**76*PC', 'HL*4*2*P', 'SN1**100*PC']))).toEqual([
      ['76', 'PC', 'L', '1>2>3'],
      ['100', 'PC', 'L', '1>2>4'],
    ]);
  });

  it('takes the items of a pack that repeats their product', () => {
    expect(told(linesOf([...SHIPMENT, 'HL*2*1*P', 'LIN**UK*A', 'SN1**1*CA', 'HL*3*2*I', 'LIN**UP*B', 'SN1**12*EA']))).toEqual([
      ['12', 'EA', null, '1>2>3'],
    ]);
  });

  it('holds items within items', () => {
    expect(codes([...anItem(), 'HL*3*2*I', 'LIN**VN*B', 'SN1**1*EA'])).toEqual(['hold LINE_NESTED']);
  });

  it('finds parents that HL02 does not name, and says so', () => {
    const body = [
      ...SHIPMENT,
      'HL*2**O',
      'PRF*PO-1',
      'HL*3**I',
      'LIN**VN*A',
      'SN1**1*EA',
      'HL*4**I',
      'LIN**VN*B',
      'SN1**2*EA',
      'HL*5**O',
      'PRF*PO-2',
      'HL*6**I',
      'LIN**VN*C',
      'SN1**3*EA',
    ];
    expect(linesOf(body).map((line) => [line.hlPath.join('>'), line.purchaseOrderNumber?.value])).toEqual([
      ['1>2>3', 'PO-1'],
      ['1>2>4', 'PO-1'],
      ['1>5>6', 'PO-2'],
    ]);
    expect(codes(body)).toEqual(Array.from({ length: 5 }, () => 'warn HL_PARENT_ABSENT'));
  });

  it.each<[string, readonly string[], string]>([
    ['a parent that does not exist', [...SHIPMENT, 'HL*2*9*I', 'LIN**VN*A', 'SN1**1*EA'], 'reject HL_PARENT_UNKNOWN'],
    ['a level that is its own parent', [...SHIPMENT, 'HL*2*2*I', 'LIN**VN*A', 'SN1**1*EA'], 'reject HL_PARENT_UNKNOWN'],
    ['a parent that comes later', [...SHIPMENT, 'HL*2*3*I', 'LIN**VN*A', 'SN1**1*EA', 'HL*3*1*O'], 'reject HL_PARENT_UNKNOWN'],
    ['a level number used twice', [...SHIPMENT, 'HL*1*1*I', 'LIN**VN*A', 'SN1**1*EA'], 'reject HL_ID_DUPLICATE'],
    ['an unknown level', [...SHIPMENT, 'HL*2*1*W', 'LIN**VN*A', 'SN1**1*EA'], 'warn HL_LEVEL_UNKNOWN'],
  ])('%s is %s', (_, body, code) => {
    expect(codes(body)).toEqual([code]);
  });

  it('bounds the depth of levels', () => {
    const deep = Array.from({ length: 500 }, (_, index) => `HL*${index + 2}*${index + 1}*T`);
    expect(codes([...SHIPMENT, ...deep])).toContain('reject HL_TOO_DEEP');
  });

  it.each([
    ['GM', '00006141410000010011', '006141410000010011', []],
    ['GM', '006141410000010011', '006141410000010011', []],
    ['AA', '006141410000010011', '006141410000010011', []],
    ['GM', '00006141410000010012', '006141410000010012', ['warn SSCC_CHECK_DIGIT']],
    ['GM', '1234567890123456', '1234567890123456', ['warn SSCC_CHECK_DIGIT']],
    ['UC', '12345', '12345', []],
  ])('reads MAN %s %s as %s', (mark, raw, code, issues) => {
    const body = [...SHIPMENT, 'HL*2*1*P', `MAN*${mark}*${raw}`, 'HL*3*2*I', 'LIN**VN*A', 'SN1**1*EA'];
    expect(linesOf(body)[0]?.handlingUnit).toMatchObject({ code, raw });
    expect(codes(body)).toEqual(issues);
  });

  it('checks GTINs and totals without stopping the goods', () => {
    expect(codes([...SHIPMENT, 'HL*2*1*I', 'LIN**UP*614141010012', 'SN1**1*EA'])).toEqual(['warn GTIN_CHECK_DIGIT']);
    expect(codes(anItem('CTT*2*10'))).toEqual([]);
    expect(codes(anItem('CTT*1*10'))).toEqual([]);
    expect(codes(anItem('CTT*7*11'))).toEqual(['warn CTT_COUNT', 'warn CTT_HASH_TOTAL']);
  });

  it('finds the planted errors of the broken sample, each with its place', () => {
    const { issues } = readOne(sample('acme-856-broken.edi'));
    expect(issues.map(({ severity, code, at, seen }) => [severity, code, at?.segment, `${at?.tag}${at?.element}`, seen])).toEqual([
      ['reject', 'ELEMENT_CRITICAL', 39, 'DTM2', '20261332'],
      ['reject', 'ELEMENT_CRITICAL', 56, 'SN12', 'abc'],
      ['reject', 'HL_PARENT_UNKNOWN', 77, 'HL2', '99'],
    ]);
  });
});

describe('comparing what two messages say', () => {
  const noticeOf = (bytes: Buffer) => {
    const { notice } = readOne(bytes).set;
    if (notice === undefined) throw new Error('no notice');
    return contentText(notice);
  };

  it('finds a message sent again under new numbers equal, and any other content different', () => {
    expect(sample('acme-856-again.edi').equals(sample('acme-856.edi'))).toBe(true);
    const text = sample('acme-856.edi').toString();
    const again = text.replaceAll('000000041', '000000077').replaceAll('20270118*0642', '20270119*0700').replaceAll('~\n', '!');
    expect(noticeOf(Buffer.from(again))).toBe(noticeOf(Buffer.from(text)));
    for (const [from, to] of [
      ['GY270110', 'GY270111'],
      ['SN1*1*48', 'SN1*1*47'],
      ['20270714', '20270713'],
      ['4500012346', '4500012347'],
    ] as const) {
      expect(noticeOf(Buffer.from(text.replace(from, to)))).not.toBe(noticeOf(Buffer.from(text)));
    }
  });
});
