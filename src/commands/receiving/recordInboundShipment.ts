import { createHash } from 'node:crypto';
import { announce } from '../../events/announce.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { Command } from '../../platform/execute.js';
import { canonicalJson } from '../../platform/idempotency.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { normaliseLotNumber } from '../../domain/lot/lot.js';
import type { AnnouncedShipment } from '../../domain/inbound/inboundShipment.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { formatQuantity } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { refusal } from '../../domain/shared/refusals.js';
import { grantPartners, type PartnerGrant } from '../../steps/access/grantPartners.js';

export interface InboundShipmentRecorded {
  readonly inboundShipmentId: string;
  readonly internalId: number;
  /** True when the same content was announced before: nothing was written. */
  readonly duplicate: boolean;
}

interface KnownShipment {
  readonly id: number;
  readonly uuid: string;
  readonly supplierId: number;
  readonly shipmentNumber: string;
  readonly contentHash: string;
}

interface FreshShipment {
  readonly input: AnnouncedShipment;
  readonly kept: KnownShipment;
}

/**
 * Keeps what a supplier announced: expected goods, no stock. The supplier's shipment number is the business key: the same content again is
 * a duplicate, other content under the same number is refused (ALREADY_EXISTS) and waits for a person.
 */
export const recordInboundShipment: Command<AnnouncedShipment, InboundShipmentRecorded, Refusal> = {
  name: 'recordInboundShipment',
  async run(work, intents) {
    const known = await knownShipments(
      work,
      intents.map((intent) => intent.input),
    );
    const results: Decided<InboundShipmentRecorded>[] = [];
    const fresh: FreshShipment[] = [];
    for (const { input } of intents) {
      const content = contentHash(input);
      const before = known.get(`${input.supplierId}/${input.shipmentNumber}`);
      if (before === undefined) {
        const kept = await keepShipment(work, input, content);
        known.set(`${input.supplierId}/${input.shipmentNumber}`, kept);
        fresh.push({ input, kept });
        results.push(recorded(kept, false));
      } else if (before.contentHash === content) {
        results.push(recorded(before, true));
      } else {
        results.push({ ok: false, refusals: [announcedOtherwise(input)] });
      }
    }
    await grantPartners(work, fresh.flatMap(grantsOf));
    await announceShipments(work, fresh);
    return results;
  },
};

/** The content that makes two announcements the same: everything but the message's own control numbers. */
export const contentHash = (shipment: AnnouncedShipment): string => createHash('sha256').update(canonicalJson(shipment)).digest('hex');

const recorded = (shipment: KnownShipment, duplicate: boolean): Decided<InboundShipmentRecorded> => ({
  ok: true,
  value: { inboundShipmentId: encodeTypeId(ID_PREFIXES.inboundShipment, shipment.uuid), internalId: shipment.id, duplicate },
});

const announcedOtherwise = (input: AnnouncedShipment): Refusal =>
  refusal('ALREADY_EXISTS', `Shipment ${input.shipmentNumber} was announced before with other content.`, {
    facts: { shipmentNumber: input.shipmentNumber },
  });

async function knownShipments(work: UnitOfWork, inputs: readonly AnnouncedShipment[]): Promise<Map<string, KnownShipment>> {
  const rows = await work.rows<KnownShipment>(
    `/* knownShipments */ select id, public_id as uuid, supplier_id as "supplierId", shipment_number as "shipmentNumber",
       encode(content_sha256, 'hex') as "contentHash" from inbound_shipment
     where tenant_id = $1 and supplier_id = any($2::bigint[]) and shipment_number = any($3::text[])`,
    [work.tenantId, inputs.map((input) => input.supplierId), inputs.map((input) => input.shipmentNumber)],
  );
  return new Map(rows.map((row) => [`${row.supplierId}/${row.shipmentNumber}`, row]));
}

async function keepShipment(work: UnitOfWork, input: AnnouncedShipment, content: string): Promise<KnownShipment> {
  const uuid = newPublicId();
  const [row] = await work.rows<{ id: number }>(
    `/* keepShipment */ insert into inbound_shipment (tenant_id, public_id, supplier_id, shipment_number, content_sha256, purpose, status, site_id,
       shipped_on, expected_on, carrier_code, bill_of_lading, recorded_at)
     values ($1, $2, $3, $4, decode($5, 'hex'), $6, 'EXPECTED', $7, $8, $9, $10, $11, $12) returning id`,
    [
      work.tenantId,
      uuid,
      input.supplierId,
      input.shipmentNumber,
      content,
      input.purpose,
      input.siteId ?? null,
      input.shippedOn ?? null,
      input.expectedOn ?? null,
      input.carrierCode ?? null,
      input.billOfLading ?? null,
      work.now,
    ],
  );
  const id = (row as { id: number }).id;
  await keepLines(work, id, input);
  await keepHandlingUnits(work, id, input);
  return { id, uuid, supplierId: input.supplierId, shipmentNumber: input.shipmentNumber, contentHash: content };
}

