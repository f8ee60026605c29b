import type { Facts } from './facts.js';
import { idIn, type Made, type Making } from './probeThings.js';

/** A purchase order of the supplier. */
export async function makePurchases({ make, mark }: Making, { partner, site, item }: Facts): Promise<Facts> {
  const purchaseNumber = `${mark}-PO-1`;
  const lines = [{ itemId: item, quantity: { value: '100' }, expectedOn: '2026-12-24' }];
  const made = await make('createPurchaseOrder', { orderNumber: purchaseNumber, supplierId: partner, siteId: site, lines });
  const order = made['CreatePurchaseOrderPayload__purchaseOrder'] as Made;
  return {
    purchaseNumber,
    purchaseOrder: idIn(made, 'CreatePurchaseOrderPayload__purchaseOrder'),
    purchaseLine: idIn(order, 'PurchaseOrder__lines'),
  };
}
