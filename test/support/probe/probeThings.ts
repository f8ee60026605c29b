import type { GraphQLSchema } from 'graphql';
import { recordInboundShipment } from '../../../src/commands/receiving/recordInboundShipment.js';
import { checkDigit } from '../../../src/domain/shared/identifiers.js';
import { ID_PREFIXES } from '../../../src/domain/shared/nouns.js';
import { quantity } from '../../../src/domain/shared/quantity.js';
import { decodeTypeId, encodeTypeId } from '../../../src/platform/ids.js';
import type { Answer, Door } from '../door.js';
import type { Tenant } from '../tenant.js';
import type { Facts } from './facts.js';
import { operationOn, rootFields, type Operation } from './operation.js';

export interface Asking {
  readonly door: Door;
  readonly schema: GraphQLSchema;
}

/** What a mutation answered, each field under `Type__field`. */
export type Made = Readonly<Record<string, unknown>>;

export interface Making {
  make(field: string, input: Readonly<Record<string, unknown>>): Promise<Made>;
  readonly mark: string;
  readonly number: number;
}

let keys = 0;
export const freshKey = (): string => `probe-${(keys += 1)}`;

export function maker({ door, schema }: Asking, key: string): Making['make'] {
  return async (name, input) => {
    const field = rootFields(schema, 'mutation').find((each) => each.name === name)!;
    const withKey = {
      ...input,
      ...(String(field.args[0]!.type).match(/^(Define|CreateApiKey|RevokeApiKey|RotateInboundEndpointSecret|RecordTracking)/)
        ? {}
        : { idempotencyKey: freshKey() }),
    };
    const answer = await run(door, key, operationOn(schema, { kind: 'mutation', field, variables: { input: withKey } }));
    const payload = answer.data?.[name] as Made | null | undefined;
    const type = String(field.type).replace('!', '');
    if (!payload || (payload[`${type}__userErrors`] as unknown[]).length > 0) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return payload;
  };
}

export const run = (door: Door, key: string, { text, variables }: Operation): Promise<Answer> => door.ask(key, text, variables);

/** The id of what a payload field holds: of a list, of its first. */
export function idIn(payload: Made, field: string): string {
  const held = payload[field];
  const one = (Array.isArray(held) ? held[0] : held) as Readonly<Record<string, string>>;
  return Object.entries(one).find(([name]) => name.endsWith('__id'))![1];
}

const gln = (number: number): string => withCheckDigit(`40000000${String(number).padStart(4, '0')}`);
const sscc = (number: number): string => withCheckDigit(`0400000${String(number).padStart(10, '0')}`);
const withCheckDigit = (body: string): string => `${body}${checkDigit(body)}`;

export async function makePlaces({ make, mark, number }: Making) {
  const codes = { siteCode: `${mark}-SITE`, zoneCode: `${mark}-ZONE`, binCode: `${mark}-BIN`, siteGln: gln(number * 10) };
  const zones = [{ code: codes.zoneCode, name: `${mark} zone`, storageType: 'RACK' }];
  const site = idIn(
    await make('defineSite', { code: codes.siteCode, name: `${mark} site`, timeZone: 'UTC', gln: codes.siteGln, zones }),
    'DefineSitePayload__site',
  );
  const aBin = async (code: string, more = {}): Promise<string> =>
    idIn(await make('defineBin', { siteId: site, code, zoneCode: codes.zoneCode, ...more }), 'DefineBinPayload__bin');
  const bin = await aBin(codes.binCode);
  return { ...codes, site, bin, otherBin: await aBin(`${mark}-BIN2`, { parentBinId: bin }) };
}

export type Places = Awaited<ReturnType<typeof makePlaces>>;

export async function makeGoods({ make, mark, number }: Making, _places: Places) {
  const codes = {
    sku: `${mark}-SKU`,
    gtin: withCheckDigit(`0400000${String(number).padStart(6, '0')}`),
    partnerCode: `${mark}-PARTNER`,
    partnerGln: gln(number * 10 + 1),
    isa: `${mark}ISA`,
  };
  const packLevels = [{ unit: 'CS', gtin: codes.gtin, numerator: 12 }];
  const item = idIn(
    await make('defineItem', { sku: codes.sku, name: `${mark} item`, baseUnit: 'KGM', scale: 3, packLevels }),
    'DefineItemPayload__item',
  );
  const partner = idIn(
    await make('definePartner', {
      code: codes.partnerCode,
      name: `${mark} partner`,
      roles: ['SUPPLIER', 'CUSTOMER'],
      identifiers: [
        { scheme: 'GLN', value: codes.partnerGln },
        { scheme: 'ISA', qualifier: 'ZZ', value: codes.isa },
      ],
      locations: [{ code: `${mark}-PLACE`, name: `${mark} place` }],
      itemCodes: [{ qualifier: 'VN', code: `${mark}-VN`, item: { id: item } }],
      unitCodes: [{ code: 'CA', numerator: 12, item: { id: item } }],
      profile: { connector: 'edi', body: {} },
    }),
    'DefinePartnerPayload__partner',
  );
  return { ...codes, item, partner };
}

export type Goods = Places & Awaited<ReturnType<typeof makeGoods>>;

