import type { ExpectedShipment } from '../../domain/inbound/expectedShipment.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { seenBy } from '../shared/partnerWall.js';
import { inboundShipmentsByPublicId } from './inboundShipmentLookUps.js';
import { SHIPMENT_SOURCE } from './shipmentSource.js';

/** Exactly one of: our id, or what the supplier calls it. */
export interface InboundShipmentReference {
  readonly id?: string | null | undefined;
  readonly key?: { readonly supplierCode: string; readonly shipmentNumber: string } | null | undefined;
}

/** The announced shipment, or undefined when there is none. */
export async function inboundShipmentByRef(rows: Rows, { id, key }: InboundShipmentReference): Promise<ExpectedShipment | undefined> {
  if (key) return await byKey(rows, key);
  const uuid = id ? uuidOf(ID_PREFIXES.inboundShipment, id) : undefined;
  return uuid === undefined ? undefined : (await inboundShipmentsByPublicId(rows, [uuid])).get(uuid);
}

async function byKey(rows: Rows, key: NonNullable<InboundShipmentReference['key']>): Promise<ExpectedShipment | undefined> {
  const values: unknown[] = [rows.tenantId, key.supplierCode, key.shipmentNumber];
  const seen = seenBy(rows, SHIPMENT_SOURCE, (partnerId) => `$${values.push(partnerId)}::bigint`);
  if (seen === undefined) return undefined;
  const [found] = await rows.rows<ExpectedShipment>(
    `/* inboundShipmentByKey */ select ${seen.columns} from ${SHIPMENT_SOURCE.from}
     where s.tenant_id = $1 and s.supplier_id = (select id from trading_partner where tenant_id = $1 and code = $2) and s.shipment_number = $3
       and ${seen.condition ?? 'true'}`,
    values,
  );
  return found;
}
