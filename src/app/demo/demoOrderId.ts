import type pg from 'pg';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { ReadSession, withReadSession } from '../../platform/database/readSession.js';
import { encodeTypeId } from '../../platform/ids.js';
import { DEMO_ORDER } from './demoData.js';

/** The order that the IDE's tabs let leave (seedOrder.ts); undefined in a tenant that was seeded before there was one. */
export async function demoOrderId(app: pg.Pool, tenantId: number): Promise<string | undefined> {
  const [found] = await withReadSession(new ReadSession(app, tenantId), (rows) =>
    rows.rows<{ uuid: string }>(`select public_id as uuid from demand_order where tenant_id = $1 and source = 'OWN' and external_id = $2`, [
      tenantId,
      DEMO_ORDER.externalId,
    ]),
  );
  return found === undefined ? undefined : encodeTypeId(ID_PREFIXES.order, found.uuid);
}
