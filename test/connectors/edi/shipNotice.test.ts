import { contentText } from '../../../connectors/edi/documents/shipNotice856/content.js';
import type { ShipNoticeLine } from '../../../connectors/edi/documents/shipNotice856/shipNotice.js';
import { decodeEdi } from '../../../connectors/edi/decodeEdi.js';
import { defaultEdiProfile } from '../../../connectors/edi/profile.js';
import { anInterchange, anItem, codesOf, message, readOne, sample } from './messages.js';

const SHIPMENT = ['BSN*00*S1*20270115*0830', 'HL*1**S'];

const linesOf = (body: readonly string[]): readonly ShipNoticeLine[] => readOne(anInterchange({ body })).set.notice?.lines ?? [];
const told = (lines: readonly ShipNoticeLine[]) =>
  lines.map((line) => [line.quantity.value, line.unit.value, line.lot?.value ?? null, line.hlPath.join('>')]);
const codes = (body: readonly string[]) => codesOf(readOne(anInterchange({ body })).issues);

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

  it.each([
    ['from 1 on', ['1', '2', '3']],
    ['in tens', ['10', '20', '30']],
    ['backwards', ['3', '2', '1']],
    ['from 0 on', ['0', '1', '2']],
    ['with letters', ['S', 'O1', '3']],
    ['padded', ['01', '002', '3']],
  ])('finds parents by levels numbered %s', (_, [shipment = '', order = '', item = '']) => {
    const body = ['BSN*00*S1*20270115*0830', `HL*${shipment}**S`, `HL*${order}*${shipment}*O`, 'PRF*PO1'];
    const { issues, set } = readOne(anInterchange({ body: [...body, `HL*${item}*${order}*I`, 'LIN**VN*A', 'SN1**1*EA'] }));
    expect(issues).toEqual([]);
    expect(set.notice?.lines.map((line) => [line.purchaseOrderNumber?.value, line.hlPath.length])).toEqual([['PO1', 3]]);
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
