import type { Announcement } from '../../events/catalogue.js';
import type { CarrierStatus } from '../../domain/shipping/carrierStatus.js';

/** A shipment as its events tell it. */
export interface ToldShipment {
  readonly publicId: string;
  readonly shipmentNumber: string;
  readonly orderPublicId: string;
  readonly customer: { readonly id: number; readonly publicId: string };
  readonly siteId: number;
  readonly status: CarrierStatus;
  readonly trackingNumber: string | null;
  readonly shippedAt: string;
  readonly deliveredAt: string | null;
  readonly version: number;
}

/** A shipment's event, with the shipment as it is since. Its customer hears of it too. */
export function shipmentAnnouncement<Type extends 'ShipmentShipped' | 'ShipmentTracked'>(
  type: Type,
  told: ToldShipment,
): Announcement<Type> {
  const { publicId, orderPublicId, customer, siteId, shipmentNumber, status, trackingNumber, shippedAt, deliveredAt, version } = told;
  return {
    type,
    payload: {
      shipment: publicId,
      shipmentNumber,
      order: orderPublicId,
      customer: customer.publicId,
      status,
      trackingNumber,
      shippedAt,
      deliveredAt,
      version,
    },
    subjects: { shipment: [publicId], order: [orderPublicId], partner: [customer.publicId] },
    partnerIds: [customer.id],
    siteId,
  };
}
