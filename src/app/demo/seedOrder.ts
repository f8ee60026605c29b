import { placeOrder } from '../../commands/ordering/placeOrder.js';
import { DEMO_ORDER } from './demoData.js';
import type { Seeder } from './seeder.js';
import type { SeededIds } from './seedStock.js';

/** An order that waits to be picked, its lots bound to it: of goods that nothing else in the demo needs, and that last. */
export async function seedOrder(seeder: Seeder, { siteIds, itemIds, partnerIds }: SeededIds): Promise<void> {
  await seeder.all(placeOrder, [
    {
      key: `seed order ${DEMO_ORDER.externalId}`,
      input: {
        externalId: DEMO_ORDER.externalId,
        customerId: partnerIds.get(DEMO_ORDER.customer) as string,
        siteId: siteIds.get(DEMO_ORDER.site) as string,
        lines: DEMO_ORDER.lines.map(({ sku, quantity }) => ({ itemId: itemIds.get(sku) as string, quantity: { value: quantity } })),
        allocate: true,
      },
    },
  ]);
}
