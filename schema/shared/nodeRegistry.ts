import { ID_PREFIXES, type Noun } from '../../src/domain/shared/nouns.js';
import { decodeTypeId } from '../../src/platform/ids.js';
import { allocationsByPublicId } from '../../src/queries/allocating/allocationLookUps.js';
import { customerLotRulesByPublicId } from '../../src/queries/allocating/customerLotRules.js';
import { certificatesByPublicId } from '../../src/queries/certifying/certificates.js';
import { workExceptionsByPublicId } from '../../src/queries/exceptions/workExceptions.js';
import { holdsByPublicId } from '../../src/queries/holding/holds.js';
import { inboundShipmentsByPublicId, linesByPublicId } from '../../src/queries/inbound/inboundShipmentLookUps.js';
import { lotsByPublicId } from '../../src/queries/lots/lotLookUps.js';
import { binsByPublicId } from '../../src/queries/masterData/binLookUps.js';
import { itemsByPublicId } from '../../src/queries/masterData/itemLookUps.js';
import { partnerLocationsByPublicId, partnersByPublicId } from '../../src/queries/masterData/partnerLookUps.js';
import { sitesByPublicId, zonesByPublicId } from '../../src/queries/masterData/siteLookUps.js';
import { handlingUnitsByPublicId } from '../../src/queries/stock/handlingUnitLookUps.js';
import { inboundEndpointsByPublicId } from '../../src/queries/messages/inboundEndpoints.js';
import { messagesByPublicId } from '../../src/queries/messages/messageLookUps.js';
import { orderLinesByPublicId, ordersByPublicId } from '../../src/queries/orders/orderLookUps.js';
import {
  packagesByPublicId,
  shipmentLinesByPublicId,
  shipmentsByPublicId,
  trackingEventsByPublicId,
} from '../../src/queries/shipping/shipmentLookUps.js';
import { reservationsByPublicId } from '../../src/queries/orders/reservationLookUps.js';
import { purchaseOrderLinesByPublicId, purchaseOrdersByPublicId } from '../../src/queries/purchasing/purchaseOrders.js';
import { apiKeysByPublicId } from '../../src/queries/access/apiKeyLookUps.js';
import type { BatchQuery } from '../../src/queries/shared/lookUp.js';
import type { GraphContext } from './context.js';

export interface NodeRow {
  readonly publicId: string;
}

export interface NodeKind {
  readonly noun: Noun;
  /** Name of the GraphQL type. */
  readonly type: string;
  readonly load: BatchQuery<string, NodeRow>;
  /** True when partners may ask for it; the walls of its source (src/queries/shared/partnerWall.ts) then decide what they see. */
  readonly forPartners?: true;
}

/** Every noun that `node` finds and whose type gets its `id` from its row's publicId: one line a noun. */
export const NODE_KINDS: readonly NodeKind[] = [
  { noun: 'allocation', type: 'Allocation', load: allocationsByPublicId },
  { noun: 'apiKey', type: 'ApiKey', load: apiKeysByPublicId },
  { noun: 'bin', type: 'Bin', load: binsByPublicId },
  { noun: 'certificate', type: 'Certificate', load: certificatesByPublicId },
  { noun: 'customerLotRule', type: 'CustomerLotRule', load: customerLotRulesByPublicId },
  { noun: 'handlingUnit', type: 'HandlingUnit', load: handlingUnitsByPublicId },
  { noun: 'hold', type: 'Hold', load: holdsByPublicId },
  { noun: 'inboundEndpoint', type: 'InboundEndpoint', load: inboundEndpointsByPublicId },
  { noun: 'inboundMessage', type: 'InboundMessage', load: messagesByPublicId, forPartners: true },
  { noun: 'inboundShipment', type: 'InboundShipment', load: inboundShipmentsByPublicId, forPartners: true },
  { noun: 'inboundShipmentLine', type: 'InboundShipmentLine', load: linesByPublicId, forPartners: true },
  { noun: 'item', type: 'Item', load: itemsByPublicId, forPartners: true },
  { noun: 'lot', type: 'Lot', load: lotsByPublicId, forPartners: true },
  { noun: 'order', type: 'Order', load: ordersByPublicId, forPartners: true },
  { noun: 'orderLine', type: 'OrderLine', load: orderLinesByPublicId, forPartners: true },
  { noun: 'package', type: 'Package', load: packagesByPublicId, forPartners: true },
  { noun: 'partner', type: 'Partner', load: partnersByPublicId },
  { noun: 'partnerLocation', type: 'PartnerLocation', load: partnerLocationsByPublicId },
  { noun: 'shipment', type: 'Shipment', load: shipmentsByPublicId, forPartners: true },
  { noun: 'shipmentLine', type: 'ShipmentLine', load: shipmentLinesByPublicId, forPartners: true },
  { noun: 'purchaseOrder', type: 'PurchaseOrder', load: purchaseOrdersByPublicId },
  { noun: 'purchaseOrderLine', type: 'PurchaseOrderLine', load: purchaseOrderLinesByPublicId },
  { noun: 'reservation', type: 'Reservation', load: reservationsByPublicId, forPartners: true },
  { noun: 'site', type: 'Site', load: sitesByPublicId, forPartners: true },
  { noun: 'trackingEvent', type: 'TrackingEvent', load: trackingEventsByPublicId },
  { noun: 'workException', type: 'WorkException', load: workExceptionsByPublicId },
  { noun: 'zone', type: 'Zone', load: zonesByPublicId },
];

const KIND_OF_PREFIX = new Map(NODE_KINDS.map((kind) => [ID_PREFIXES[kind.noun] as string, kind]));

/** The row that an id names, with its type; null for malformed ids, other tenants' ids, and what the caller may not see. */
export async function loadNode(context: GraphContext, id: string | null | undefined): Promise<object | null> {
  const decoded = id ? decodeTypeId(id) : undefined;
  const kind = decoded && KIND_OF_PREFIX.get(decoded.prefix);
  if (!kind || (context.principal.partnerId !== undefined && !kind.forPartners)) return null;
  const row = await context.loader(kind.load).load(decoded.uuid);
  return row === undefined ? null : { ...row, __typename: kind.type };
}
