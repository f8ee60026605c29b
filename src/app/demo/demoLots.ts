import { addDays, type LocalDate } from '../../domain/shared/dates.js';
import { DEMO_ITEMS, DEMO_SITES, STORAGE_BINS, type DemoItem } from './demoData.js';

/** How the demo's lots came: a rule instead of a list, so that every date is relative to the day of the seed. */
export interface DemoLot {
  readonly item: DemoItem;
  readonly siteCode: string;
  readonly supplierLotNumber: string;
  readonly quantity: string;
  /** Days before today. */
  readonly receivedDaysAgo: number;
  readonly manufacturedOn: LocalDate;
  readonly expiresOn: LocalDate | undefined;
  /** Put away into it; undefined: still in receiving. */
  readonly binCode: string | undefined;
  readonly hold: DemoHold | undefined;
}

export type DemoHold = {
  readonly type: 'QUALITY' | 'CUSTOMER_COMPLAINT' | 'MISSING_DOCUMENT';
  readonly reasonCode: 'QUALITY_CHECK' | 'CUSTOMER_COMPLAINT' | 'DOCUMENT_MISSING';
};

const RECEIVED_LOTS = 292;
const HOLDS: readonly DemoHold[] = [
  { type: 'QUALITY', reasonCode: 'QUALITY_CHECK' },
  { type: 'CUSTOMER_COMPLAINT', reasonCode: 'CUSTOMER_COMPLAINT' },
  { type: 'MISSING_DOCUMENT', reasonCode: 'DOCUMENT_MISSING' },
];

/** 292 received lots; seedDemo makes 8 more of them by splitting and blending. */
export function demoLots(today: LocalDate): readonly DemoLot[] {
  return Array.from({ length: RECEIVED_LOTS }, (_, index) => demoLot(index, today));
}

function demoLot(index: number, today: LocalDate): DemoLot {
  const item = DEMO_ITEMS[index % DEMO_ITEMS.length] as DemoItem;
  const receivedDaysAgo = 1 + ((index * 7) % 60);
  const expiresOn = expiry(index, item, today);
  const made =
    expiresOn === undefined || item.shelfLifeDays === null
      ? addDays(today, -receivedDaysAgo - 10)
      : addDays(expiresOn, -item.shelfLifeDays);
  return {
    item,
    siteCode: DEMO_SITES[Math.floor(index / DEMO_ITEMS.length) % DEMO_SITES.length]?.code ?? 'MAIN',
    supplierLotNumber: `${item.supplier.slice(0, 2)}-${made.slice(2, 4)}${made.slice(5, 7)}-${String(index + 1).padStart(3, '0')}`,
    quantity: item.scale === 0 ? String(24 + ((index * 13) % 180)) : `${100 + ((index * 37) % 900)}.5`,
    receivedDaysAgo,
    manufacturedOn: made,
    expiresOn,
    binCode: index % 12 === 11 ? undefined : STORAGE_BINS[index % STORAGE_BINS.length],
    hold: index % 25 === 7 ? HOLDS[index % HOLDS.length] : undefined,
  };
}

/** One in 12 expires within a week, one in 20 has expired, the rest lies somewhere in the item's shelf life. */
function expiry(index: number, { shelfLifeDays }: DemoItem, today: LocalDate): LocalDate | undefined {
  if (shelfLifeDays === null) return undefined;
  if (index % 12 === 5) return addDays(today, 1 + (index % 6));
  if (index % 20 === 3) return addDays(today, -1 - (index % 9));
  return addDays(today, Math.max(8, Math.floor((shelfLifeDays * (40 + ((index * 11) % 55))) / 100)));
}
