import type { PartnerLookups } from '../../../connectors/contract/lookups.js';
import { translateShipNotice } from '../../../connectors/edi/documents/shipNotice856/translate.js';
import { defaultEdiProfile, ediProfileSchema } from '../../../connectors/edi/profile.js';
import { formatQuantity } from '../../../src/domain/shared/quantity.js';
import { anInterchange, readOne, sample } from './messages.js';

const ITEMS = ['ACME-1001', 'ACME-1002', 'ACME-1003', 'ACME-1004', 'ACME-1005', 'ACME-1006'];

const lookups: PartnerLookups = {
  partnerId: 7,
  item: (codes) => {
    const index = ITEMS.findIndex((sku) => codes.some(({ qualifier, code }) => qualifier === 'VN' && code === sku));
    return index < 0 ? undefined : { itemId: index + 1, sku: ITEMS[index] ?? '', baseUnit: 'C62', scale: 0 };
  },
  unit: (_itemId, unitCode) =>
    ({ EA: { numerator: 1n, denominator: 1n }, CA: { numerator: 12n, denominator: 1n }, DR: { numerator: 1n, denominator: 8n } })[unitCode],
  site: (qualifier, code) => (qualifier === '92' && code === 'MAIN' ? 3 : undefined),
};

function translated(bytes: Buffer, profile = defaultEdiProfile, with_ = lookups) {
  const { notice } = readOne(bytes, profile).set;
  if (notice === undefined) throw new Error('no notice');
  return translateShipNotice(notice, profile, with_);
}

const items = (...lines: readonly string[]): Buffer => {
  const levels = lines.flatMap((line, index) => [`HL*${index + 2}*1*I`, ...line.split('~')]);
  return anInterchange({ body: ['BSN*00*S1*20270115*0830', 'HL*1**S', 'N1*ST*US*92*MAIN', ...levels] });
};

describe('translating a ship notice', () => {
  it('announces the shipment in our items, units and sites', () => {
    const { intent, issues } = translated(sample('acme-856.edi'));
    expect(issues).toEqual([]);
    expect(intent).toMatchObject({
      supplierId: 7,
      shipmentNumber: 'ACME-ASN-10001',
      purpose: '00',
      shippedOn: '2027-01-18',
      expectedOn: '2027-01-20',
      siteId: 3,
      carrierCode: 'ACMF',
      billOfLading: 'BOL-77811',
    });
    expect(
      intent?.lines.map((line) => [
        line.lineNumber,
        line.itemId,
        formatQuantity(line.quantity),
        `${line.announcedQuantity} ${line.announcedUnit}`,
        line.supplierLotNumber,
      ]),
    ).toEqual([
      [1, 1, '48', '48 EA', 'OM270114A'],
      [2, 1, '48', '48 EA', 'OM270115A'],
      [3, 2, '60', '60 EA', 'GY270110'],
      [4, 2, '36', '36 EA', 'GY270112'],
      [5, 3, '120', '120 EA', 'SB-2612-07'],
      [6, 3, '80', '80 EA', 'SB-2701-01'],
      [7, 4, '120', '10 CA', 'FP26L301'],
      [8, 4, '168', '14 CA', 'FP26L302'],
      [9, 5, '144', '12 CA', 'VI-70021'],
      [10, 5, '144', '12 CA', 'VI-70022'],
      [11, 6, '72', '6 CA', 'SS0108/4'],
      [12, 6, '108', '9 CA', 'SS0109/1'],
    ]);
    expect(intent?.handlingUnits.filter(({ kind }) => kind === 'PALLET')).toHaveLength(3);
    expect(intent?.handlingUnits.find(({ code }) => code === '006141410000010059')).toEqual({
      code: '006141410000010059',
      kind: 'PACKAGE',
      parentCode: '006141410000010042',
    });
  });

  it('tells all that is unknown at once, each once, and announces nothing', () => {
    const bytes = items(
      'LIN**VN*NEW-1~SN1**1*EA',
      'LIN**VN*ACME-1001~SN1**1*XX',
      'LIN**VN*NEW-2~SN1**1*EA',
      'LIN**VN*NEW-1~SN1**2*EA',
      'LIN**VN*ACME-1001~SN1**4*XX',
    );
    const { intent, issues } = translated(bytes);
    expect(intent).toBeUndefined();
    expect(issues.map(({ severity, code, seen, at }) => [severity, code, seen, at?.segment, at?.tag, at?.element])).toEqual([
      ['hold', 'EDI_MAPPING_ITEM_UNKNOWN', 'VN NEW-1', 8, 'LIN', 3],
      ['hold', 'EDI_MAPPING_UNIT_UNKNOWN', 'XX', 12, 'SN1', 3],
      ['hold', 'EDI_MAPPING_ITEM_UNKNOWN', 'VN NEW-2', 14, 'LIN', 3],
    ]);
    expect(issues.every(({ fix }) => fix !== undefined)).toBe(true);
  });

  it('only notes an unknown ship-to', () => {
    const bytes = Buffer.from(items('LIN**VN*ACME-1001~SN1**1*EA').toString().replace('*92*MAIN', '*92*ELSEWHERE'));
    const { intent, issues } = translated(bytes);
    expect(issues.map(({ severity, code }) => [severity, code])).toEqual([['warn', 'EDI_MAPPING_SITE_UNKNOWN']]);
    expect(intent?.siteId).toBeUndefined();
    expect(intent?.lines).toHaveLength(1);
  });

  it.each([
    ['4', 'DR'],
    ['0.5', 'EA'],
  ])('holds %s %s, which is no whole amount of the item', (quantity, unit) => {
    const { intent, issues } = translated(items(`LIN**VN*ACME-1001~SN1**${quantity}*${unit}`));
    expect(issues.map(({ severity, code }) => [severity, code])).toEqual([['hold', 'EDI_MAPPING_QUANTITY_UNFIT']]);
    expect(intent).toBeUndefined();
  });

  it('converts exactly', () => {
    expect(translated(items('LIN**VN*ACME-1001~SN1**16*DR')).intent?.lines[0]?.quantity).toBe(2_000_000n);
  });

  it('holds a line without lot when the partner must name it', () => {
    const bytes = items('LIN**VN*ACME-1001~SN1**1*EA');
    expect(translated(bytes).issues).toEqual([]);
    expect(translated(bytes, ediProfileSchema.parse({ lotRequired: true })).issues.map(({ severity, code }) => [severity, code])).toEqual([
      ['hold', 'LOT_MISSING'],
    ]);
  });
});