/** A bought lot with expiry, one of our own made from it, holds of every scope, one of them released. */
export async function makeStock({ make, mark, number }: Making, { site, bin, otherBin, item, partner, ...goods }: Goods) {
  const codes = { lotNumber: `${mark}-LOT`, sscc: `${mark}-HU`, announcedSscc: sscc(number * 10 + 1) };
  const labelled = sscc(number * 10);
  const line = (value: string) => ({ itemId: item, quantity: { value }, binId: bin });
  const received = await make('receiveGoods', {
    siteId: site,
    supplierId: partner,
    lines: [{ ...line('150'), supplierLotNumber: codes.lotNumber, expiresOn: '2026-12-20' }],
  });
  const lot = idIn(received, 'ReceiveGoodsPayload__lots');
  await make('receiveGoods', {
    siteId: site,
    supplierId: partner,
    lines: [
      { ...line('5'), supplierLotNumber: codes.lotNumber, handlingUnit: codes.sscc },
      { ...line('1'), supplierLotNumber: codes.lotNumber, handlingUnit: labelled },
    ],
  });
  const split = await make('transformLots', {
    kind: 'SPLIT',
    inputs: [{ lotId: lot, binId: bin, quantity: { value: '20' } }],
    outputs: [{ lotNumber: `${mark}-OWN`, binId: bin, quantity: { value: '20' } }],
  });
  await make('moveStock', { lotId: lot, fromBinId: bin, toBinId: otherBin, quantity: { value: '5' } });
  const heldLot = idIn(
    await make('receiveGoods', { siteId: site, supplierId: partner, lines: [{ ...line('9'), lotNumber: `${mark}-HELD` }] }),
    'ReceiveGoodsPayload__lots',
  );
  const reason = { code: 'OTHER', note: `${mark} note` };
  const hold = async (scope: string, more = {}): Promise<string> =>
    idIn(await make('placeHold', { lotId: heldLot, type: 'QUALITY', scope, reason, ...more }), 'PlaceHoldPayload__hold');
  await make('releaseHold', { holdId: await hold('LOT'), reason: { code: 'CLEARED' } });
  return {
    ...codes,
    ...labels({ ...goods, ...codes, labelled }),
    supplierLot: codes.lotNumber,
    lot,
    heldLot,
    ownLot: idIn(split, 'TransformLotsPayload__outputLots'),
    transformation: split['TransformLotsPayload__transformationId'] as string,
    hold: await hold('LOT_SITE', { siteId: site }),
    spareHold: await hold('QUANTITY', { binId: bin, quantity: { value: '2' } }),
  };
}

interface Labelled {
  readonly labelled: string;
  readonly announcedSscc: string;
  readonly gtin: string;
  readonly lotNumber: string;
  readonly siteGln: string;
  readonly binCode: string;
}

/** A pallet that is here, one that was announced, and a pack, each with the lot. */
function labels({ labelled, announcedSscc, gtin, lotNumber, siteGln, binCode }: Labelled) {
  const goods = `02${gtin}3712\u001d10${lotNumber}`;
  return {
    label: `]C100${labelled}${goods}\u001d414${siteGln}410${siteGln}254${binCode}`,
    palletLabel: `]C100${announcedSscc}${goods}`,
    link: `https://id.gs1.org/01/${gtin}/10/${lotNumber}`,
  };
}

export async function announceShipment({ door }: Asking, { tenantId, administrator }: Tenant, facts: Facts) {
  const internal = async (table: string, id: string): Promise<number> =>
    Number(
      (await door.owner.query(`select id from ${table} where tenant_id = $1 and public_id = $2`, [tenantId, decodeTypeId(id)!.uuid]))
        .rows[0].id,
    );
  const itemId = await internal('item', facts['item']!);
  const pallet = `${facts['sku']}-PALLET`;
  const line = (lineNumber: number) => ({
    lineNumber,
    itemId,
    quantity: quantity('10'),
    announcedQuantity: '10',
    announcedUnit: 'KG',
    supplierLotNumber: `${facts['lotNumber']}-${lineNumber}`,
    handlingUnit: pallet,
    hlPath: ['1'],
  });
  const input = {
    supplierId: await internal('trading_partner', facts['partner']!),
    shipmentNumber: `${facts['sku']}-ASN`,
    purpose: '00',
    siteId: await internal('site', facts['site']!),
    handlingUnits: [pallet, facts['announcedSscc']!].map((code) => ({ code, kind: 'PALLET' as const })),
    lines: [line(1), line(2)],
  };
  const [outcome] = await door.executor.execute(recordInboundShipment, { actor: { tenantId, principalId: administrator } }, [
    { key: freshKey(), input },
  ]);
  if (outcome?.ok !== true) throw new Error(`no shipment: ${JSON.stringify(outcome)}`);
  const lines = await door.owner.query(
    `select public_id as uuid from inbound_shipment_line where tenant_id = $1 and shipment_id = $2 order by line_number`,
    [tenantId, outcome.value.internalId],
  );
  const lineId = (index: number): string => encodeTypeId(ID_PREFIXES.inboundShipmentLine, lines.rows[index].uuid as string);
  return {
    shipment: outcome.value.inboundShipmentId,
    shipmentNumber: input.shipmentNumber,
    shipmentLine: lineId(0),
    otherLine: lineId(1),
  };
}
