import { checkDigit } from '../../src/domain/shared/identifiers.js';

/** One pallet a set, four packs on it, eight item lines in them: about 150 segments, the usual size of an ASN. */
const PACKS = 4;
const ITEMS_IN_PACK = 8;

export interface GeneratedFile {
  readonly bytes: Buffer;
  readonly sets: number;
  readonly lines: number;
}

/** At least `size` bytes of S-O-T-P-I ship notices in one interchange, every line with lot, expiry and SSCC, envelopes and totals right. */
export function generatedShipNotices(size: number): GeneratedFile {
  const chunks: Buffer[] = [Buffer.from(opening())];
  let bytes = 0;
  let sets = 0;
  while (bytes < size) {
    sets += 1;
    const chunk = Buffer.from(transactionSet(sets));
    chunks.push(chunk);
    bytes += chunk.length;
  }
  chunks.push(Buffer.from(`GE*${sets}*1~IEA*1*000000001~`));
  return { bytes: Buffer.concat(chunks), sets, lines: sets * PACKS * ITEMS_IN_PACK };
}

function opening(): string {
  const isa = 'ISA*00*          *00*          *ZZ*ACMESUPPLY     *ZZ*LOTGRAPH       *270115*0830*U*00501*000000001*0*P*>~';
  return `${isa}GS*SH*ACMESUPPLY*LOTGRAPH*20270115*0830*1*X*005010~`;
}

function transactionSet(number: number): string {
  const control = String(number).padStart(9, '0');
  const body = [`ST*856*${control}`, `BSN*00*ASN${control}*20270115*0830*0001`, ...shipment(number)];
  const levels = body.filter((segment) => segment.startsWith('HL*')).length;
  body.push(`CTT*${levels}*${PACKS * ITEMS_IN_PACK * 12}`);
  return [...body, `SE*${body.length + 1}*${control}`, ''].join('~');
}

function shipment(number: number): readonly string[] {
  return [
    ...[
      'HL*1**S',
      'TD1*CTN25*4****G*482.5*LB',
      'TD5*B*2*ACMF*M*ACME FREIGHT',
      `REF*BM*BOL${number}`,
      'DTM*011*20270115',
      'DTM*017*20270117',
    ],
    ...['N1*SF*ACME SUPPLY CO*UL*0614141000005', 'N3*100 HARBOUR ROAD', 'N4*OAKLAND*CA*94607'],
    ...['N1*ST*NORTH WAREHOUSE*UL*0614141999996', 'N3*8 DOCK STREET', 'N4*RENO*NV*89501'],
    ...['HL*2*1*O', `PRF*45${String(number).padStart(8, '0')}***20270110`, 'HL*3*2*T', `MAN*GM*00${sscc(number * 10)}`],
    ...Array.from({ length: PACKS }, (_, pack) => packed(number, pack)).flat(),
  ];
}

function packed(number: number, pack: number): readonly string[] {
  const hl = 4 + pack * (ITEMS_IN_PACK + 1);
  const items = Array.from({ length: ITEMS_IN_PACK }, (_, item) => [
    `HL*${hl + item + 1}*${hl}*I`,
    `LIN*${item + 1}*UK*${gtin(item)}*VN*ACME-${1001 + item}*LT*L${number}-${pack}-${item}`,
    'SN1**12*EA',
    'PID*F****FROZEN PEAS 1 KG BAG',
    `DTM*036*2028${String((item % 12) + 1).padStart(2, '0')}15`,
  ]);
  return [`HL*${hl}*3*P`, `MAN*GM*00${sscc(number * 10 + pack + 1)}`, ...items.flat()];
}

function sscc(serial: number): string {
  const body = `00614141${String(serial).padStart(9, '0')}`;
  return body + checkDigit(body);
}

function gtin(item: number): string {
  const body = `1061414100${String(item).padStart(3, '0')}`;
  return body + checkDigit(body);
}
