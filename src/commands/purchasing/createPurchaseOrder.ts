import type { Command, Intent } from '../../platform/execute.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { MAXIMUM_PURCHASE_LINES, MAXIMUM_PURCHASE_NUMBER } from '../../domain/purchasing/purchaseOrder.js';
import { checkText } from '../../domain/shared/checkText.js';
import { parseLocalDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { isRefusal, parseBaseQuantity } from '../../domain/shared/parseBaseQuantity.js';
import { formatQuantity, type Quantity, type Ratio } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, refusal, retired } from '../../domain/shared/refusals.js';
import {
  itemsByPublicId,
  partnersByPublicId,
  sitesByPublicId,
  type ItemFacts,
  type PartnerFacts,
  type SiteFacts,
} from '../../steps/facts/loadFacts.js';
import { unitsOfItems } from '../../steps/facts/unitsOfItems.js';

export interface PurchaseLine {
  readonly itemId: string;
  readonly quantity: { readonly value: string; readonly unit?: string };
  /** When it shall arrive. */
  readonly expectedOn?: string;
}

/** What was ordered from a supplier. Ids are TypeIDs. */
export interface CreatePurchaseOrder {
  /** Ours, as the supplier writes it in what it announces. */
  readonly orderNumber: string;
  readonly supplierId: string;
  readonly siteId: string;
  readonly lines: readonly PurchaseLine[];
}

export interface PurchaseOrderCreated {
  readonly purchaseOrderId: string;
}

/** Keeps what was ordered from a supplier, so that it is expected. It makes no stock, and the supplier hears nothing of it from here. */
export const createPurchaseOrder: Command<CreatePurchaseOrder, PurchaseOrderCreated, Refusal> = {
  name: 'createPurchaseOrder',
  async run(work, intents) {
    const facts = await loadFacts(work, intents);
    const taken = new Set(facts.known);
    const outcomes: Decided<PurchaseOrderCreated>[] = [];
    for (const { input } of intents) {
      const decision = decide(input, facts, taken);
      taken.add(input.orderNumber);
      outcomes.push(decision.ok ? { ok: true, value: await keepOrder(work, decision.value) } : decision);
    }
    return outcomes;
  },
};

interface Facts {
  readonly suppliers: ReadonlyMap<string, PartnerFacts>;
  readonly sites: ReadonlyMap<string, SiteFacts>;
  readonly items: ReadonlyMap<string, ItemFacts>;
  readonly units: ReadonlyMap<number, ReadonlyMap<string, Ratio>>;
  /** Numbers that are taken. */
  readonly known: readonly string[];
}

async function loadFacts(work: UnitOfWork, intents: readonly Intent<CreatePurchaseOrder>[]): Promise<Facts> {
  const inputs = intents.map(({ input }) => input);
  const items = await itemsByPublicId(
    work,
    inputs.flatMap(({ lines }) => lines.map(({ itemId }) => itemId)),
  );
  const known = await work.rows<{ number: string }>(
    `/* knownPurchaseOrders */ select order_number as number from purchase_order where tenant_id = $1 and order_number = any($2::text[])`,
    [work.tenantId, inputs.map(({ orderNumber }) => orderNumber)],
  );
  return {
    suppliers: await partnersByPublicId(
      work,
      inputs.map(({ supplierId }) => supplierId),
    ),
    sites: await sitesByPublicId(
      work,
      inputs.map(({ siteId }) => siteId),
    ),
    items,
    units: await unitsOfItems(
      work,
      [...items.values()].map(({ id }) => id),
    ),
    known: known.map(({ number }) => number),
  };
}

interface CheckedLine {
  readonly item: ItemFacts;
  readonly quantity: Quantity;
  readonly expectedOn: string | null;
}

interface CheckedOrder {
  readonly orderNumber: string;
  readonly supplier: PartnerFacts;
  readonly site: SiteFacts;
  readonly lines: readonly CheckedLine[];
}

