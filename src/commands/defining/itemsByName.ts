import type { ItemName } from '../../domain/partner/checkPartnerCodes.js';
import { parseGtin } from '../../domain/shared/identifiers.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { decodeIds } from '../../steps/facts/decodeIds.js';

/** Finds items however they were named: the internal id, or undefined when there is none. */
export type FindItem = (name: ItemName) => number | undefined;

/** All named items in one statement. */
export async function itemsByName(work: UnitOfWork, names: readonly ItemName[]): Promise<FindItem> {
  if (names.length === 0) return () => undefined;
  const uuids = decodeIds(
    'item',
    names.map(({ id }) => id ?? undefined),
  );
  const rows = await work.rows<{ id: number; key: string }>(
    `/* itemsByName */ select id, 'id ' || public_id as key from item where tenant_id = $1 and public_id = any($2::uuid[])
     union all select id, 'sku ' || sku from item where tenant_id = $1 and sku = any($3::text[])
     union all select item_id, 'gtin ' || gtin from pack_level where tenant_id = $1 and gtin = any($4::text[])`,
    [
      work.tenantId,
      [...uuids.values()],
      names.flatMap(({ sku }) => sku ?? []),
      names.flatMap(({ gtin }) => (gtin ? (parseGtin(gtin) ?? []) : [])),
    ],
  );
  const ids = new Map(rows.map(({ key, id }) => [key, id]));
  return ({ id, sku, gtin }) => {
    if (id) return ids.get(`id ${uuids.get(id)}`);
    return ids.get(sku ? `sku ${sku}` : `gtin ${gtin ? parseGtin(gtin) : ''}`);
  };
}
