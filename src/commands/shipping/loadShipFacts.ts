import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { BoundGoods } from '../../steps/shipping/boundGoods.js';
import type { PackedUnit } from './prepareShip.js';

/** The packages that goods are in, by internal id. */
export async function packagesOfGoods(work: UnitOfWork, goods: readonly BoundGoods[]): Promise<ReadonlyMap<number, PackedUnit>> {
  const ids = [...new Set(goods.flatMap(({ packageId }) => packageId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await work.rows<{ id: number; uuid: string; trackingNumber: string | null }>(
    `/* packagesOfGoods */ select id, public_id as uuid, tracking_number as "trackingNumber" from package where tenant_id = $1 and id = any($2::bigint[])`,
    [work.tenantId, ids],
  );
  return new Map(rows.map(({ uuid, ...row }) => [row.id, { ...row, publicId: encodeTypeId(ID_PREFIXES.package, uuid) }]));
}

/** Which of the numbers shipments bear already. */
export async function takenShipmentNumbers(work: UnitOfWork, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await work.rows<{ number: string }>(
    `/* takenShipmentNumbers */ select shipment_number as number from shipment where tenant_id = $1 and shipment_number = any($2::text[])`,
    [work.tenantId, numbers],
  );
  return new Set(rows.map(({ number }) => number));
}
