import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { formatQuantity } from '../../domain/shared/quantity.js';
import type { Posted } from '../../ledger/post.js';
import { grantPartners, type PartnerGrant } from '../../steps/access/grantPartners.js';
import { advancePurchaseOrders } from './advancePurchaseOrders.js';
import type { ReceiptPlan } from './decideReceipt.js';
import type { GoodsReceivedResult } from './receiveGoodsInput.js';
import type { SettledLots } from './settleLots.js';

export interface KeptReceipt {
  readonly result: GoodsReceivedResult;
}

/** Receipts, their lines and discrepancies, and what is now received of the announced lines. */
export async function keepReceipts(
  work: UnitOfWork,
  plans: readonly ReceiptPlan[],
  done: { readonly posted: readonly Posted[]; readonly lots: SettledLots },
): Promise<readonly KeptReceipt[]> {
  const receiptIds = await insertReceipts(work, plans, done.posted);
  const lineIds = await insertLines(work, plans, { ...done, receiptIds });
  await insertDiscrepancies(work, plans, { receiptIds, lineIds });
  await advanceShipments(work, plans);
  await advancePurchaseOrders(work, plans);
  await grantSuppliers(work, plans, done.lots);
  return plans.map((plan, index) => {
    const posted = done.posted[index] as Posted;
    const lotIds = [...new Set(plan.lines.map((line) => encodeTypeId(ID_PREFIXES.lot, done.lots.of(line).uuid)))];
    return {
      result: {
        receiptId: encodeTypeId(ID_PREFIXES.receipt, plan.receiptUuid),
        transactionId: posted.transactionPublicId,
        inboundShipmentId: plan.shipment?.publicId ?? null,
        lotIds,
        discrepancyCount: plan.lines.reduce((sum, line) => sum + line.discrepancies.length, plan.shortages.length),
      },
    };
  });
}

async function insertReceipts(work: UnitOfWork, plans: readonly ReceiptPlan[], posted: readonly Posted[]): Promise<readonly number[]> {
  const rows = await work.rows<{ id: number; uuid: string }>(
    `/* insertReceipts */ insert into receipt (tenant_id, public_id, transaction_id, supplier_id, inbound_shipment_id, site_id, occurred_at)
     select $1, r.public_id, r.transaction_id, r.supplier_id, r.shipment_id, r.site_id, r.occurred_at
     from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::timestamptz[])
       as r (public_id, transaction_id, supplier_id, shipment_id, site_id, occurred_at) returning id, public_id as uuid`,
    [
      work.tenantId,
      plans.map((plan) => plan.receiptUuid),
      posted.map((posting) => posting.transactionId),
      plans.map((plan) => plan.supplierId),
      plans.map((plan) => plan.shipment?.id ?? null),
      plans.map((plan) => plan.siteId),
      plans.map((plan) => plan.occurredAt),
    ],
  );
  const byUuid = new Map(rows.map((row) => [row.uuid, row.id]));
  return plans.map((plan) => byUuid.get(plan.receiptUuid) as number);
}

interface LinesContext {
  readonly posted: readonly Posted[];
  readonly lots: SettledLots;
  readonly receiptIds: readonly number[];
}

/** Answers, for each plan, the ids of its lines in order. */
async function insertLines(
  work: UnitOfWork,
  plans: readonly ReceiptPlan[],
  context: LinesContext,
): Promise<readonly (readonly number[])[]> {
  const lines = plans.flatMap((plan, planIndex) =>
    plan.lines.map((line, index) => ({
      public_id: newPublicId(),
      receipt_id: context.receiptIds[planIndex],
      line_number: index + 1,
      lot_id: context.lots.of(line).id,
      bin_id: line.binId,
      entry_id: context.posted[planIndex]?.entryIds[index],
      inbound_shipment_line_id: line.expectedLineId ?? null,
      quantity: formatQuantity(line.quantity),
    })),
  );
  const rows = await work.rows<{ id: number; uuid: string }>(
    `/* insertReceiptLines */ insert into receipt_line (tenant_id, public_id, receipt_id, line_number, lot_id, bin_id, entry_id,
       inbound_shipment_line_id, quantity)
     select $1, r.* from jsonb_to_recordset($2::jsonb) as r (public_id uuid, receipt_id bigint, line_number int, lot_id bigint, bin_id bigint,
       entry_id bigint, inbound_shipment_line_id bigint, quantity numeric) returning id, public_id as uuid`,
    [work.tenantId, JSON.stringify(lines)],
  );
  const byUuid = new Map(rows.map((row) => [row.uuid, row.id]));
  let next = 0;
  return plans.map((plan) =>
    plan.lines.map(() => {
      const id = byUuid.get(lines[next]?.public_id as string) as number;
      next += 1;
      return id;
    }),
  );
}

