import type { ActedIntent } from '../../platform/execute.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Ratio } from '../../domain/shared/quantity.js';
import { OWN_SOURCE } from '../../domain/order/order.js';
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
import { locationsByPublicId, type LocationFacts } from '../../steps/facts/loadLocations.js';
import { unitsOfItems } from '../../steps/facts/unitsOfItems.js';
import { lockItemsAtSites } from '../../ledger/locks.js';
import { reservationsByPublicId, type ReservationFacts } from '../../steps/reserving/reservationFacts.js';
import type { PlaceOrder } from './placeOrderInput.js';

/** Everything the orders of one call need, read once. */
export interface PlaceFacts {
  /** The partners that actors act for, by the actors' principals. */
  readonly actors: ReadonlyMap<number, ActorPartner>;
  readonly customers: ReadonlyMap<string, PartnerFacts>;
  /** Who those are as customers, by their ids. */
  readonly ownCustomers: ReadonlyMap<number, PartnerFacts>;
  readonly locations: ReadonlyMap<string, LocationFacts>;
  readonly sites: ReadonlyMap<string, SiteFacts>;
  readonly items: ReadonlyMap<string, ItemFacts>;
  readonly units: ReadonlyMap<number, ReadonlyMap<string, Ratio>>;
  /** TypeIDs of orders that are there already, by source and external id. */
  readonly known: ReadonlyMap<string, string>;
  /** Those that orders name, under the lock of all items at their sites. */
  readonly reservations: ReadonlyMap<string, ReservationFacts>;
}

/** The same as one of them sees it. */
export interface ActorFacts extends PlaceFacts {
  readonly principalId: number;
  readonly actor: ActorPartner | undefined;
  readonly ownCustomer: PartnerFacts | undefined;
}

export function ofActor(facts: PlaceFacts, principalId: number): ActorFacts {
  const actor = facts.actors.get(principalId);
  return { ...facts, principalId, actor, ownCustomer: actor && facts.ownCustomers.get(actor.id) };
}

export async function loadPlaceFacts(work: UnitOfWork, intents: readonly ActedIntent<PlaceOrder>[]): Promise<PlaceFacts> {
  const inputs = intents.map(({ input }) => input);
  const actors = await partnersOfActors(
    work,
    intents.map(({ actor }) => actor.principalId),
  );
  const items = await itemsByPublicId(
    work,
    inputs.flatMap(({ lines }) => lines.map((line) => line.itemId)),
  );
  const sites = await sitesByPublicId(
    work,
    inputs.map((input) => input.siteId),
  );
  return {
    actors,
    customers: await partnersByPublicId(
      work,
      inputs.map((input) => input.customerId),
    ),
    ownCustomers: await partnersById(
      work,
      [...actors.values()].map(({ id }) => id),
    ),
    locations: await locationsByPublicId(
      work,
      inputs.map((input) => input.shipToId),
    ),
    sites,
    items,
    units: await unitsOfItems(
      work,
      [...items.values()].map((item) => item.id),
    ),
    known: await knownOrders(
      work,
      intents.map(({ input, actor }) => ({ source: sourceOf(input, actors.get(actor.principalId)), externalId: input.externalId })),
    ),
    reservations: await lockReservations(work, inputs, { items, sites }),
  };
}

/** All that the orders want is locked at once, in one order, as it will be for allocating. */
async function lockReservations(
  work: UnitOfWork,
  inputs: readonly PlaceOrder[],
  { items, sites }: Pick<PlaceFacts, 'items' | 'sites'>,
): Promise<PlaceFacts['reservations']> {
  const ids = inputs.flatMap(({ reservationIds = [] }) => reservationIds);
  if (ids.length === 0) return new Map();
  const places = inputs.flatMap(({ siteId, lines }) =>
    lines.flatMap((line) => {
      const [item, site] = [items.get(line.itemId), sites.get(siteId)];
      return item === undefined || site === undefined ? [] : [{ itemId: item.id, siteId: site.id }];
    }),
  );
  await lockItemsAtSites(work, places);
  return await reservationsByPublicId(work, ids);
}

/** Whose numbers an order's external id is one of. */
export const sourceOf = (input: PlaceOrder, actor: ActorPartner | undefined): string => actor?.code ?? input.source ?? OWN_SOURCE;

export const externalKey = (source: string, externalId: string): string => JSON.stringify([source, externalId]);

async function knownOrders(
  work: UnitOfWork,
  asked: readonly { readonly source: string; readonly externalId: string | undefined }[],
): Promise<ReadonlyMap<string, string>> {
  const named = asked.filter((each) => each.externalId !== undefined);
  if (named.length === 0) return new Map();
  const rows = await work.rows<{ uuid: string; source: string; externalId: string }>(
    `/* knownOrders */ select o.public_id as uuid, o.source, o.external_id as "externalId" from unnest($2::text[], $3::text[]) as k (source, external_id)
     join demand_order o on o.tenant_id = $1 and o.source = k.source and o.external_id = k.external_id`,
    [work.tenantId, named.map((each) => each.source), named.map((each) => each.externalId)],
  );
  return new Map(rows.map((row) => [externalKey(row.source, row.externalId), encodeTypeId(ID_PREFIXES.order, row.uuid)]));
}
