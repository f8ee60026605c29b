import type { GraphQLSchema } from 'graphql';
import { recordInboundShipment } from '../../../src/commands/receiving/recordInboundShipment.js';
import { checkDigit } from '../../../src/domain/shared/identifiers.js';
import { ID_PREFIXES, type Noun } from '../../../src/domain/shared/nouns.js';
import { quantity } from '../../../src/domain/shared/quantity.js';
import type { EventPayloads } from '../../../src/events/catalogue.js';
import { announce } from '../../../src/events/announce.js';
import { announceExpiring } from '../../../src/commands/alerting/announceExpiring.js';
import { decodeTypeId, encodeTypeId } from '../../../src/platform/ids.js';
import type { Command } from '../../../src/platform/execute.js';
import type { Refusal } from '../../../src/domain/shared/refusal.js';
import type { Answer, Door } from '../door.js';
import type { Tenant } from '../tenant.js';
import { makeMessages } from './probeMessages.js';
import { operationOn, rootFields, type Operation } from './operation.js';
import type { Facts } from './facts.js';

/** A tenant with some of everything, made through the API. All its texts bear its mark, which no other tenant's do. */
export interface ProbeTenant {
  readonly tenant: Tenant;
  readonly mark: string;
  /** The administrator's key. */
  readonly key: string;
  /** A supplier's key. */
  readonly partnerKey: string;
  readonly facts: Facts;
  /** Ids of one row of every noun that has rows. */
  readonly nodeIds: readonly string[];
  /** Receives, holds, announces a lot about to expire and a message: an event for every subscription. */
  act(): Promise<void>;
}

export interface Asking {
  readonly door: Door;
  readonly schema: GraphQLSchema;
}

type Made = Readonly<Record<string, unknown>>;

export async function aProbeTenant(
  asking: Asking,
  { mark, number }: { readonly mark: string; readonly number: number },
): Promise<ProbeTenant> {
  const { door } = asking;
  const tenant = await door.aTenant();
  await door.owner.query(`update tenant set name = $2 where tenant_id = $1`, [tenant.tenantId, `${mark} tenant`]);
  await door.owner.query(`update legal_entity set code = $2, name = $2 where tenant_id = $1`, [tenant.tenantId, `${mark}-ENTITY`]);
  const key = await tenant.aKey();
  const making: Making = { make: maker(asking, key), mark, number };
  const places = await makePlaces(making);
  const goods = await makeGoods(making, places);
  const stock = await makeStock(making, { ...places, ...goods });
  const facts: Facts = { ...places, ...goods, ...stock, legalEntityCode: `${mark}-ENTITY` };
  const shipment = await announceShipment(asking, tenant, facts);
  const { apiKey, secret } = await makeKeys(making, goods);
  const known = { ...facts, ...shipment, apiKey };
  // More than announced, and other than announced.
  const line = { inboundShipmentLineId: shipment.shipmentLine, quantity: { value: '12' }, expiresOn: '2026-12-24' };
  await making.make('receiveGoods', { inboundShipmentId: shipment.shipment, lines: [line] });
  const all = { ...known, ...(await makeMessages(door, tenant, known)) };
  return {
    tenant,
    mark,
    key,
    partnerKey: secret,
    facts: all,
    nodeIds: await nodeIdsOf(asking, tenant),
    act: () => act(asking, { tenant, making, facts: all }),
  };
}

interface Making {
  make(field: string, input: Readonly<Record<string, unknown>>): Promise<Made>;
  readonly mark: string;
  readonly number: number;
}

let keys = 0;
export const freshKey = (): string => `probe-${(keys += 1)}`;

