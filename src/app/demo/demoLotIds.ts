import type pg from 'pg';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { ReadSession, withReadSession } from '../../platform/database/readSession.js';
import { encodeTypeId } from '../../platform/ids.js';

/** Lots of the seed (seedStock.ts) that the README and the IDE's tabs begin with. */
export interface DemoLotIds {
  /** COCOA-DRUM-7: divided and blended. */
  readonly drum: string;
  /** COCOA-P3: a part of it that is still whole, without a hold. */
  readonly part: string;
}

export async function demoLotIds(app: pg.Pool, tenantId: number): Promise<DemoLotIds> {
  const found = await withReadSession(new ReadSession(app, tenantId), (rows) =>
    rows.rows<{ name: string; uuid: string }>(
      `select coalesce(supplier_lot_number, lot_number) as name, public_id as uuid from lot
       where tenant_id = $1 and (lot_number = 'COCOA-P3' or supplier_lot_normalised = 'COCOADRUM7')`,
      [tenantId],
    ),
  );
  const idOf = (name: string): string => {
    const lot = found.find((each) => each.name === name);
    if (lot === undefined) throw new Error(`the seed made no lot ${name}`);
    return encodeTypeId(ID_PREFIXES.lot, lot.uuid);
  };
  return { drum: idOf('COCOA-DRUM-7'), part: idOf('COCOA-P3') };
}