/** The announcement creates the right to see it, what is in it and where it goes. */
function grantsOf({ input, kept }: FreshShipment): readonly PartnerGrant[] {
  const grant = (noun: PartnerGrant['noun'], objectId: number): PartnerGrant => ({ partnerId: input.supplierId, noun, objectId });
  return [
    grant('inboundShipment', kept.id),
    ...input.lines.map((line) => grant('item', line.itemId)),
    ...(input.siteId === undefined ? [] : [grant('site', input.siteId)]),
  ];
}

async function announceShipments(work: UnitOfWork, shipments: readonly FreshShipment[]): Promise<void> {
  if (shipments.length === 0) return;
  const suppliers = await work.rows<{ id: number; uuid: string }>(
    `/* supplierUuids */ select id, public_id as uuid from trading_partner where tenant_id = $1 and id = any($2::bigint[])`,
    [work.tenantId, shipments.map(({ input }) => input.supplierId)],
  );
  const uuids = new Map(suppliers.map((supplier) => [supplier.id, supplier.uuid]));
  await announce(
    work,
    shipments.map(({ input, kept }) => {
      const publicId = encodeTypeId(ID_PREFIXES.inboundShipment, kept.uuid);
      const supplier = encodeTypeId(ID_PREFIXES.partner, uuids.get(input.supplierId) as string);
      return {
        type: 'InboundShipmentRecorded',
        payload: { inboundShipment: publicId, shipmentNumber: input.shipmentNumber, supplier, lineCount: input.lines.length },
        subjects: { inboundShipment: [publicId], partner: [supplier] },
        partnerIds: [input.supplierId],
        ...(input.siteId === undefined ? {} : { siteId: input.siteId }),
      };
    }),
  );
}

async function keepLines(work: UnitOfWork, shipmentId: number, input: AnnouncedShipment): Promise<void> {
  const rows = input.lines.map((line) => ({
    public_id: newPublicId(),
    line_number: line.lineNumber,
    item_id: line.itemId,
    quantity: formatQuantity(line.quantity),
    announced_quantity: line.announcedQuantity,
    announced_unit: line.announcedUnit,
    purchase_order_number: line.purchaseOrderNumber ?? null,
    supplier_lot_number: line.supplierLotNumber ?? null,
    supplier_lot_normalised: line.supplierLotNumber === undefined ? null : normaliseLotNumber(line.supplierLotNumber),
    expires_on: line.expiresOn ?? null,
    best_before_on: line.bestBeforeOn ?? null,
    manufactured_on: line.manufacturedOn ?? null,
    packed_on: line.packedOn ?? null,
    country_of_origin: line.countryOfOrigin ?? null,
    traceability_lot_code: line.traceabilityLotCode ?? null,
    traceability_lot_code_source: line.traceabilityLotCodeSource ?? null,
    handling_unit_code: line.handlingUnit ?? null,
    hl_path: line.hlPath,
    description: line.description ?? null,
  }));
  await work.rows(
    `/* keepShipmentLines */ insert into inbound_shipment_line (tenant_id, shipment_id, public_id, line_number, item_id, quantity, announced_quantity,
       announced_unit, purchase_order_number, supplier_lot_number, supplier_lot_normalised, expires_on, best_before_on, manufactured_on, packed_on,
       country_of_origin, traceability_lot_code, traceability_lot_code_source, handling_unit_code, hl_path, description)
     select $1, $2, r.* from rows from (jsonb_to_recordset($3::jsonb) as (public_id uuid, line_number int, item_id bigint, quantity numeric,
       announced_quantity text, announced_unit text, purchase_order_number text, supplier_lot_number text, supplier_lot_normalised text,
       expires_on date, best_before_on date, manufactured_on date, packed_on date, country_of_origin text, traceability_lot_code text,
       traceability_lot_code_source text, handling_unit_code text, hl_path text[], description text)) as r`,
    [work.tenantId, shipmentId, JSON.stringify(rows)],
  );
}

async function keepHandlingUnits(work: UnitOfWork, shipmentId: number, input: AnnouncedShipment): Promise<void> {
  if (input.handlingUnits.length === 0) return;
  await work.rows(
    `/* keepHandlingUnits */ insert into inbound_handling_unit (tenant_id, shipment_id, code, kind, parent_code)
     select $1, $2, r.code, r.kind, r.parent from unnest($3::text[], $4::text[], $5::text[]) as r (code, kind, parent) on conflict do nothing`,
    [
      work.tenantId,
      shipmentId,
      input.handlingUnits.map((unit) => unit.code),
      input.handlingUnits.map((unit) => unit.kind),
      input.handlingUnits.map((unit) => unit.parentCode ?? null),
    ],
  );
}
