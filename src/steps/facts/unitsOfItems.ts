import type { Rows } from '../../platform/database/rows.js';
import type { Ratio } from '../../domain/shared/quantity.js';

/** Base units in one unit, by item and unit code. */
export async function unitsOfItems(rows: Rows, itemIds: readonly number[]): Promise<ReadonlyMap<number, ReadonlyMap<string, Ratio>>> {
  const units = new Map<number, Map<string, Ratio>>();
  if (itemIds.length === 0) return units;
  const found = await rows.rows<{ itemId: number; unitCode: string; numerator: number; denominator: number }>(
    `/* unitsOfItems */ select item_id as "itemId", unit_code as "unitCode", numerator, denominator from pack_level
     where tenant_id = $1 and item_id = any($2::bigint[])`,
    [rows.tenantId, itemIds],
  );
  for (const row of found) {
    const ofItem = units.get(row.itemId) ?? new Map<string, Ratio>();
    ofItem.set(row.unitCode, { numerator: BigInt(row.numerator), denominator: BigInt(row.denominator) });
    units.set(row.itemId, ofItem);
  }
  return units;
}