function decide(input: CreatePurchaseOrder, facts: Facts, taken: ReadonlySet<string>): Decided<CheckedOrder> {
  const supplier = findSupplier(input, facts);
  const site = findSite(input, facts);
  const lines = input.lines.map((line, index) => findLine(line, facts, ['input', 'lines', String(index)]));
  const limit = MAXIMUM_PURCHASE_LINES;
  const refusals = [
    ...[supplier, site, ...lines].filter(isRefusal),
    ...checkText(input.orderNumber, MAXIMUM_PURCHASE_NUMBER, ['input', 'orderNumber']),
    ...(lines.length >= 1 && lines.length <= limit ? [] : [invalidInput(`1 to ${limit} lines.`, ['input', 'lines'], { limit })]),
    ...(taken.has(input.orderNumber) ? [numberTaken(input.orderNumber)] : []),
  ];
  if (refusals.length > 0 || isRefusal(supplier) || isRefusal(site)) return { ok: false, refusals };
  const { orderNumber } = input;
  return { ok: true, value: { orderNumber, supplier, site, lines: lines.filter((line): line is CheckedLine => !isRefusal(line)) } };
}

const numberTaken = (orderNumber: string): Refusal =>
  refusal('ALREADY_EXISTS', `Purchase order ${orderNumber} is there already.`, {
    path: ['input', 'orderNumber'],
    facts: { noun: 'purchase order', orderNumber },
  });

function findSupplier({ supplierId }: CreatePurchaseOrder, { suppliers }: Facts): PartnerFacts | Refusal {
  const supplier = suppliers.get(supplierId);
  if (supplier?.isSupplier !== true) return notFound('supplier', supplierId, ['input', 'supplierId']);
  return supplier.retired ? retired('Partner', supplier.code, ['input', 'supplierId']) : supplier;
}

function findSite({ siteId }: CreatePurchaseOrder, { sites }: Facts): SiteFacts | Refusal {
  const site = sites.get(siteId);
  if (site === undefined) return notFound('site', siteId, ['input', 'siteId']);
  return site.retired ? retired('Site', site.code, ['input', 'siteId']) : site;
}

function findLine({ itemId, quantity, expectedOn }: PurchaseLine, { items, units }: Facts, path: readonly string[]): CheckedLine | Refusal {
  const item = items.get(itemId);
  if (item === undefined) return notFound('item', itemId, [...path, 'itemId']);
  if (item.retired) return retired('Item', item.sku, [...path, 'itemId']);
  if (expectedOn !== undefined && parseLocalDate(expectedOn) === undefined)
    return invalidInput('expectedOn is a date.', [...path, 'expectedOn']);
  const base = parseBaseQuantity(quantity, { ...item, units: units.get(item.id) ?? new Map() }, [...path, 'quantity']);
  return isRefusal(base) ? base : { item, quantity: base, expectedOn: expectedOn ?? null };
}

/** A twin with the same number, made meanwhile, breaks the unique key: the unit of work starts over and finds it. */
async function keepOrder(work: UnitOfWork, { orderNumber, supplier, site, lines }: CheckedOrder): Promise<PurchaseOrderCreated> {
  const uuid = newPublicId();
  await work.rows(
    `/* keepPurchaseOrder */ with kept as (
       insert into purchase_order (tenant_id, public_id, order_number, supplier_id, site_id, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7) returning id
     )
     insert into purchase_order_line (tenant_id, public_id, order_id, line_number, item_id, quantity, expected_on)
     select $1, r.public_id, kept.id, r.number, r.item_id, r.quantity, r.expected_on from kept,
       unnest($8::uuid[], $9::bigint[], $10::numeric[], $11::date[]) with ordinality as r (public_id, item_id, quantity, expected_on, number) order by r.number`,
    [
      work.tenantId,
      uuid,
      orderNumber,
      supplier.id,
      site.id,
      work.actor.principalId,
      work.now,
      lines.map(() => newPublicId()),
      lines.map(({ item }) => item.id),
      lines.map(({ quantity }) => formatQuantity(quantity)),
      lines.map(({ expectedOn }) => expectedOn),
    ],
  );
  return { purchaseOrderId: encodeTypeId(ID_PREFIXES.purchaseOrder, uuid) };
}
