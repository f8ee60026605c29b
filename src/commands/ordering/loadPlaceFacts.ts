import type { Intent } from '../../platform/execute.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Ratio } from '../../domain/shared/quantity.js';
import { OWN_SOURCE } from '../../domain/order/order.js';
import { actorPartner, type ActorPartner } from '../../steps/access/actorPartner.js';
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
import type { PlaceOrder } from './placeOrderInput.js';

/** Everything the orders of one call need, read once. */
export interface PlaceFacts {
  readonly actor: ActorPartner | undefined;
  readonly customers: ReadonlyMap<string, PartnerFacts>;
  /** Who the actor's own partner is as a customer. */
  readonly ownCustomer: PartnerFacts | undefined;
  readonly locations: ReadonlyMap<string, LocationFacts>;
  readonly sites: ReadonlyMap<string, SiteFacts>;
  readonly items: ReadonlyMap<string, ItemFacts>;
  readonly units: ReadonlyMap<number, ReadonlyMap<string, Ratio>>;
  /** TypeIDs of orders that are there already, by source and external id. */
  readonly known: ReadonlyMap<string, string>;
}

export async function loadPlaceFacts(work: UnitOfWork, intents: readonly Intent<PlaceOrder>[]): Promise<PlaceFacts> {
  const inputs = intents.map(({ input }) => input);
  const actor = await actorPartner(work);
  const items = await itemsByPublicId(
    work,
    inputs.flatMap(({ lines }) => lines.map((line) => line.itemId)),
  );
  return {
    actor,
    customers: await partnersByPublicId(
      work,
      inputs.map((input) => input.customerId),
    ),
    ownCustomer: actor === undefined ? undefined : (await partnersById(work, [actor.id])).get(actor.id),
    locations: await locationsByPublicId(
      work,
      inputs.map((input) => input.shipToId),
    ),
    sites: await sitesByPublicId(
      work,
      inputs.map((input) => input.siteId),
    ),
    items,
    units: await unitsOfItems(
      work,
      [...items.values()].map((item) => item.id),
    ),
    known: await knownOrders(
      work,
      inputs.map((input) => ({ source: sourceOf(input, actor), externalId: input.externalId })),
    ),
  };
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