async function insertDiscrepancies(
  work: UnitOfWork,
  plans: readonly ReceiptPlan[],
  ids: { readonly receiptIds: readonly number[]; readonly lineIds: readonly (readonly number[])[] },
): Promise<void> {
  const rows = plans.flatMap((plan, planIndex) => [
    ...plan.lines.flatMap((line, index) =>
      line.discrepancies.map((discrepancy) => ({
        ...discrepancy,
        planIndex,
        expectedLineId: line.expectedLineId ?? null,
        lineId: ids.lineIds[planIndex]?.[index] ?? null,
      })),
    ),
    ...plan.shortages.map((shortage) => ({ ...shortage.discrepancy, planIndex, expectedLineId: shortage.expectedLineId, lineId: null })),
  ]);
  if (rows.length === 0) return;
  await work.rows(
    `/* insertDiscrepancies */ insert into receiving_discrepancy (tenant_id, public_id, receipt_id, inbound_shipment_line_id, receipt_line_id, type,
       quantity, expected, seen, recorded_at)
     select $1, r.*, $3 from jsonb_to_recordset($2::jsonb) as r (public_id uuid, receipt_id bigint, inbound_shipment_line_id bigint,
       receipt_line_id bigint, type text, quantity numeric, expected text, seen text)`,
    [
      work.tenantId,
      JSON.stringify(
        rows.map((row) => ({
          public_id: newPublicId(),
          receipt_id: ids.receiptIds[row.planIndex],
          inbound_shipment_line_id: row.expectedLineId,
          receipt_line_id: row.lineId,
          type: row.type,
          quantity: row.quantity === null ? null : formatQuantity(row.quantity),
          expected: row.expected,
          seen: row.seen,
        })),
      ),
      work.now,
    ],
  );
}

/** A shipment is received when nothing announced is open, or when the receiver says that nothing more comes. */
async function advanceShipments(work: UnitOfWork, plans: readonly ReceiptPlan[]): Promise<void> {
  const against = plans.filter((plan) => plan.shipment !== undefined);
  if (against.length === 0) return;
  const lines = against.flatMap((plan) => plan.lines.filter((line) => line.expectedLineId !== undefined));
  await work.rows(
    `/* advanceLines */ update inbound_shipment_line l set received = l.received + r.quantity
     from (select id, sum(quantity) as quantity from unnest($2::bigint[], $3::numeric[]) as u (id, quantity) group by id) as r
     where l.tenant_id = $1 and l.id = r.id`,
    [work.tenantId, lines.map((line) => line.expectedLineId), lines.map((line) => formatQuantity(line.quantity))],
  );
  await work.rows(
    `/* advanceShipments */ update inbound_shipment s set version = s.version + 1,
       status = case when s.status = 'CANCELLED' then s.status
         when r.complete or not exists (select from inbound_shipment_line l where l.tenant_id = s.tenant_id and l.shipment_id = s.id and l.received < l.quantity)
         then 'RECEIVED' else 'PARTIALLY_RECEIVED' end
     from (select id, bool_or(complete) as complete from unnest($2::bigint[], $3::boolean[]) as u (id, complete) group by id) as r
     where s.tenant_id = $1 and s.id = r.id`,
    [work.tenantId, against.map((plan) => plan.shipment?.id), against.map((plan) => plan.complete)],
  );
}

/** A supplier may see the lots it delivered, and where its shipments came: the receipt creates the right. */
async function grantSuppliers(work: UnitOfWork, plans: readonly ReceiptPlan[], lots: SettledLots): Promise<void> {
  const ofLots = plans.flatMap(({ lines }) =>
    lines.flatMap((line): readonly PartnerGrant[] => {
      if (line.supplierId === null) return [];
      const grant = (noun: 'lot' | 'item', objectId: number): PartnerGrant => ({ partnerId: line.supplierId as number, noun, objectId });
      return [grant('lot', lots.of(line).id), grant('item', line.itemId)];
    }),
  );
  const ofSites = plans.flatMap(({ shipment, supplierId, siteId }): readonly PartnerGrant[] =>
    shipment === undefined || supplierId === null ? [] : [{ partnerId: supplierId, noun: 'site', objectId: siteId }],
  );
  await grantPartners(work, [...ofLots, ...ofSites]);
}
