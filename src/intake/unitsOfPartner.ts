import type { Ratio } from '../domain/shared/quantity.js';
import type { Rows } from '../platform/database/rows.js';

export interface PartnerUnits {
  /** What the partner means by its unit: of this item, else of every item. */
  saidOf(itemId: number, code: string): Ratio | undefined;
  /** A pack level of the item, by its UN/ECE code. */
  packOf(itemId: number, unitCode: string): Ratio | undefined;
}

interface UnitRow {
  readonly itemId: number | null;
  readonly code: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly isPack: boolean;
}

export async function unitsOfPartner(rows: Rows, partnerId: number, itemIds: readonly number[]): Promise<PartnerUnits> {
  const found = await rows.rows<UnitRow>(
    `/* unitsOfPartner */ select item_id as "itemId", code, numerator, denominator, false as "isPack" from partner_unit
     where tenant_id = $1 and partner_id = $2 and (item_id is null or item_id = any($3::bigint[]))
     union all select item_id, unit_code, numerator, denominator, true from pack_level where tenant_id = $1 and item_id = any($3::bigint[])`,
    [rows.tenantId, partnerId, itemIds],
  );
  const ratios = new Map(
    found.map(({ isPack, itemId, code, numerator, denominator }) => [
      `${isPack}/${itemId ?? ''}/${code}`,
      { numerator: BigInt(numerator), denominator: BigInt(denominator) },
    ]),
  );
  return {
    saidOf: (itemId, code) => ratios.get(`false/${itemId}/${code}`) ?? ratios.get(`false//${code}`),
    packOf: (itemId, unitCode) => ratios.get(`true/${itemId}/${unitCode}`),
  };
}
