import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordInboundShipment } from '../../src/commands/receiving/recordInboundShipment.js';
import { quantity } from '../../src/domain/shared/quantity.js';
import { decodeTypeId } from '../../src/platform/ids.js';
import { openDoor, type Answer, type Door } from '../support/door.js';
import type { Tenant } from '../support/tenant.js';

const FNC1 = '\u001d';
const PIECE = '09506000134352';
const CASE = '19506000134359';
const GLN = '0614141000012';
const PALLET = '006141411234567890';
const PACKAGE = '106141411234567897';

const SCAN = `query ($text: String!) { scan(text: $text) { form symbology elements { ai title value offset date decimal unit }
  problems { code ai offset seen expected } sscc gtin lotNumber expiresOn
  item { sku } packLevel { unit } quantity { value unit } lots { lotNumber supplier { code } }
  handlingUnit { code kind parent { code } stock { onHand { value } bin { code } lot { lotNumber } } }
  announcedIn { shipmentNumber lines { handlingUnit supplierLotNumber } } site { code } bin { code } shipTo { code } } }`;

let door: Door;
let tenant: Tenant;
let administrator: string;
let itemId: string;
let siteId: string;
let binId: string;
const suppliers: Record<string, string> = {};

beforeAll(async () => {
  door = await openDoor();
  tenant = await door.aTenant();
  administrator = await tenant.aKey();
  const packLevels = [
    { unit: 'EA', gtin: PIECE, numerator: 1 },
    { unit: 'CS', gtin: CASE, numerator: 12 },
  ];
  itemId = await make('defineItem', 'item', { sku: 'MILK', name: 'Milk', baseUnit: 'EA', packLevels });
  siteId = await make('defineSite', 'site', { code: 'MAIN', name: 'Main', timeZone: 'UTC', legalEntityCode: 'MAIN', gln: GLN });
  binId = await make('defineBin', 'bin', { siteId, code: 'A-01-01' });
  for (const code of ['NORTH', 'SOUTH'])
    suppliers[code] = await make('definePartner', 'partner', { code, name: code, roles: ['SUPPLIER'] });
  await receive('NORTH', { supplierLotNumber: 'L-1', quantity: { value: '24' } });
  await receive('SOUTH', { supplierLotNumber: 'l 1', quantity: { value: '12' }, handlingUnit: 'PLATE-7' });
  await receive('SOUTH', { supplierLotNumber: 'ONLY', quantity: { value: '6' } });
  await receiveNested();
}, 60_000);
afterAll(() => door.close());

async function receive(supplier: string, line: object): Promise<string> {
  const lines = [{ itemId, binId, expiresOn: '2027-12-31', ...line }];
  return await make('receiveGoods', 'lots', { siteId, supplierId: suppliers[supplier], lines, idempotencyKey: randomUUID() });
}

/** A pallet with a package on it, announced and received. */
async function receiveNested(): Promise<void> {
  const input = {
    supplierId: await internal('trading_partner', suppliers['NORTH']!),
    shipmentNumber: 'ASN-1',
    purpose: '00',
    siteId: await internal('site', siteId),
    handlingUnits: [
      { code: PALLET, kind: 'PALLET' as const },
      { code: PACKAGE, kind: 'PACKAGE' as const, parentCode: PALLET },
    ],
    lines: [
      {
        lineNumber: 1,
        itemId: await internal('item', itemId),
        quantity: quantity('10'),
        announcedQuantity: '10',
        announcedUnit: 'EA',
        supplierLotNumber: 'ASN-LOT',
        handlingUnit: PACKAGE,
        hlPath: ['1'],
      },
    ],
  };
  const actor = { tenantId: tenant.tenantId, principalId: tenant.administrator };
  const [outcome] = await door.executor.execute(recordInboundShipment, { actor }, [{ key: randomUUID(), input }]);
  if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome));
  const { data } = await door.ask(administrator, '{ inboundShipments { nodes { lines { id } } } }');
  const [shipment] = (data as unknown as { inboundShipments: { nodes: { lines: { id: string }[] }[] } }).inboundShipments.nodes;
  const lines = [{ inboundShipmentLineId: shipment!.lines[0]!.id, binId, quantity: { value: '10' } }];
  await make('receiveGoods', 'lots', { inboundShipmentId: outcome.value.inboundShipmentId, lines, idempotencyKey: randomUUID() });
}

