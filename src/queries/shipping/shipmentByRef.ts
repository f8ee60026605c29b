import type { Shipment } from '../../domain/shipping/shipment.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { seenBy } from '../shared/partnerWall.js';
import { SHIPMENT_SOURCE, shipmentsByPublicId } from './shipmentLookUps.js';

/** Exactly one of: our id, or our number. */
export interface ShipmentReference {
  readonly id?: string | null | undefined;
  readonly shipmentNumber?: string | null | undefined;
}

/** The shipment, or undefined when there is none. */
export async function shipmentByRef(rows: Rows, { id, shipmentNumber }: ShipmentReference): Promise<Shipment | undefined> {
  if (shipmentNumber) return await byNumber(rows, shipmentNumber);
  const uuid = id ? uuidOf(ID_PREFIXES.shipment, id) : undefined;
  return uuid === undefined ? undefined : (await shipmentsByPublicId(rows, [uuid])).get(uuid);
}

async function byNumber(rows: Rows, shipmentNumber: string): Promise<Shipment | undefined> {
  const values: unknown[] = [rows.tenantId, shipmentNumber];
  const seen = seenBy(rows, SHIPMENT_SOURCE, (partnerId) => `$${values.push(partnerId)}::bigint`);
  if (seen === undefined) return undefined;
  const [found] = await rows.rows<Shipment>(
    `/* shipmentByNumber */ select ${seen.columns} from ${SHIPMENT_SOURCE.from} where s.tenant_id = $1 and s.shipment_number = $2 and ${seen.condition ?? 'true'}`,
    values,
  );
  return found;
}
