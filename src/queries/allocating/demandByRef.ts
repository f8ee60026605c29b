import type { ItemTaking } from '../../domain/allocation/takingTerms.js';
import type { Strategy } from '../../domain/allocation/strategy.js';
import type { Partner, PartnerLocation } from '../../domain/partner/partner.js';
import type { Item } from '../../domain/item/item.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { isRefusal, parseBaseQuantity, type QuantityInput } from '../../domain/shared/parseBaseQuantity.js';
import { minus, quantity, type Quantity } from '../../domain/shared/quantity.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Rows } from '../../platform/database/rows.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { lotsByPublicId } from '../lots/lotLookUps.js';
import { itemByRef, type ItemReference } from '../masterData/itemByRef.js';
import { itemsById, packLevelsByItem } from '../masterData/itemLookUps.js';
import { partnerByRef, type PartnerReference } from '../masterData/partnerByRef.js';
import { partnerLocationsByPublicId } from '../masterData/partnerLookUps.js';
import { siteByRef, type SiteReference } from '../masterData/siteByRef.js';
import { sitesById } from '../masterData/siteLookUps.js';
import { orderLinesByPublicId, ordersById } from '../orders/orderLookUps.js';
import type { AskedDemand } from './explainAllocation.js';

/** How stock would be looked for. */
export interface Looking {
  /** As customer and item have it if absent, and so are packs. */
  readonly strategy: Strategy | undefined;
  readonly packUnit: string | undefined;
  /** TypeIDs, for EXPLICIT_LOT. */
  readonly lotIds: readonly string[];
}

/** What is still open of a line of an order. */
export interface LineReference extends Looking {
  readonly orderLineId: string;
}

/** What somebody might want. */
export interface WhatIf extends Looking {
  readonly item: ItemReference;
  readonly site: SiteReference;
  readonly quantity: QuantityInput;
  readonly shipOn: LocalDate | undefined;
  /** Whose rules hold; nobody's when absent. */
  readonly customer: PartnerReference | undefined;
  /** TypeID of a place of the customer; alone, it tells the customer. */
  readonly shipToId: string | undefined;
}

/** The demand of a line; undefined when it, or a lot that is named, is not there. */
export async function demandOfLine(
  rows: Rows,
  { orderLineId, lotIds, strategy, packUnit }: LineReference,
): Promise<AskedDemand | undefined> {
  const uuid = uuidOf(ID_PREFIXES.orderLine, orderLineId);
  const line = uuid === undefined ? undefined : (await orderLinesByPublicId(rows, [uuid])).get(uuid);
  const order = line && (await ordersById(rows, [line.orderId])).get(line.orderId);
  const item = line && (await itemsById(rows, [line.itemId])).get(line.itemId);
  const site = order && (await sitesById(rows, [order.siteId])).get(order.siteId);
  const namedLotIds = await internalLotIds(rows, lotIds);
  if (line === undefined || order === undefined || item === undefined || site === undefined || namedLotIds === undefined) return undefined;
  const open = minus(quantity(line.quantity), quantity(line.allocated));
  const { customerId, shipToId, shipOn, promisedOn } = order;
  const whose = { customerId, shipToId, orderId: order.id };
  const how = { strategy, packUnit, taking: takingOf(item) };
  return { itemId: item.id, unit: item.baseUnit, site, quantity: open, namedLotIds, shipOn, promisedOn, ...whose, ...how };
}

/** The demand that was thought of; undefined when something that it names is not there, a refusal when its quantity is none of the item. */
export async function demandWhatIf(
  rows: Rows,
  { item: itemRef, site: siteRef, ...asked }: WhatIf,
): Promise<AskedDemand | Refusal | undefined> {
  const item = await itemByRef(rows, itemRef);
  const site = await siteByRef(rows, siteRef);
  const namedLotIds = await internalLotIds(rows, asked.lotIds);
  const customer = asked.customer && (await partnerByRef(rows, asked.customer));
  const shipTo = asked.shipToId === undefined ? null : await placeOf(rows, asked.shipToId, customer);
  const isThere = asked.customer === undefined || customer !== undefined;
  if (item === undefined || site === undefined || namedLotIds === undefined || !isThere || shipTo === undefined) return undefined;
  const wanted = await baseQuantity(rows, item, asked.quantity);
  if (isRefusal(wanted)) return wanted;
  const { strategy, packUnit, shipOn } = asked;
  const how = { strategy, packUnit, taking: takingOf(item) };
  const whose = { customerId: customer?.id ?? shipTo?.partnerId, shipToId: shipTo?.id ?? null, orderId: undefined };
  return { itemId: item.id, unit: item.baseUnit, site, quantity: wanted, namedLotIds, shipOn, promisedOn: null, ...whose, ...how };
}

const takingOf = ({ allocationStrategy, allocationPackUnit, scale }: Item): ItemTaking => ({
  strategy: allocationStrategy,
  packUnit: allocationPackUnit,
  scale,
});

/** Whose place it is need not be said; it is no place of another customer. */
async function placeOf(rows: Rows, id: string, customer: Partner | undefined): Promise<PartnerLocation | undefined> {
  const uuid = uuidOf(ID_PREFIXES.partnerLocation, id);
  const place = uuid === undefined ? undefined : (await partnerLocationsByPublicId(rows, [uuid])).get(uuid);
  return customer === undefined || place?.partnerId === customer.id ? place : undefined;
}

async function baseQuantity(rows: Rows, item: Item, asked: QuantityInput): Promise<Quantity | Refusal> {
  const levels = (await packLevelsByItem(rows, [item.id])).get(item.id) ?? [];
  const units = new Map(
    levels.map(({ unitCode, numerator, denominator }) => [unitCode, { numerator: BigInt(numerator), denominator: BigInt(denominator) }]),
  );
  return parseBaseQuantity(asked, { ...item, units }, ['quantity']);
}

async function internalLotIds(rows: Rows, lotIds: readonly string[]): Promise<readonly number[] | undefined> {
  const uuids = lotIds.map((id) => uuidOf(ID_PREFIXES.lot, id));
  const known = uuids.filter((uuid) => uuid !== undefined);
  const lots = known.length === 0 ? new Map<string, { id: number }>() : await lotsByPublicId(rows, known);
  const ids = uuids.map((uuid) => (uuid === undefined ? undefined : lots.get(uuid)?.id)).filter((id) => id !== undefined);
  return ids.length === lotIds.length ? ids : undefined;
}
