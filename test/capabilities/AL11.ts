import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import type { Warehouse } from '../support/capability/warehouse.js';
import { settledMessages } from '../support/capability/messages.js';
import { aShipNotice } from '../support/shipNotice.js';

const BACKORDER = `query ($id: ID!) { order(ref: { id: $id }) { lines { allocated { value }
  expectedFrom { quantity { value } expectedOn purchaseOrderLineId inboundShipmentLineId } } } }`;
const ANNOUNCED = `query { inboundShipments { nodes { lines { id } } } }`;

interface Backorder {
  readonly order: {
    readonly lines: readonly { readonly allocated: { readonly value: string }; readonly expectedFrom: readonly object[] }[];
  };
}

interface Announced {
  readonly inboundShipments: { readonly nodes: readonly { readonly lines: readonly { readonly id: string }[] }[] };
}

/** 10 are ordered for the 10th, of which 6 are then announced by an 856 for the 5th. */
async function ordered(warehouse: Warehouse, itemId: string): Promise<string> {
  const lines = [{ itemId, quantity: { value: '10' }, expectedOn: '2026-12-10' }];
  const { purchaseOrder } = await warehouse.done<{ purchaseOrder: { lines: { id: string }[] } }>(
    'createPurchaseOrder',
    { orderNumber: 'PO-1', siteId: warehouse.siteId, supplierId: warehouse.supplierId, lines },
    'purchaseOrder { lines { id } }',
  );
  return purchaseOrder.lines[0]?.id as string;
}

async function announced(warehouse: Warehouse): Promise<string> {
  const content = aShipNotice({ arrivesOn: '20261205', shipTo: 'MAIN', lines: [{ quantity: '6', lot: 'L-1' }] });
  await warehouse.done('submitMessage', { content, partnerCode: 'ACME' });
  expect(await settledMessages(warehouse)).toMatchObject([{ status: 'PROCESSED' }]);
  const { inboundShipments } = await warehouse.ask<Announced>(ANNOUNCED);
  return inboundShipments.nodes[0]?.lines[0]?.id as string;
}

export const AL11: Scenario = {
  shows: 'a line that waits says which announced line and which line of a purchase order it will be filled from, how much, and when',
  async run(warehouse) {
    const identifiers = [{ scheme: 'ISA', qualifier: 'ZZ', value: 'ACMESUPPLY' }];
    const item = await warehouse.anItem({ sku: 'A-1', baseUnit: 'EA', scale: 0 });
    await warehouse.done('definePartner', { id: warehouse.supplierId, code: 'ACME', name: 'Acme', roles: ['SUPPLIER'], identifiers });
    await warehouse.aLot(item, 'HERE', { quantity: { value: '3' } });
    const purchaseOrderLineId = await ordered(warehouse, item);
    const { id } = await warehouse.anOrder(await warehouse.aCustomer(), [{ itemId: item, quantity: '12' }], {
      allocate: true,
      partial: true,
    });
    const line = async () => (await warehouse.ask<Backorder>(BACKORDER, { id })).order.lines[0];
    const fromOrder = (value: string) => ({
      quantity: { value },
      expectedOn: '2026-12-10',
      purchaseOrderLineId,
      inboundShipmentLineId: null,
    });
    expect(await line()).toEqual({ allocated: { value: '3' }, expectedFrom: [fromOrder('9')] });
    const inboundShipmentLineId = await announced(warehouse);
    const fromShipment = { quantity: { value: '6' }, expectedOn: '2026-12-05', purchaseOrderLineId: null, inboundShipmentLineId };
    expect((await line())?.expectedFrom).toEqual([fromShipment, fromOrder('3')]);
    await warehouse.aLot(item, 'MORE', { quantity: { value: '9' } });
    await warehouse.done('allocateOrder', { orderId: id });
    expect((await line())?.expectedFrom).toEqual([]);
  },
};
