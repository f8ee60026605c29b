import type { Warehouse } from './warehouse.js';

const GTIN = '09506000134352';
const SEPARATOR = '\u001d';
export const FULL_LABEL = `(01)${GTIN}(17)271231(10)L-1(21)S-77`;
export const GROUPED_LABEL = `01${GTIN}1727123110L-1${SEPARATOR}21S-77`;
export const DIGITAL_LINK = `https://id.example.org/01/${GTIN}/10/L-1/21/S-77?17=271231`;
export const PALLET = '(00)006141411234567890';

const SCAN = `query ($text: String!) { scan(text: $text) { elements { ai value } problems { code ai } sscc lotNumber expiresOn item { sku }
  lots { lotNumber } handlingUnit { code } } }`;

export interface Scanned {
  readonly elements: readonly { readonly ai: string; readonly value: string }[];
  readonly problems: readonly { readonly code: string; readonly ai: string | null }[];
}

/** Milk with a GTIN: lot L-1, on a pallet. */
export async function labelledGoods(warehouse: Warehouse): Promise<{ readonly itemId: string; readonly lotId: string }> {
  const itemId = await warehouse.anItem({ sku: 'MILK', baseUnit: 'EA', scale: 0, packLevels: [{ unit: 'EA', gtin: GTIN, numerator: 1 }] });
  const lotId = await warehouse.aLot(itemId, 'L-1', {
    quantity: { value: '24' },
    expiresOn: '2027-12-31',
    handlingUnit: '006141411234567890',
  });
  return { itemId, lotId };
}

/** As a handheld asks. */
export async function scanned(warehouse: Warehouse, text: string): Promise<Scanned> {
  return (await warehouse.ask<{ readonly scan: Scanned }>(SCAN, { text }, 'operator')).scan;
}
