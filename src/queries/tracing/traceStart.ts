import { normaliseLotNumber } from '../../domain/lot/lot.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { inboundShipmentByRef } from '../inbound/inboundShipmentByRef.js';
import { lotByRef, type LotReference } from '../lots/lotByRef.js';
import { lotsById } from '../lots/lotLookUps.js';
import { partnerByRef } from '../masterData/partnerByRef.js';

/** Exactly one of: where a trace begins. */
export interface TraceStartReference {
  readonly lot?: LotReference | null | undefined;
  /** Every lot of ours under this supplier's number. */
  readonly supplierLot?: { readonly supplierId: string; readonly supplierLotNumber: string } | null | undefined;
  readonly transformationId?: string | null | undefined;
  readonly inboundShipmentId?: string | null | undefined;
  readonly supplierReceipts?:
    | { readonly supplierId: string; readonly receivedFrom: string; readonly receivedBefore: string }
    | null
    | undefined;
}

export interface TraceStartFound {
  readonly lotIds: readonly number[];
  readonly entryIds?: readonly number[];
}

/** What the caller may see names the start; what it means is read from the whole ledger. The same for staff. */
export interface TraceReads {
  readonly rows: Rows;
  readonly whole: Rows;
}

/** The lots (and, where only parts of them count, the entries) that a start means; undefined when there is nothing that the caller may see. */
export async function traceStart({ rows, whole }: TraceReads, start: TraceStartReference): Promise<TraceStartFound | undefined> {
  if (start.lot) {
    const lot = await lotByRef(rows, start.lot);
    return lot === undefined ? undefined : { lotIds: [lot.id] };
  }
  if (start.supplierLot) return await lotsOfSupplierLot(rows, start.supplierLot);
  const entries = await ofSeenLots(rows, await entriesOf({ rows, whole }, start));
  if (entries.length === 0) return undefined;
  return { lotIds: [...new Set(entries.map((entry) => entry.lotId))], entryIds: entries.map((entry) => entry.entryId) };
}

async function lotsOfSupplierLot(
  rows: Rows,
  lot: { readonly supplierId: string; readonly supplierLotNumber: string },
): Promise<TraceStartFound | undefined> {
  const supplier = await seenPartner(rows, lot.supplierId);
  if (supplier === undefined) return undefined;
  const found = await rows.rows<{ id: number }>(
    `/* lotsOfSupplierLot */ select l.id from lot l
     where l.tenant_id = $1 and l.supplier_id = $2 and l.supplier_lot_normalised = $3 order by l.id`,
    [rows.tenantId, supplier.id, normaliseLotNumber(lot.supplierLotNumber)],
  );
  const seen = await lotsById(
    rows,
    found.map((row) => row.id),
  );
  return seen.size === 0 ? undefined : { lotIds: found.map((row) => row.id).filter((id) => seen.has(id)) };
}

interface StartEntry {
  readonly entryId: number;
  readonly lotId: number;
}

async function entriesOf(reads: TraceReads, start: TraceStartReference): Promise<readonly StartEntry[]> {
  if (start.transformationId) return await entriesOfTransformation(reads, start.transformationId);
  if (start.inboundShipmentId) return await entriesOfShipment(reads, start.inboundShipmentId);
  return start.supplierReceipts ? await entriesOfReceipts(reads, start.supplierReceipts) : [];
}

/** Transformations are the tenant's own: a partner names none. */
async function entriesOfTransformation({ rows, whole }: TraceReads, transformationId: string): Promise<readonly StartEntry[]> {
  if (rows.partnerId !== undefined) return [];
  return await whole.rows<StartEntry>(
    `/* entriesOfTransformation */ select o.entry_id as "entryId", o.lot_id as "lotId" from transformation x
     join transformation_output o on o.tenant_id = x.tenant_id and o.transformation_id = x.id where x.tenant_id = $1 and x.public_id = $2`,
    [whole.tenantId, uuidOf(ID_PREFIXES.transformation, transformationId) ?? null],
  );
}

async function entriesOfShipment({ rows, whole }: TraceReads, inboundShipmentId: string): Promise<readonly StartEntry[]> {
  const shipment = await inboundShipmentByRef(rows, { id: inboundShipmentId });
  if (shipment === undefined) return [];
  return await whole.rows<StartEntry>(
    `/* entriesOfShipment */ select rl.entry_id as "entryId", rl.lot_id as "lotId" from receipt r
     join receipt_line rl on rl.tenant_id = r.tenant_id and rl.receipt_id = r.id where r.tenant_id = $1 and r.inbound_shipment_id = $2`,
    [whole.tenantId, shipment.id],
  );
}

async function entriesOfReceipts(
  { rows, whole }: TraceReads,
  { supplierId, receivedFrom, receivedBefore }: NonNullable<TraceStartReference['supplierReceipts']>,
): Promise<readonly StartEntry[]> {
  const supplier = await seenPartner(rows, supplierId);
  if (supplier === undefined) return [];
  return await whole.rows<StartEntry>(
    `/* entriesOfReceipts */ select rl.entry_id as "entryId", rl.lot_id as "lotId" from receipt r
     join receipt_line rl on rl.tenant_id = r.tenant_id and rl.receipt_id = r.id
     where r.tenant_id = $1 and r.supplier_id = $2 and r.occurred_at >= $3 and r.occurred_at < $4`,
    [whole.tenantId, supplier.id, receivedFrom, receivedBefore],
  );
}

const seenPartner = async (rows: Rows, id: string) => await partnerByRef(rows, { id });

/** A shipment may hold goods of lots that are not the caller's: what is not lot controlled lies in one lot, whoever delivered it. */
async function ofSeenLots(rows: Rows, entries: readonly StartEntry[]): Promise<readonly StartEntry[]> {
  const seen = await lotsById(rows, [...new Set(entries.map((entry) => entry.lotId))]);
  return entries.filter((entry) => seen.has(entry.lotId));
}
