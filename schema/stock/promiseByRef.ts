import { partnerByRef } from '../../src/queries/masterData/partnerByRef.js';
import { itemsByGtin, itemsByPublicId, itemsBySku } from '../../src/queries/masterData/itemLookUps.js';
import { siteByRef } from '../../src/queries/masterData/siteByRef.js';
import { promiseKey, promisesByKey, type PromisedItem, type PromiseQuestion } from '../../src/queries/stock/availableToPromise.js';
import type { Item } from '../../src/domain/item/item.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { uuidOf } from '../../src/platform/uuidOf.js';
import type { LocalDate } from '../../src/domain/shared/dates.js';
import type { ItemRef } from '../item/item.inputs.js';
import type { GraphContext } from '../shared/context.js';
import type { PromiseArguments } from './availableToPromise.type.js';

/** A promise with the unit of its quantities. */
export interface PublishedPromise extends PromisedItem {
  readonly unit: string;
}

/** What can be promised of an item, by reference; null when the caller sees no such item, site or customer. */
export async function promiseByRef(context: GraphContext, itemRef: ItemRef, asked: PromiseArguments): Promise<PublishedPromise | null> {
  const [promised] = await promisesByRefs(context, [itemRef], asked);
  return promised ?? null;
}

/** Items of one answer are summed together. All stock is read, whose rows are for staff; only sums leave here. */
export async function promisesByRefs(
  context: GraphContext,
  itemRefs: readonly ItemRef[],
  asked: PromiseArguments,
): Promise<readonly (PublishedPromise | null)[]> {
  const items = await Promise.all(itemRefs.map((ref) => itemOf(context, ref)));
  const question = await questionOf(context, asked);
  if (question === undefined) return items.map(() => null);
  return await Promise.all(
    items.map(async (item) => {
      const promised = item && (await context.wholeLoader(promisesByKey).load(promiseKey(item.id, question)));
      return promised === undefined ? null : { ...promised, unit: item?.baseUnit ?? '' };
    }),
  );
}

/** By loaders: all items of a list in one statement a way of naming them. */
async function itemOf(context: GraphContext, { id, sku, gtin }: ItemRef): Promise<Item | undefined> {
  if (sku) return await context.loader(itemsBySku).load(sku);
  if (gtin) return await context.loader(itemsByGtin).load(gtin);
  const uuid = id ? uuidOf(ID_PREFIXES.item, id) : undefined;
  return uuid === undefined ? undefined : await context.loader(itemsByPublicId).load(uuid);
}

async function questionOf(
  context: GraphContext,
  { site: siteRef, on, customer: customerRef }: PromiseArguments,
): Promise<PromiseQuestion | undefined> {
  const site = siteRef ? await siteByRef(context.read(), siteRef) : null;
  const customer = customerRef ? await partnerByRef(context.read(), customerRef) : null;
  if (site === undefined || customer === undefined) return undefined;
  const customerId = context.principal.partnerId ?? customer?.id ?? null;
  return { siteId: site?.id ?? null, on: (on ?? null) as LocalDate | null, customerId, now: context.now() };
}
