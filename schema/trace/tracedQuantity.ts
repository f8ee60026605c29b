import { formatQuantity, type Quantity } from '../../src/domain/shared/quantity.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import type { GraphContext } from '../shared/context.js';

interface Published {
  readonly value: string;
  readonly unit: string;
}

export const inStartUnit = ({ startUnit }: { readonly startUnit: string }, quantity: Quantity): Published => ({
  value: formatQuantity(quantity),
  unit: startUnit,
});

/** In the base unit of the lot's item. */
export async function inLotsUnit(context: GraphContext, lotId: number, quantity: Quantity): Promise<Published> {
  const lot = await context.loader(lotsById).load(lotId);
  const item = lot === undefined ? undefined : await context.loader(itemsById).load(lot.itemId);
  return { value: formatQuantity(quantity), unit: item?.baseUnit ?? '' };
}
