import type { Rows } from '../../platform/database/rows.js';
import type { LotQuality, UsableThrough } from '../../domain/lot/lot.js';
import { blockedBits } from '../../domain/stock/availability.js';
import { keepsQuantity, type BinKind } from '../../domain/stock/binKind.js';
import type { Condition, Ownership } from '../../domain/stock/codes.js';
import { holdsCovering, loadOpenHolds, type OpenHold } from '../openHolds.js';
import type { LedgerCheck, Offender } from './ledgerCheck.js';

/** Balances that are held in memory at once. */
const PAGE = 2_000;

/** The predicate's own function answers again for every balance: what SQL tests may not drift from what the domain says. */
export const blocksCheck: LedgerCheck = {
  name: 'blocks-equal-predicate',
  means: 'What a balance copies (hard blocks, last usable day, item, site, whether it is stored) is what its lot, bin and holds say.',
  async offenders(rows, limit) {
    const found: Offender[] = [];
    for (let after = 0; found.length < limit; ) {
      const page = await balancesPage(rows, after);
      found.push(...(await offendersOf(rows, page)));
      if (page.length < PAGE) break;
      after = (page.at(-1) as CopyRow).id;
    }
    return found.slice(0, limit);
  },
};

interface CopyRow {
  readonly id: number;
  readonly lotId: number;
  readonly binId: number;
  readonly siteId: number;
  readonly itemId: number;
  readonly condition: Condition;
  readonly ownership: Ownership;
  readonly stored: boolean;
  readonly blockedBits: number;
  readonly usableThrough: UsableThrough;
  readonly quality: LotQuality;
  readonly lotUsableThrough: UsableThrough;
  readonly lotItemId: number;
  readonly binKind: BinKind;
  readonly binSiteId: number;
}

async function balancesPage(rows: Rows, after: number): Promise<readonly CopyRow[]> {
  return await rows.rows<CopyRow>(
    `select b.id, b.lot_id as "lotId", b.bin_id as "binId", b.site_id as "siteId", b.item_id as "itemId", b.condition, b.ownership, b.stored,
       b.blocked_bits as "blockedBits", b.usable_through as "usableThrough", lot.quality, lot.usable_through as "lotUsableThrough",
       lot.item_id as "lotItemId", bin.kind as "binKind", bin.site_id as "binSiteId"
     from balance b join lot on lot.tenant_id = b.tenant_id and lot.id = b.lot_id join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id
     where b.tenant_id = $1 and b.id > $2 order by b.id limit $3`,
    [rows.tenantId, after, PAGE],
  );
}

async function offendersOf(rows: Rows, page: readonly CopyRow[]): Promise<readonly Offender[]> {
  const holds = await loadOpenHolds(rows, [...new Set(page.map((balance) => balance.lotId))]);
  const holdsOfLot = new Map<number, OpenHold[]>();
  for (const hold of holds) holdsOfLot.set(hold.lotId, [...(holdsOfLot.get(hold.lotId) ?? []), hold]);
  return page.flatMap((balance) => {
    const differences = differencesOf(balance, holdsOfLot.get(balance.lotId) ?? []);
    return Object.keys(differences).length === 0 ? [] : [{ balance: balance.id, lot: balance.lotId, bin: balance.binId, ...differences }];
  });
}

function differencesOf(balance: CopyRow, holds: readonly OpenHold[]): Offender {
  const bits = blockedBits({ ...balance, openHolds: holdsCovering(holds, balance).length, recalled: false });
  return {
    ...(bits === balance.blockedBits ? {} : { blockedBits: balance.blockedBits, blockedBitsDecided: bits }),
    ...(balance.usableThrough === balance.lotUsableThrough
      ? {}
      : { usableThrough: balance.usableThrough, usableThroughOfLot: balance.lotUsableThrough }),
    ...(balance.itemId === balance.lotItemId ? {} : { item: balance.itemId, itemOfLot: balance.lotItemId }),
    ...(balance.siteId === balance.binSiteId ? {} : { site: balance.siteId, siteOfBin: balance.binSiteId }),
    ...(balance.stored === keepsQuantity(balance.binKind) ? {} : { stored: balance.stored, binKind: balance.binKind }),
  };
}