const scan = async (text: string, key = administrator, document = SCAN): Promise<Record<string, unknown>> => {
  const { data, errors } = await door.ask(key, document, { text });
  expect(errors).toEqual([]);
  return data['scan'] as unknown as Record<string, unknown>;
};

describe('scanning a label', () => {
  it('tells what it says, and the lot it names', async () => {
    expect(await scan(`]d201${CASE}17271231${'10'}ONLY`)).toEqual({
      form: 'ELEMENT_STRING',
      symbology: ']d2',
      elements: [
        { ai: '01', title: 'GTIN', value: CASE, offset: 5, date: null, decimal: null, unit: null },
        { ai: '17', title: 'USE BY or EXPIRY', value: '271231', offset: 21, date: '2027-12-31', decimal: null, unit: null },
        { ai: '10', title: 'BATCH/LOT', value: 'ONLY', offset: 29, date: null, decimal: null, unit: null },
      ],
      problems: [],
      sscc: null,
      gtin: CASE,
      lotNumber: 'ONLY',
      expiresOn: '2027-12-31',
      item: { sku: 'MILK' },
      packLevel: { unit: 'CS' },
      quantity: { value: '12', unit: 'EA' },
      lots: [{ lotNumber: 'ONLY', supplier: { code: 'SOUTH' } }],
      handlingUnit: null,
      announcedIn: [],
      site: null,
      bin: null,
      shipTo: null,
    });
  });

  it('tells every lot that bears the number, whoever made it and however it is written', async () => {
    const { lots } = await scan(`https://id.gs1.org/01/${PIECE}/10/L1`);
    expect(lots).toEqual([
      { lotNumber: 'L-1', supplier: { code: 'NORTH' } },
      { lotNumber: 'l 1', supplier: { code: 'SOUTH' } },
    ]);
  });

  it('finds the pallet, what it stands on, what is in it, and who announced it', async () => {
    expect(await scan(`]C100${PACKAGE}02${CASE}${'37'}40`)).toMatchObject({
      sscc: PACKAGE,
      quantity: { value: '480' },
      handlingUnit: {
        code: PACKAGE,
        kind: 'PACKAGE',
        parent: { code: PALLET },
        stock: [{ onHand: { value: '10' }, bin: { code: 'A-01-01' }, lot: { lotNumber: 'ASN-LOT' } }],
      },
      announcedIn: [{ shipmentNumber: 'ASN-1', lines: [{ handlingUnit: PACKAGE, supplierLotNumber: 'ASN-LOT' }] }],
    });
    expect(await scan(PALLET)).toMatchObject({ form: 'KEY', announcedIn: [{ shipmentNumber: 'ASN-1' }] });
  });

  it('finds a licence plate, though it is no text of GS1', async () => {
    expect(await scan('PLATE-7')).toMatchObject({ form: 'OTHER', problems: [{ code: 'NOT_GS1' }], handlingUnit: { code: 'PLATE-7' } });
  });

  it('finds the site and the bin that a place label names, and where goods shall go', async () => {
    expect(await scan(`]C1414${GLN}254A-01-01`)).toMatchObject({ site: { code: 'MAIN' }, bin: { code: 'A-01-01' }, shipTo: null });
    expect(await scan(`]C1414${GLN}254B-09`)).toMatchObject({ site: { code: 'MAIN' }, bin: null });
    expect(await scan(`]C1410${GLN}00${PALLET}`)).toMatchObject({ site: null, shipTo: { code: 'MAIN' } });
  });

  it('names nothing where nothing is ours', async () => {
    const nothing = { item: null, packLevel: null, quantity: null, lots: [], handlingUnit: null, announcedIn: [], site: null, bin: null };
    expect(await scan(`]C10109521234543213${'10'}L-1`)).toMatchObject({ problems: [], ...nothing });
  });

  it('names nothing by half a label, and says where each fault is', async () => {
    expect(await scan(`]C101${PIECE}17270231${'10'}L-1${FNC1}99${'x'.repeat(91)}`)).toMatchObject({
      problems: [
        { code: 'DATE_INVALID', ai: '17', offset: 21, seen: '270231' },
        { code: 'VALUE_TOO_LONG', ai: '99', offset: 35, seen: 'x'.repeat(60) },
      ],
      gtin: null,
      item: null,
      lots: [],
    });
  });
});

