import type { Rows } from '../../platform/database/rows.js';
import { packMultiple, type Pack } from '../../domain/allocation/packs.js';

/** A unit of which whole ones are wanted of an item. */
export interface AskedPack {
  readonly itemId: number;
  readonly scale: number;
  readonly unit: string;
  readonly ruleId: string | null;
}

/** The packs of items in the order asked for; null for an item that does not come in the unit: it is taken in any quantity. */
export async function packsOf(rows: Rows, asked: readonly (AskedPack | null)[]): Promise<readonly (Pack | null)[]> {
  const some = asked.filter((each) => each !== null);
  if (some.length === 0) return asked.map(() => null);
  const found = await rows.rows<{
    readonly itemId: number;
    readonly unit: string;
    readonly numerator: string;
    readonly denominator: string;
  }>(
    `/* packsOf */ select i.id as "itemId", k.unit, coalesce(p.numerator, 1)::text as numerator, coalesce(p.denominator, 1)::text as denominator
     from (select distinct item_id, unit from unnest($2::bigint[], $3::text[]) as u (item_id, unit)) as k
     join item i on i.tenant_id = $1 and i.id = k.item_id
     left join pack_level p on p.tenant_id = $1 and p.item_id = k.item_id and p.unit_code = k.unit
     where p.id is not null or i.base_unit = k.unit`,
    [rows.tenantId, some.map(({ itemId }) => itemId), some.map(({ unit }) => unit)],
  );
  const ratios = new Map(found.map((row) => [`${row.itemId}/${row.unit}`, row]));
  return asked.map((each) => {
    const row = each && ratios.get(`${each.itemId}/${each.unit}`);
    if (!each || !row) return null;
    const ratio = { numerator: BigInt(row.numerator), denominator: BigInt(row.denominator) };
    return { unit: each.unit, multiple: packMultiple(ratio, each.scale), ruleId: each.ruleId };
  });
}
