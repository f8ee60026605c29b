import { normaliseLotNumber, type Lot } from '../../domain/lot/lot.js';
import type { Rows } from '../../platform/database/rows.js';
import { seenBy } from '../shared/partnerWall.js';
import { LOT_SOURCE } from './lotSource.js';

/** Suppliers of one item that call a lot by the same number. More are not told shorter: they are told to be too many. */
export const MAXIMUM_LABEL_MATCHES = 50;

/** What a label says of a lot. */
export interface LotLabel {
  readonly itemId: number;
  readonly lotNumber: string;
}

/**
 * Lots of the item that bear the number, as ours or as their supplier's: several where several suppliers use it. One more than
 * MAXIMUM_LABEL_MATCHES when there are too many.
 */
export async function lotsByLabel(rows: Rows, { itemId, lotNumber }: LotLabel): Promise<readonly Lot[]> {
  const values: unknown[] = [rows.tenantId, itemId, lotNumber, normaliseLotNumber(lotNumber)];
  const seen = seenBy(rows, LOT_SOURCE, (partnerId) => `$${values.push(partnerId)}::bigint`);
  if (seen === undefined) return [];
  return await rows.rows<Lot>(
    `/* lotsByLabel */ select ${seen.columns} from ${LOT_SOURCE.from}
     where l.tenant_id = $1 and l.item_id = $2 and (l.lot_number = $3 or l.supplier_lot_normalised = $4) and ${seen.condition ?? 'true'}
     order by l.id limit ${MAXIMUM_LABEL_MATCHES + 1}`,
    values,
  );
}