describe('a partner that scans', () => {
  const LOTS = 'query ($text: String!) { scan(text: $text) { item { sku } lots { lotNumber } } }';
  const aKey = async (code: string) =>
    await tenant.aKey({ role: 'supplier', partnerId: await internal('trading_partner', suppliers[code]!) });

  it('finds its own lot where others bear the same number', async () => {
    expect(await scan(`(01)${PIECE}(10)L1`, await aKey('NORTH'), LOTS)).toEqual({ item: { sku: 'MILK' }, lots: [{ lotNumber: 'L-1' }] });
    expect(await scan(`(01)${PIECE}(10)L1`, await aKey('SOUTH'), LOTS)).toEqual({ item: { sku: 'MILK' }, lots: [{ lotNumber: 'l 1' }] });
    expect(await scan(`(01)${PIECE}(10)ONLY`, await aKey('NORTH'), LOTS)).toMatchObject({ lots: [] });
  });

  it('is not told where goods lie', async () => {
    const answer = await door.ask(await aKey('NORTH'), `{ scan(text: "PLATE-7") { handlingUnit { code } } }`);
    expect(codes(answer)).toEqual(['FORBIDDEN']);
  });
});

describe('naming a lot by its label', () => {
  const LOT = 'query ($ref: LotRef!) { lot(ref: $ref) { lotNumber } lotAvailability(ref: $ref) { onHand { value } } }';
  const TRACE = `query ($ref: LotRef!) { trace(start: { lot: $ref }, direction: BOTH) { complete } }`;
  const one = `]C101${CASE}${'10'}ONLY`;

  it.each([
    ['by what the scanner sent', { gs1: one }],
    ['by what is printed', { gs1: `(01)${PIECE}(10)only` }],
    ['by a link', { digitalLink: `https://example.com/01/${PIECE}/10/ONLY` }],
  ])('%s', async (_how, ref) => {
    const { data, errors } = await door.ask(administrator, LOT, { ref });
    expect([errors, data]).toEqual([[], { lot: { lotNumber: 'ONLY' }, lotAvailability: [{ onHand: { value: '6' } }] }]);
    expect((await door.ask(administrator, TRACE, { ref })).data).toEqual({ trace: { complete: true } });
  });

  it('finds none where none bears it', async () => {
    const ref = { gs1: `(01)${PIECE}(10)OTHER` };
    expect((await door.ask(administrator, LOT, { ref })).data).toEqual({ lot: null, lotAvailability: null });
    expect((await door.ask(administrator, TRACE, { ref })).data).toEqual({ trace: null });
  });

  it('does not guess between two: it names both', async () => {
    const answer = await door.ask(administrator, 'query ($ref: LotRef!) { lot(ref: $ref) { id } }', { ref: { gs1: `(01)${PIECE}(10)L1` } });
    const { data } = await door.ask(administrator, `{ lots(filter: { supplierLotNumber: { equals: "L1" } }) { nodes { id } } }`);
    const ids = (data as unknown as { lots: { nodes: { id: string }[] } }).lots.nodes.map(({ id }) => id);
    expect([codes(answer), ids.length]).toEqual([['BAD_USER_INPUT'], 2]);
    for (const id of ids) expect(answer.errors[0]!.message).toContain(id);
  });

  it.each([
    ['a wrong digit', { gs1: `]C10109506000134353${'10'}ONLY` }],
    ['no lot number', { gs1: `]C101${PIECE}` }],
    ['no GTIN', { gs1: '(10)ONLY' }],
    ['no link', { digitalLink: one }],
  ])('says that it cannot: %s', async (_what, ref) => {
    expect(codes(await door.ask(administrator, 'query ($ref: LotRef!) { lot(ref: $ref) { id } }', { ref }))).toEqual(['BAD_USER_INPUT']);
  });
});

const codes = ({ errors }: Answer): readonly unknown[] => errors.map(({ extensions }) => extensions['code']);

async function internal(table: string, id: string): Promise<number> {
  const { rows } = await door.owner.query(`select id from ${table} where tenant_id = $1 and public_id = $2`, [
    tenant.tenantId,
    decodeTypeId(id)!.uuid,
  ]);
  return Number(rows[0].id);
}

/** The id of what a mutation made, which must succeed. */
async function make(mutation: string, noun: string, input: object): Promise<string> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { made: ${mutation}(input: $input) { value: ${noun} { id } userErrors { code message } } }`;
  const { data, errors } = await door.ask(administrator, query, { input });
  const made = data?.['made'] as unknown as { value: { id: string } | { id: string }[] | null; userErrors: unknown[] } | undefined;
  expect([mutation, errors, made?.userErrors]).toEqual([mutation, [], []]);
  return [made!.value!].flat()[0]!.id;
}
