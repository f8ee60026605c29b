import { siteToday } from '../../platform/clock.js';
import { newPublicId } from '../../platform/ids.js';
import { MAXIMUM_EXTERNAL_ID, MAXIMUM_ORDER_LINES, MAXIMUM_SOURCE } from '../../domain/order/order.js';
import { checkText, checkWhole } from '../../domain/shared/checkText.js';
import { parseLocalDate, type LocalDate } from '../../domain/shared/dates.js';
import { isRefusal, parseBaseQuantity } from '../../domain/shared/parseBaseQuantity.js';
import type { Quantity } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, refusal, retired } from '../../domain/shared/refusals.js';
import type { LocationFacts } from '../../steps/facts/loadLocations.js';
import type { ItemFacts, PartnerFacts, SiteFacts } from '../../steps/facts/loadFacts.js';
import type { ReservationFacts } from '../../steps/reserving/reservationFacts.js';
import { findReservations } from './findReservations.js';
import { externalKey, sourceOf, type ActorFacts } from './loadPlaceFacts.js';
import type { PlaceOrder, PlaceOrderLine } from './placeOrderInput.js';

/** An order that may be placed. */
export interface PlacedOrder {
  readonly uuid: string;
  readonly placedBy: number;
  readonly source: string;
  readonly externalId: string | null;
  readonly customer: PartnerFacts;
  readonly shipToId: number | null;
  readonly site: SiteFacts;
  readonly shipOn: LocalDate;
  readonly promisedOn: LocalDate | null;
  readonly input: PlaceOrder;
  readonly lines: readonly PlacedLine[];
  /** That it uses up. */
  readonly reservations: readonly ReservationFacts[];
}

export interface PlacedLine {
  readonly uuid: string;
  readonly item: ItemFacts;
  readonly quantity: Quantity;
}

/** Every reason why an order may not be placed, or the order. */
export function decidePlacing(input: PlaceOrder, facts: ActorFacts, now: string): Decided<PlacedOrder> {
  const source = sourceOf(input, facts.actor);
  const site = findSite(input, facts);
  const customer = findCustomer(input, facts);
  const shipTo = findShipTo(input, facts, customer);
  const lines = input.lines.map((line, index) => findLine(line, facts, ['input', 'lines', String(index)]));
  const reservations = findReservations(input, facts, customer);
  const found = [site, customer, shipTo, ...lines, ...reservations];
  const refusals = [...found.filter(isRefusal), ...inputRefusals(input), ...sourceRefusals(input, source, facts)];
  if (refusals.length > 0 || isRefusal(site) || isRefusal(customer) || isRefusal(shipTo)) return { ok: false, refusals };
  return {
    ok: true,
    value: {
      uuid: newPublicId(),
      placedBy: facts.principalId,
      source,
      externalId: input.externalId ?? null,
      customer,
      shipToId: shipTo?.id ?? null,
      site,
      shipOn: (input.shipOn ?? siteToday(now, site.timeZone)) as LocalDate,
      promisedOn: (input.promisedOn ?? null) as LocalDate | null,
      input,
      lines: lines.filter((line): line is PlacedLine => !isRefusal(line)),
      reservations: reservations.filter((reservation): reservation is ReservationFacts => !isRefusal(reservation)),
    },
  };
}

function findSite({ siteId }: PlaceOrder, { sites }: ActorFacts): SiteFacts | Refusal {
  const site = sites.get(siteId);
  if (site === undefined) return notFound('site', siteId, ['input', 'siteId']);
  return site.retired ? retired('Site', site.code, ['input', 'siteId']) : site;
}

/** A partner orders for itself; the tenant's own people for any customer. */
function findCustomer({ customerId }: PlaceOrder, { actor, ownCustomer, customers }: ActorFacts): PartnerFacts | Refusal {
  const path = ['input', 'customerId'];
  if (actor === undefined && customerId === undefined) return invalidInput('customerId is needed.', path);
  const customer = customerId === undefined ? ownCustomer : customers.get(customerId);
  if (actor !== undefined && customer?.id !== actor.id) return refusal('PARTNER_MISMATCH', 'Your key is for another partner.', { path });
  if (customer === undefined) return notFound('partner', customerId ?? '', path);
  if (!customer.isCustomer && !customer.isStorefront) return invalidInput(`Partner ${customer.code} is no customer.`, path);
  return customer.retired ? retired('Partner', customer.code, path) : customer;
}

function findShipTo(
  { shipToId }: PlaceOrder,
  { locations }: ActorFacts,
  customer: PartnerFacts | Refusal,
): LocationFacts | undefined | Refusal {
  if (shipToId === undefined) return undefined;
  const path = ['input', 'shipToId'];
  const location = locations.get(shipToId);
  if (location === undefined || (!isRefusal(customer) && location.partnerId !== customer.id))
    return notFound('place of the customer', shipToId, path);
  return location.retired ? retired('Place', location.code, path) : location;
}

function findLine({ itemId, quantity }: PlaceOrderLine, { items, units }: ActorFacts, path: readonly string[]): PlacedLine | Refusal {
  const item = items.get(itemId);
  if (item === undefined) return notFound('item', itemId, [...path, 'itemId']);
  if (item.retired) return retired('Item', item.sku, [...path, 'itemId']);
  const base = parseBaseQuantity(quantity, { ...item, units: units.get(item.id) ?? new Map() }, [...path, 'quantity']);
  return isRefusal(base) ? base : { uuid: newPublicId(), item, quantity: base };
}

function inputRefusals(input: PlaceOrder): readonly Refusal[] {
  const { lines, shipOn, promisedOn, rank, strategy } = input;
  const limit = MAXIMUM_ORDER_LINES;
  return [
    ...(lines.length >= 1 && lines.length <= limit
      ? []
      : [invalidInput(`An order has 1 to ${limit} lines.`, ['input', 'lines'], { limit, lines: lines.length })]),
    ...dateRefusals(shipOn, 'shipOn'),
    ...dateRefusals(promisedOn, 'promisedOn'),
    ...checkWhole(rank, { least: -1_000_000, most: 1_000_000, path: ['input', 'rank'] }),
    ...(strategy === 'EXPLICIT_LOT'
      ? [invalidInput('Lots are named when an order is allocated, not when it is placed.', ['input', 'strategy'])]
      : []),
  ];
}

const dateRefusals = (date: string | undefined, field: string): readonly Refusal[] =>
  date === undefined || parseLocalDate(date) !== undefined ? [] : [invalidInput(`${field} is a date.`, ['input', field])];

function sourceRefusals(input: PlaceOrder, source: string, { actor, known }: ActorFacts): readonly Refusal[] {
  const { externalId } = input;
  const order = externalId === undefined ? undefined : known.get(externalKey(source, externalId));
  return [
    ...(actor !== undefined && input.source !== undefined && input.source !== source
      ? [refusal('PARTNER_MISMATCH', 'Orders of a partner bear its own numbers.', { path: ['input', 'source'] })]
      : []),
    ...checkText(source, MAXIMUM_SOURCE, ['input', 'source']),
    ...(externalId === undefined ? [] : checkText(externalId, MAXIMUM_EXTERNAL_ID, ['input', 'externalId'])),
    ...(order === undefined
      ? []
      : [
          refusal('ALREADY_EXISTS', `Order ${externalId} of ${source} is there already.`, {
            path: ['input', 'externalId'],
            facts: { noun: 'order', source, externalId: externalId ?? null, order },
          }),
        ]),
  ];
}
