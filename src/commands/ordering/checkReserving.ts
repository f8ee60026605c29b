import type { Intent } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { DEFAULT_RESERVATION_SECONDS, MAXIMUM_RESERVATION_SECONDS } from '../../domain/order/reservation.js';
import { checkWhole } from '../../domain/shared/checkText.js';
import { isRefusal, parseBaseQuantity } from '../../domain/shared/parseBaseQuantity.js';
import type { Quantity, Ratio } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, refusal, retired } from '../../domain/shared/refusals.js';
import { partnersOfActors, type ActorPartner } from '../../steps/access/partnersOfActors.js';
import {
  itemsByPublicId,
  partnersById,
  partnersByPublicId,
  sitesByPublicId,
  type ItemFacts,
  type PartnerFacts,
  type SiteFacts,
} from '../../steps/facts/loadFacts.js';
import { unitsOfItems } from '../../steps/facts/unitsOfItems.js';

/** So much of an item, for a time. Ids are TypeIDs. */
export interface ReserveStock {
  readonly itemId: string;
  readonly siteId: string;
  readonly quantity: { readonly value: string; readonly unit?: string };
  /** For whom; a partner reserves for itself. */
  readonly customerId?: string;
  readonly expiresInSeconds?: number;
}

export interface CheckedReserving {
  readonly item: ItemFacts;
  readonly site: SiteFacts;
  readonly customer: PartnerFacts | undefined;
  readonly quantity: Quantity;
  readonly expiresAt: string;
}

export interface ReserveFacts {
  readonly now: string;
  readonly actor: ActorPartner | undefined;
  readonly own: PartnerFacts | undefined;
  readonly customers: ReadonlyMap<string, PartnerFacts>;
  readonly items: ReadonlyMap<string, ItemFacts>;
  readonly units: ReadonlyMap<number, ReadonlyMap<string, Ratio>>;
  readonly sites: ReadonlyMap<string, SiteFacts>;
}

export async function loadReserveFacts(work: UnitOfWork, intents: readonly Intent<ReserveStock>[]): Promise<ReserveFacts> {
  const inputs = intents.map(({ input }) => input);
  const actor = (await partnersOfActors(work, [work.actor.principalId])).get(work.actor.principalId);
  const items = await itemsByPublicId(
    work,
    inputs.map(({ itemId }) => itemId),
  );
  return {
    now: work.now,
    actor,
    own: actor === undefined ? undefined : (await partnersById(work, [actor.id])).get(actor.id),
    customers: await partnersByPublicId(
      work,
      inputs.map(({ customerId }) => customerId),
    ),
    items,
    units: await unitsOfItems(
      work,
      [...items.values()].map(({ id }) => id),
    ),
    sites: await sitesByPublicId(
      work,
      inputs.map(({ siteId }) => siteId),
    ),
  };
}

/** Every reason why it may not be reserved, but that there is too little, or what is to be reserved. */
export function checkReserving(input: ReserveStock, facts: ReserveFacts): Decided<CheckedReserving> {
  const item = findItem(input, facts);
  const site = findSite(input, facts);
  const customer = findCustomer(input, facts);
  const quantity = isRefusal(item)
    ? item
    : parseBaseQuantity(input.quantity, { ...item, units: facts.units.get(item.id) ?? new Map() }, ['input', 'quantity']);
  const seconds = input.expiresInSeconds ?? DEFAULT_RESERVATION_SECONDS;
  const refusals = [
    ...[site, customer, quantity].filter(isRefusal),
    ...checkWhole(seconds, { least: 1, most: MAXIMUM_RESERVATION_SECONDS, path: ['input', 'expiresInSeconds'] }),
  ];
  if (refusals.length > 0 || isRefusal(item) || isRefusal(site) || isRefusal(customer) || isRefusal(quantity))
    return { ok: false, refusals };
  const expiresAt = new Date(Date.parse(facts.now) + seconds * 1_000).toISOString();
  return { ok: true, value: { item, site, customer, quantity, expiresAt } };
}

function findItem({ itemId }: ReserveStock, { items }: ReserveFacts): ItemFacts | Refusal {
  const item = items.get(itemId);
  if (item === undefined) return notFound('item', itemId, ['input', 'itemId']);
  return item.retired ? retired('Item', item.sku, ['input', 'itemId']) : item;
}

function findSite({ siteId }: ReserveStock, { sites }: ReserveFacts): SiteFacts | Refusal {
  const site = sites.get(siteId);
  if (site === undefined) return notFound('site', siteId, ['input', 'siteId']);
  return site.retired ? retired('Site', site.code, ['input', 'siteId']) : site;
}

function findCustomer({ customerId }: ReserveStock, { actor, own, customers }: ReserveFacts): PartnerFacts | undefined | Refusal {
  const path = ['input', 'customerId'];
  if (customerId === undefined) return own;
  const customer = customers.get(customerId);
  if (actor !== undefined && customer?.id !== actor.id) return refusal('PARTNER_MISMATCH', 'Your key is for another partner.', { path });
  if (customer === undefined) return notFound('partner', customerId, path);
  if (!customer.isCustomer && !customer.isStorefront) return invalidInput(`Partner ${customer.code} is no customer.`, path);
  return customer.retired ? retired('Partner', customer.code, path) : customer;
}
