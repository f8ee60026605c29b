import type { Lot } from '../../domain/lot/lot.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { filteredPartner, seenBy } from '../shared/partnerWall.js';
import type { Wanted } from '../shared/wanted.js';
import { lotsByPublicId } from './lotLookUps.js';
import { LOT_SOURCE } from './lotSource.js';

/** A lot by what people read on it: its number, the item and, for bought lots, the supplier. */
export interface LotKey {
  readonly lotNumber: string;
  readonly itemSku: string;
  readonly supplierCode?: string | null | undefined;
}

/** Exactly one of. */
export interface LotReference {
  readonly id?: string | null | undefined;
  readonly key?: LotKey | null | undefined;
}

/** The lot, or undefined when there is none (a malformed id names none). `wanted`: what it must have; all its fields when absent. */
export async function lotByRef(rows: Rows, { id, key }: LotReference, wanted?: Wanted): Promise<Lot | undefined> {
  if (key) return await lotByKey(rows, key);
  const uuid = id ? uuidOf(ID_PREFIXES.lot, id) : undefined;
  const find = wanted === undefined ? lotsByPublicId : lotsByPublicId.only(wanted);
  return uuid === undefined ? undefined : (await find(rows, [uuid])).get(uuid);
}

async function lotByKey(rows: Rows, { lotNumber, itemSku, supplierCode }: LotKey): Promise<Lot | undefined> {
  const values: unknown[] = [rows.tenantId, lotNumber, itemSku, supplierCode ?? null];
  const seen = seenBy(rows, LOT_SOURCE, (partnerId) => `$${values.push(partnerId)}::bigint`);
  if (seen === undefined) return undefined;
  // To a partner, other suppliers have no name: it finds their lots without one.
  const ownName = filteredPartner(rows) === undefined ? '' : ` and p.id = $${values.length}`;
  const [lot] = await rows.rows<Lot>(
    `/* lotByKey */ select ${seen.columns} from ${LOT_SOURCE.from}
     join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
     left join trading_partner p on p.tenant_id = l.tenant_id and p.id = l.supplier_id${ownName}
     where l.tenant_id = $1 and l.lot_number = $2 and i.sku = $3 and p.code is not distinct from $4 and ${seen.condition ?? 'true'}`,
    values,
  );
  return lot;
}
