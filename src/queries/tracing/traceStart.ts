import { normaliseLotNumber } from '../../domain/lot/lot.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { lotByRef, type LotReference } from '../lots/lotByRef.js';

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

/** The lots (and, where only parts of them count, the entries) that a start means; undefined when there is nothing. */
export async function traceStart(rows: Rows, start: TraceStartReference): Promise<TraceStartFound | undefined> {
  if (start.lot) {
    const lot = await lotByRef(rows, start.lot);
    return lot === undefined ? undefined : { lotIds: [lot.id] };
  }
  if (start.supplierLot) return await lotsOfSupplierLot(rows, start.supplierLot);
  const entries = await entriesOf(rows, start);
  if (entries === undefined || entries.length === 0) return undefined;
  return { lotIds: [...new Set(entries.map((entry) => entry.lotId))], entryIds: entries.map((entry) => entry.entryId) };
}

async function lotsOfSupplierLot(
  rows: Rows,
  lot: { readonly supplierId: string; readonly supplierLotNumber: string },
): Promise<TraceStartFound | undefined> {
  const found = await rows.rows<{ id: number }>(
    `/* lotsOfSupplierLot */ select l.id from trading_partner p join lot l on l.tenant_id = p.tenant_id and l.supplier_id = p.id
     where p.tenant_id = $1 and p.public_id = $2 and l.supplier_lot_normalised = $3 order by l.id`,
    [rows.tenantId, uuidOf(ID_PREFIXES.partner, lot.supplierId) ?? null, normaliseLotNumber(lot.supplierLotNumber)],
  );
  return found.length === 0 ? undefined : { lotIds: found.map((row) => row.id) };
}

interface StartEntry {
  readonly entryId: number;
  readonly lotId: number;
}

async function entriesOf(rows: Rows, start: TraceStartReference): Promise<readonly StartEntry[] | undefined> {
  if (start.transformationId) {
    return await rows.rows<StartEntry>(
      `/* entriesOfTransformation */ select o.entry_id as "entryId", o.lot_id as "lotId" from transformation x
       join transformation_output o on o.tenant_id = x.tenant_id and o.transformation_id = x.id where x.tenant_id = $1 and x.public_id = $2`,
      [rows.tenantId, uuidOf(ID_PREFIXES.transformation, start.transformationId) ?? null],
    );
  }
  if (start.inboundShipmentId) {
    return await rows.rows<StartEntry>(
      `/* entriesOfShipment */ select rl.entry_id as "entryId", rl.lot_id as "lotId" from inbound_shipment s
       join receipt r on r.tenant_id = s.tenant_id and r.inbound_shipment_id = s.id
       join receipt_line rl on rl.tenant_id = r.tenant_id and rl.receipt_id = r.id where s.tenant_id = $1 and s.public_id = $2`,
      [rows.tenantId, uuidOf(ID_PREFIXES.inboundShipment, start.inboundShipmentId) ?? null],
    );
  }
  if (!start.supplierReceipts) return undefined;
  const { supplierId, receivedFrom, receivedBefore } = start.supplierReceipts;
  return await rows.rows<StartEntry>(
    `/* entriesOfReceipts */ select rl.entry_id as "entryId", rl.lot_id as "lotId" from trading_partner p
     join receipt r on r.tenant_id = p.tenant_id and r.supplier_id = p.id and r.occurred_at >= $3 and r.occurred_at < $4
     join receipt_line rl on rl.tenant_id = r.tenant_id and rl.receipt_id = r.id where p.tenant_id = $1 and p.public_id = $2`,
    [rows.tenantId, uuidOf(ID_PREFIXES.partner, supplierId) ?? null, receivedFrom, receivedBefore],
  );
}
