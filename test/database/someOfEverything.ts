import { defineCustomerLotRule } from '../../src/commands/allocating/defineCustomerLotRule.js';
import { restrictLot } from '../../src/commands/allocating/restrictLot.js';
import { attachCertificate } from '../../src/commands/certifying/attachCertificate.js';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { placeOrder } from '../../src/commands/ordering/placeOrder.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { recordInboundShipment } from '../../src/commands/receiving/recordInboundShipment.js';
import { transformLots } from '../../src/commands/transforming/transformLots.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { quantity } from '../../src/domain/shared/quantity.js';
import { encodeTypeId } from '../../src/platform/ids.js';
import type { World } from '../support/world.js';

/** Rows in most tables: through the commands where there are such, by hand where there are none yet. */
export async function someOfEverything(world: World): Promise<void> {
  const line = {
    lineNumber: 1,
    itemId: world.item.id,
    quantity: quantity('10'),
    announcedQuantity: '10',
    announcedUnit: 'KGM',
    supplierLotNumber: 'A-1',
    handlingUnit: 'HU-1',
    hlPath: [],
  };
  const shipment = await world.done(recordInboundShipment, {
    supplierId: world.supplier.id,
    shipmentNumber: 'ASN-1',
    purpose: '00',
    siteId: world.site.id,
    handlingUnits: [{ code: 'HU-1', kind: 'PALLET' }],
    lines: [line],
  });
  await world.done(receiveGoods, { inboundShipmentId: shipment.inboundShipmentId, lines: [], complete: true });
  const received = await world.done(receiveGoods, {
    siteId: world.site.publicId,
    supplierId: world.supplier.publicId,
    lines: [{ itemId: world.item.publicId, quantity: { value: '5' }, supplierLotNumber: 'B-1', binId: world.bins.shelf.publicId }],
  });
  const lotId = received.lotIds[0] as string;
  const part = { binId: world.bins.shelf.publicId, quantity: { value: '2' } };
  await world.done(transformLots, { kind: 'SPLIT', inputs: [{ lotId, ...part }], outputs: [{ lotNumber: 'B-1/1', ...part }] });
  await world.done(placeHold, { type: 'QUALITY', scope: 'QUANTITY', lotId, ...part, reasonCode: 'QUALITY_CHECK' });
  const customer = await world.rows<{ id: string }>(
    `insert into trading_partner (tenant_id, public_id, code, name, is_customer) values ($1, gen_random_uuid(), 'BUYER', 'Buyer', true) returning public_id as id`,
    [world.tenantId],
  );
  await world.done(placeOrder, {
    customerId: encodeTypeId(ID_PREFIXES.partner, customer[0]!.id),
    siteId: world.site.publicId,
    lines: [{ itemId: world.item.publicId, quantity: { value: '1' } }],
    allocate: true,
  });
  await world.done(defineCustomerLotRule, {
    customerClass: 'GROCERY',
    itemId: world.item.publicId,
    approvedLotIds: [lotId],
    deniedSupplierIds: [world.supplier.publicId],
    attributeRanges: [{ name: 'brix', minimum: '10' }],
  });
  await world.done(restrictLot, { lotId, customerClasses: ['GROCERY'] });
  await world.done(attachCertificate, { lotId, kind: 'COA', number: '1' });
  await world.rows(`insert into event_head (tenant_id) values ($1) on conflict do nothing`, [world.tenantId]);
  await world.rows(
    `insert into inbound_message (tenant_id, public_id, connector, partner_id, way_in, sha256, byte_length, status, received_by, received_at)
     values ($1, gen_random_uuid(), 'edi', $2, 'HTTP', '\\x00', 1, 'RECEIVED', $3, now())`,
    [world.tenantId, world.supplier.id, world.principalId],
  );
}
