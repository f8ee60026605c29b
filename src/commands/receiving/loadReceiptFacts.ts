import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { normaliseLotNumber } from '../../domain/lot/lot.js';
import type { ExpectedLine, KnownLot } from '../../domain/inbound/decideReceiptLine.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { quantity, type Ratio } from '../../domain/shared/quantity.js';
import { decodeIds } from '../../steps/facts/decodeIds.js';
import {
  binsByKind,
  binsByPublicId,
  itemsById,
  itemsByPublicId,
  partnersByPublicId,
  partnersById,
  sitesById,
  sitesByPublicId,
  type BinFacts,
  type ItemFacts,
  type PartnerFacts,
  type SiteFacts,
} from '../../steps/facts/loadFacts.js';
import { unitsOfItems } from '../../steps/facts/unitsOfItems.js';
import { loadPurchaseLines, type PurchaseLineFacts } from './loadPurchaseLines.js';
import type { ReceiveGoods } from './receiveGoodsInput.js';

export interface ShipmentFacts {
  readonly id: number;
  readonly publicId: string;
  readonly supplierId: number;
  readonly siteId: number | null;
  readonly status: string;
  readonly shipmentNumber: string;
}

export interface ShipmentLineFacts extends ExpectedLine {
  readonly publicId: string;
  readonly shipmentId: number;
  readonly itemId: number;
  readonly purchaseOrderNumber: string | null;
}

/** Everything the receipts of one call need, read once; announced shipments are locked, so that two receipts of one do not both close it. */
export interface ReceiptFacts {
  readonly sites: ReadonlyMap<string, SiteFacts>;
  readonly sitesById: ReadonlyMap<number, SiteFacts>;
  readonly suppliers: ReadonlyMap<string, PartnerFacts>;
  readonly suppliersById: ReadonlyMap<number, PartnerFacts>;
  /** Of goods that are not ours. */
  readonly owners: ReadonlyMap<string, PartnerFacts>;
  readonly shipments: ReadonlyMap<string, ShipmentFacts>;
  readonly lines: ReadonlyMap<string, ShipmentLineFacts>;
  readonly handlingUnits: ReadonlyMap<number, readonly AnnouncedUnit[]>;
  readonly items: ReadonlyMap<string, ItemFacts>;
  readonly itemsById: ReadonlyMap<number, ItemFacts>;
  readonly units: ReadonlyMap<number, ReadonlyMap<string, Ratio>>;
  readonly bins: ReadonlyMap<string, BinFacts>;
  /** By `siteId/kind`: RECEIVING and SUPPLIER. */
  readonly siteBins: ReadonlyMap<string, BinFacts>;
  /** By `itemId/supplierId`. */
  readonly knownLots: ReadonlyMap<string, readonly KnownLot[]>;
  /** Lines of purchase orders that receipts name, by TypeID. */
  readonly purchaseLines: ReadonlyMap<string, PurchaseLineFacts>;
}

export interface AnnouncedUnit {
  readonly code: string;
  readonly kind: 'PALLET' | 'PACKAGE';
  readonly parentCode: string | null;
}

export async function loadReceiptFacts(work: UnitOfWork, inputs: readonly ReceiveGoods[]): Promise<ReceiptFacts> {
  const shipments = await lockShipments(
    work,
    inputs.map((input) => input.inboundShipmentId),
  );
  const shipmentIds = [...shipments.values()].map((shipment) => shipment.id);
  const lines = await linesOfShipments(work, shipmentIds);
  const handlingUnits = await unitsOfShipments(work, shipmentIds);
  const siteIdsAsked = inputs.map((input) => input.siteId);
  const sites = await sitesByPublicId(work, siteIdsAsked);
  const siteIdsAnnounced = [...shipments.values()].flatMap((shipment) => (shipment.siteId === null ? [] : [shipment.siteId]));
  const announcedSites = await sitesById(work, siteIdsAnnounced);
  const supplierIdsAsked = inputs.map((input) => input.supplierId);
  const suppliers = await partnersByPublicId(work, supplierIdsAsked);
  const supplierIdsAnnounced = [...shipments.values()].map((shipment) => shipment.supplierId);
  const announcedSuppliers = await partnersById(work, supplierIdsAnnounced);
  const inputLines = inputs.flatMap((input) => input.lines);
  const itemIdsAsked = inputLines.map((line) => line.itemId);
  const items = await itemsByPublicId(work, itemIdsAsked);
  const itemIdsAnnounced = [...lines.values()].map((line) => line.itemId);
  const announcedItems = await itemsById(work, itemIdsAnnounced);
  const itemById = new Map([...announcedItems, ...[...items.values()].map((item) => [item.id, item] as const)]);
  const bins = await binsByPublicId(
    work,
    inputLines.map((line) => line.binId),
  );
  const siteIds = [...new Set([...[...sites.values()].map((site) => site.id), ...announcedSites.keys()])];
  const knownLots = await lotsThatLinesMean(work, [...itemById.keys()], { inputs, lines: [...lines.values()] });
  return {
    sites,
    sitesById: announcedSites,
    suppliers,
    suppliersById: announcedSuppliers,
    owners: await partnersByPublicId(
      work,
      inputLines.map((line) => line.ownerId),
    ),
    shipments,
    lines,
    handlingUnits,
    items,
    itemsById: itemById,
    units: await unitsOfItems(work, [...itemById.keys()]),
    bins,
    siteBins: await binsByKind(work, siteIds, ['RECEIVING', 'SUPPLIER']),
    knownLots,
    purchaseLines: await loadPurchaseLines(work, inputLines),
  };
}

