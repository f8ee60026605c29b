import { gs1Facts, type Gs1Facts } from '../../src/domain/gs1/gs1Facts.js';
import type { Gs1Reading } from '../../src/domain/gs1/gs1Reading.js';
import { readGs1 } from '../../src/domain/gs1/readGs1.js';
import { scannedQuantity } from '../../src/domain/gs1/scannedQuantity.js';
import type { PackLevel } from '../../src/domain/item/item.js';
import type { Lot } from '../../src/domain/lot/lot.js';
import { localDate } from '../../src/domain/shared/dates.js';
import type { Gln, Gtin } from '../../src/domain/shared/identifiers.js';
import { formatQuantity } from '../../src/domain/shared/quantity.js';
import type { Bin } from '../../src/domain/site/bin.js';
import { shipmentsByHandlingUnit } from '../../src/queries/inbound/inboundShipmentLookUps.js';
import { lotsByLabel, MAXIMUM_LABEL_MATCHES } from '../../src/queries/lots/lotsByLabel.js';
import { binByRef } from '../../src/queries/masterData/binByRef.js';
import { itemsByGtin, packLevelsByItem } from '../../src/queries/masterData/itemLookUps.js';
import { sitesByGln } from '../../src/queries/masterData/siteLookUps.js';
import { openHandlingUnitsByCode } from '../../src/queries/stock/handlingUnitLookUps.js';
import type { GraphContext } from '../shared/context.js';
import { requestError } from '../shared/requestError.js';

/** What the fields of Scan resolve from. What it names is looked up when it is asked for. */
export interface ScanView extends Gs1Reading, Omit<Gs1Facts, 'gtin'> {
  readonly gtin: Gtin | null;
  readonly facts: Gs1Facts;
}

/** The century of two-digit years goes by UTC's day: no site is more than a day away from it. */
export function scanView(context: Pick<GraphContext, 'now'>, text: string): ScanView {
  const reading = readGs1(text, localDate(context.now().slice(0, 10)));
  const facts = gs1Facts(reading);
  return { ...reading, ...facts, facts, gtin: facts.gtin ?? facts.contentGtin };
}

export async function scannedItem(context: GraphContext, { gtin }: ScanView) {
  return gtin === null ? null : ((await context.loader(itemsByGtin).load(gtin)) ?? null);
}

/** The pack that bears the very GTIN. */
export async function scannedPack(context: GraphContext, view: ScanView): Promise<PackLevel | null> {
  const item = await scannedItem(context, view);
  const levels = item === null ? undefined : await context.loader(packLevelsByItem).load(item.id);
  return levels?.find((level) => level.gtin === view.gtin) ?? null;
}

export async function quantityScanned(context: GraphContext, view: ScanView) {
  const [item, pack] = [await scannedItem(context, view), await scannedPack(context, view)];
  const quantity = item === null || pack === null ? undefined : scannedQuantity(view.facts, item, pack);
  return item === null || quantity === undefined ? null : { value: formatQuantity(quantity), unit: item.baseUnit };
}

export async function scannedLots(context: GraphContext, view: ScanView): Promise<readonly Lot[]> {
  const item = view.lotNumber === null ? null : await scannedItem(context, view);
  if (item === null || view.lotNumber === null) return [];
  const lots = await lotsByLabel(context.read(), { itemId: item.id, lotNumber: view.lotNumber });
  if (lots.length <= MAXIMUM_LABEL_MATCHES) return lots;
  throw requestError('LIMIT_EXCEEDED', `More than ${MAXIMUM_LABEL_MATCHES} lots of ${item.sku} bear the number ${view.lotNumber}.`, {
    limit: { maximum: MAXIMUM_LABEL_MATCHES },
  });
}

/** By its SSCC, else by the text itself: licence plates are the tenant's own, and are no GS1 text. */
const unitCode = ({ sscc, content }: ScanView): string => sscc ?? content;

export async function scannedHandlingUnit(context: GraphContext, view: ScanView) {
  const [unit] = (await context.loader(openHandlingUnitsByCode).load(unitCode(view))) ?? [];
  return unit ?? null;
}

export const announcedIn = (context: GraphContext, view: ScanView) => context.loader(shipmentsByHandlingUnit).load(unitCode(view));

export async function siteOf(context: GraphContext, gln: Gln | null) {
  return gln === null ? null : ((await context.loader(sitesByGln).load(gln)) ?? null);
}

/** A GLN names the site; its extension the bin there. */
export async function scannedBin(context: GraphContext, { locationGln, locationExtension }: ScanView): Promise<Bin | null> {
  const site = locationExtension === null ? null : await siteOf(context, locationGln);
  if (site === null || locationExtension === null) return null;
  return (await binByRef(context.read(), { code: { siteCode: site.code, binCode: locationExtension } })) ?? null;
}
