import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { decodeIds } from '../../steps/facts/decodeIds.js';
import type { ReceiveGoodsLine } from './receiveGoodsInput.js';

export interface PurchaseLineFacts {
  readonly id: number;
  readonly itemId: number;
  readonly supplierId: number;
  readonly siteId: number;
}

/** Lines of purchase orders that receipts name, by TypeID. */
export async function loadPurchaseLines(
  work: UnitOfWork,
  lines: readonly ReceiveGoodsLine[],
): Promise<ReadonlyMap<string, PurchaseLineFacts>> {
  const uuids = decodeIds(
    'purchaseOrderLine',
    lines.flatMap(({ purchaseOrderLineId }) => purchaseOrderLineId ?? []),
  );
  if (uuids.size === 0) return new Map();
  const rows = await work.rows<PurchaseLineFacts & { readonly uuid: string }>(
    `/* purchaseLinesOfReceipts */ select l.id, l.public_id as uuid, l.item_id as "itemId", o.supplier_id as "supplierId", o.site_id as "siteId"
     from purchase_order_line l join purchase_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
     where l.tenant_id = $1 and l.public_id = any($2::uuid[])`,
    [work.tenantId, [...uuids.values()]],
  );
  return new Map(rows.map(({ uuid, ...line }) => [encodeTypeId(ID_PREFIXES.purchaseOrderLine, uuid), line]));
}