function maker({ door, schema }: Asking, key: string): Making['make'] {
  return async (name, input) => {
    const field = rootFields(schema, 'mutation').find((each) => each.name === name)!;
    const withKey = {
      ...input,
      ...(String(field.args[0]!.type).match(/^(Define|CreateApiKey|RevokeApiKey)/) ? {} : { idempotencyKey: freshKey() }),
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
function idIn(payload: Made, field: string): string {
  const held = payload[field];
  const one = (Array.isArray(held) ? held[0] : held) as Readonly<Record<string, string>>;
  return Object.entries(one).find(([name]) => name.endsWith('__id'))![1];
}

const gln = (number: number): string => withCheckDigit(`40000000${String(number).padStart(4, '0')}`);
const withCheckDigit = (body: string): string => `${body}${checkDigit(body)}`;

async function makePlaces({ make, mark, number }: Making) {
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

type Places = Awaited<ReturnType<typeof makePlaces>>;

async function makeGoods({ make, mark, number }: Making, _places: Places) {
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

type Goods = Places & Awaited<ReturnType<typeof makeGoods>>;

/** A bought lot with expiry, one of our own made from it, holds of every scope, one of them released. */
async function makeStock({ make, mark }: Making, { site, bin, otherBin, item, partner }: Goods) {
  const codes = { lotNumber: `${mark}-LOT`, sscc: `${mark}-HU` };
  const line = (value: string) => ({ itemId: item, quantity: { value }, binId: bin });
  const received = await make('receiveGoods', {
    siteId: site,
    supplierId: partner,
    lines: [{ ...line('100'), supplierLotNumber: codes.lotNumber, expiresOn: '2026-12-20' }],
  });
  const lot = idIn(received, 'ReceiveGoodsPayload__lots');
  await make('receiveGoods', {
    siteId: site,
    supplierId: partner,
    lines: [{ ...line('5'), supplierLotNumber: codes.lotNumber, handlingUnit: codes.sscc }],
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
    supplierLot: codes.lotNumber,
    lot,
    heldLot,
    ownLot: idIn(split, 'TransformLotsPayload__outputLots'),
    transformation: split['TransformLotsPayload__transformationId'] as string,
    hold: await hold('LOT_SITE', { siteId: site }),
    spareHold: await hold('QUANTITY', { binId: bin, quantity: { value: '2' } }),
  };
}

async function announceShipment({ door }: Asking, { tenantId, administrator }: Tenant, facts: Facts) {
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
    handlingUnits: [{ code: pallet, kind: 'PALLET' as const }],
    lines: [line(1), line(2)],
  };
  const [outcome] = await door.executor.execute(recordInboundShipment, { actor: { tenantId, principalId: administrator } }, [
    { key: freshKey(), input },
  ]);
  if (outcome?.ok !== true) throw new Error(`no shipment: ${JSON.stringify(outcome)}`);
  const lines = await door.owner.query(`select public_id as uuid from inbound_shipment_line where tenant_id = $1 order by line_number`, [
    tenantId,
  ]);
  const lineId = (index: number): string => encodeTypeId(ID_PREFIXES.inboundShipmentLine, lines.rows[index].uuid as string);
  return {
    shipment: outcome.value.inboundShipmentId,
    shipmentNumber: input.shipmentNumber,
    shipmentLine: lineId(0),
    otherLine: lineId(1),
  };
}

async function makeKeys({ make, mark }: Making, { partner }: { readonly partner: string }) {
  const aKey = (principalName: string): Promise<Made> => make('createApiKey', { principalName, role: 'SUPPLIER', partnerId: partner });
  const spare = await aKey(`${mark} spare`);
  const live = await aKey(`${mark} supplier`);
  return { apiKey: idIn(spare, 'CreateApiKeyPayload__apiKey'), secret: live['CreateApiKeyPayload__key'] as string };
}

const TABLES: Partial<Record<Noun, string>> = {
  tenant: 'tenant',
  legalEntity: 'legal_entity',
  partner: 'trading_partner',
  event: 'domain_event',
};

/** One id of every noun; undefined rows are left out, so that a noun joins when something makes it. */
async function nodeIdsOf({ door }: Asking, { tenantId }: Tenant): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [noun, prefix] of Object.entries(ID_PREFIXES)) {
    const table = TABLES[noun as Noun] ?? noun.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const { rows } = await door.owner.query(`select public_id as uuid from ${table} where tenant_id = $1 limit 1`, [tenantId]);
    if (rows.length > 0) ids.push(encodeTypeId(prefix, rows[0].uuid as string));
  }
  return ids;
}

interface Acting {
  readonly tenant: Tenant;
  readonly making: Making;
  readonly facts: Facts;
}

async function act({ door }: Asking, { tenant, making: { make }, facts }: Acting): Promise<void> {
  const actor = { tenantId: tenant.tenantId, principalId: tenant.administrator };
  await make('moveStock', { lotId: facts['lot'], fromBinId: facts['bin'], toBinId: facts['otherBin'], quantity: { value: '1' } });
  await make('placeHold', { lotId: facts['heldLot'], type: 'QUALITY', scope: 'LOT', reason: { code: 'OTHER', note: 'seen' } });
  await door.executor.execute(announceExpiring, { actor }, [{ input: {} }]);
  const payload = { inboundMessage: `msg_${facts['sku']}`, status: 'PROCESSED', partner: facts['partner']!, issueCount: 0 };
  await door.executor.execute(tellMessage(payload), { actor }, [{ input: {} }]);
}

function tellMessage(payload: EventPayloads['InboundMessageChanged']): Command<object, object, Refusal> {
  return {
    name: 'tellMessage',
    async run(work, intents) {
      await announce(work, [{ type: 'InboundMessageChanged', payload, subjects: { inboundMessage: [payload.inboundMessage] } }]);
      return intents.map(() => ({ ok: true, value: {} }));
    },
  };
}
