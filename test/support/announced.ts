import { recordInboundShipment } from '../../src/commands/receiving/recordInboundShipment.js';
import type { AnnouncedLine, AnnouncedShipment } from '../../src/domain/inbound/inboundShipment.js';
import { localDate } from '../../src/domain/shared/dates.js';
import { quantity } from '../../src/domain/shared/quantity.js';
import { newPublicId } from '../../src/platform/ids.js';
import type { Known, World } from './world.js';

export interface Announcing extends Partial<Pick<AnnouncedLine, 'purchaseOrderNumber'>> {
  readonly item: Known;
  readonly quantity: string;
  readonly expectedOn?: string;
  readonly expiresOn?: string;
  readonly to?: Known;
}

/** Something that a supplier announced for a site of the world: the shipment's TypeID. */
export async function announced(world: World, { item, to = world.site, ...asked }: Announcing): Promise<string> {
  const shipment: AnnouncedShipment = {
    supplierId: world.supplier.id,
    shipmentNumber: `ASN-${newPublicId()}`,
    purpose: '00',
    siteId: to.id,
    ...(asked.expectedOn === undefined ? {} : { expectedOn: localDate(asked.expectedOn) }),
    handlingUnits: [],
    lines: [
      {
        lineNumber: 1,
        itemId: item.id,
        quantity: quantity(asked.quantity),
        announcedQuantity: asked.quantity,
        announcedUnit: 'KGM',
        hlPath: [],
        ...(asked.expiresOn === undefined ? {} : { expiresOn: localDate(asked.expiresOn) }),
        ...(asked.purchaseOrderNumber === undefined ? {} : { purchaseOrderNumber: asked.purchaseOrderNumber }),
      },
    ],
  };
  return (await world.done(recordInboundShipment, shipment)).inboundShipmentId;
}
