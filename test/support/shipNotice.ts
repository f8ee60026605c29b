/** What an ACME ship notice of a test says; only what matters is given. */
export interface ShipNoticeText {
  readonly isa13?: number;
  readonly shipment?: string;
  readonly lines?: readonly ShipNoticeLineText[];
  readonly sender?: string;
  readonly usage?: 'P' | 'T';
  /** ISA14. */
  readonly wantsTa1?: boolean;
  /** DTM*017, YYYYMMDD. */
  readonly arrivesOn?: string;
  /** Our code of the site it goes to. */
  readonly shipTo?: string;
}

export interface ShipNoticeLineText {
  readonly code?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly lot?: string;
}

/** One interchange with one 856 of one shipment, one order and its items. */
export function aShipNotice(notice: ShipNoticeText = {}): string {
  return anInterchange(notice, [aSet(notice)]);
}

/** One interchange, one group, a set for each notice. */
export function severalShipNotices(notices: readonly ShipNoticeText[], isa13 = 1): string {
  return anInterchange(
    { isa13 },
    notices.map((notice, index) => aSet(notice, index + 1)),
  );
}

function anInterchange(
  { isa13 = 1, sender = 'ACMESUPPLY', usage = 'P', wantsTa1 = false }: ShipNoticeText,
  sets: readonly string[],
): string {
  const number = String(isa13).padStart(9, '0');
  return [
    `ISA*00*          *00*          *ZZ*${sender.padEnd(15)}*ZZ*LOTGRAPH       *261122*0800*^*00501*${number}*${wantsTa1 ? 1 : 0}*${usage}*>~`,
    `GS*SH*${sender}*LOTGRAPH*20261122*0800*${isa13}*X*005010~`,
    ...sets,
    `GE*${sets.length}*${isa13}~IEA*1*${number}~`,
  ].join('');
}

function aSet({ shipment = 'ASN-1', lines = [{}], arrivesOn, shipTo }: ShipNoticeText, number = 1): string {
  const control = String(number).padStart(4, '0');
  const items = lines.flatMap(({ code = 'VN*A-1', quantity = '10', unit = 'EA', lot = 'L1' }, index) => [
    `HL*${index + 3}*2*I~`,
    `LIN*${index + 1}*${code}${lot === '' ? '' : `*LT*${lot}`}~`,
    `SN1*${index + 1}*${quantity}*${unit}~`,
  ]);
  const body = [
    `ST*856*${control}~`,
    `BSN*00*${shipment}*20261122*0800*0004~`,
    ...(arrivesOn === undefined ? [] : [`DTM*017*${arrivesOn}~`]),
    'HL*1**S~',
    ...(shipTo === undefined ? [] : [`N1*ST**92*${shipTo}~`]),
    'HL*2*1*O~',
    'PRF*PO-1~',
    ...items,
    `CTT*${lines.length + 2}~`,
  ];
  return [...body, `SE*${body.length + 1}*${control}~`].join('');
}