async function lockShipments(work: UnitOfWork, ids: readonly (string | undefined)[]): Promise<Map<string, ShipmentFacts>> {
  const uuids = decodeIds('inboundShipment', ids);
  if (uuids.size === 0) return new Map();
  const rows = await work.rows<ShipmentFacts & { uuid: string }>(
    `/* lockInboundShipments */ select id, public_id as uuid, supplier_id as "supplierId", site_id as "siteId", status,
       shipment_number as "shipmentNumber" from inbound_shipment
     where tenant_id = $1 and public_id = any($2::uuid[]) order by id for no key update`,
    [work.tenantId, [...uuids.values()]],
  );
  const byUuid = new Map(rows.map((row) => [row.uuid, row]));
  return new Map(
    [...uuids].flatMap(([publicId, uuid]) => {
      const row = byUuid.get(uuid);
      return row === undefined ? [] : [[publicId, { ...row, publicId }] as const];
    }),
  );
}

async function linesOfShipments(work: UnitOfWork, shipmentIds: readonly number[]): Promise<Map<string, ShipmentLineFacts>> {
  if (shipmentIds.length === 0) return new Map();
  const rows = await work.rows<
    Omit<ShipmentLineFacts, 'publicId' | 'quantity' | 'received'> & { uuid: string; quantity: string; received: string }
  >(
    `/* linesOfInboundShipments */ select id, public_id as uuid, shipment_id as "shipmentId", item_id as "itemId", line_number as "lineNumber", purchase_order_number as "purchaseOrderNumber",
       quantity, received, supplier_lot_number as "supplierLotNumber", manufactured_on as "manufacturedOn", expires_on as "expiresOn",
       best_before_on as "bestBeforeOn", country_of_origin as "countryOfOrigin", traceability_lot_code as "traceabilityLotCode",
       traceability_lot_code_source as "traceabilityLotCodeSource", handling_unit_code as "handlingUnit"
     from inbound_shipment_line where tenant_id = $1 and shipment_id = any($2::bigint[]) order by shipment_id, line_number`,
    [work.tenantId, shipmentIds],
  );
  return new Map(
    rows.map(({ uuid, ...row }) => [uuid, { ...row, publicId: uuid, quantity: quantity(row.quantity), received: quantity(row.received) }]),
  );
}

async function unitsOfShipments(work: UnitOfWork, shipmentIds: readonly number[]): Promise<Map<number, AnnouncedUnit[]>> {
  const units = new Map<number, AnnouncedUnit[]>();
  if (shipmentIds.length === 0) return units;
  const rows = await work.rows<AnnouncedUnit & { shipmentId: number }>(
    `/* unitsOfInboundShipments */ select shipment_id as "shipmentId", code, kind, parent_code as "parentCode" from inbound_handling_unit
     where tenant_id = $1 and shipment_id = any($2::bigint[]) order by id`,
    [work.tenantId, shipmentIds],
  );
  for (const row of rows) units.set(row.shipmentId, [...(units.get(row.shipmentId) ?? []), row]);
  return units;
}

async function lotsThatLinesMean(
  work: UnitOfWork,
  itemIds: readonly number[],
  said: { readonly inputs: readonly ReceiveGoods[]; readonly lines: readonly ShipmentLineFacts[] },
): Promise<Map<string, KnownLot[]>> {
  const inputLines = said.inputs.flatMap((input) => input.lines);
  const texts = [
    ...inputLines.flatMap((line) => [line.lotNumber, line.supplierLotNumber]),
    ...said.lines.map((line) => line.supplierLotNumber),
  ].filter((text): text is string => typeof text === 'string');
  if (itemIds.length === 0) return new Map();
  const rows = await work.rows<KnownLot & { itemId: number; supplierId: number | null; expiresOn: LocalDate | null }>(
    `/* lotsThatLinesMean */ select id, item_id as "itemId", supplier_id as "supplierId", lot_number as "lotNumber",
       supplier_lot_normalised as "supplierLotNormalised", expires_on as "expiresOn" from lot
     where tenant_id = $1 and item_id = any($2::bigint[]) and (lot_number = any($3::text[]) or supplier_lot_normalised = any($4::text[])) order by id`,
    [work.tenantId, itemIds, [...new Set([...texts, 'UNTRACKED'])], [...new Set(texts.map(normaliseLotNumber))]],
  );
  const lots = new Map<string, KnownLot[]>();
  for (const row of rows) {
    const key = `${row.itemId}/${row.supplierId ?? ''}`;
    lots.set(key, [...(lots.get(key) ?? []), row]);
  }
  return lots;
}
