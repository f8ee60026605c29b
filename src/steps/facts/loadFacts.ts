import type { Rows } from '../../platform/database/rows.js';
import type { ItemTaking } from '../../domain/allocation/takingTerms.js';
import type { LotQuality, UsableThrough } from '../../domain/lot/lot.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import type { Noun } from '../../domain/shared/nouns.js';
import type { BinKind } from '../../domain/stock/binKind.js';
import { decodeIds } from './decodeIds.js';

/** What commands need to know of master data, by the public ids that clients send. A foreign tenant's id is simply not found. */
export interface SiteFacts {
  readonly id: number;
  readonly uuid: string;
  readonly code: string;
  readonly timeZone: string;
  readonly retired: boolean;
}

export interface BinFacts {
  readonly id: number;
  readonly uuid: string;
  readonly siteId: number;
  readonly code: string;
  readonly kind: BinKind;
  readonly retired: boolean;
}

export interface ItemFacts {
  readonly id: number;
  readonly uuid: string;
  readonly sku: string;
  readonly baseUnit: string;
  readonly scale: number;
  readonly lotControlled: boolean;
  readonly shelfLifeDays: number | null;
  readonly inspectionRequired: boolean;
  readonly blocksOnBestBefore: boolean;
  readonly transformationTolerancePercent: string;
  readonly taking: ItemTaking;
  readonly retired: boolean;
}

export interface PartnerFacts {
  readonly id: number;
  readonly uuid: string;
  readonly code: string;
  readonly isSupplier: boolean;
  readonly isCustomer: boolean;
  readonly isCarrier: boolean;
  readonly isStorefront: boolean;
  /** Its messages are validated and answered, and change nothing. */
  readonly isTesting: boolean;
  readonly retired: boolean;
}

export interface LotFacts {
  readonly id: number;
  readonly uuid: string;
  readonly itemId: number;
  readonly supplierId: number | null;
  readonly lotNumber: string;
  readonly quality: LotQuality;
  readonly expiresOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
  readonly countryOfOrigin: string | null;
  readonly usableThrough: UsableThrough;
}

const SITE = `id, public_id as uuid, code, time_zone as "timeZone", retired_on is not null as retired`;
const BIN = `id, public_id as uuid, site_id as "siteId", code, kind, retired_on is not null as retired`;
const ITEM = `id, public_id as uuid, sku, base_unit as "baseUnit", scale, lot_controlled as "lotControlled", shelf_life_days as "shelfLifeDays",
  inspection_required as "inspectionRequired", blocks_on_best_before as "blocksOnBestBefore",
  transformation_tolerance_percent as "transformationTolerancePercent",
  json_build_object('strategy', allocation_strategy, 'packUnit', allocation_pack_unit, 'scale', scale) as taking, retired_on is not null as retired`;
const PARTNER = `id, public_id as uuid, code, is_supplier as "isSupplier", is_customer as "isCustomer", is_carrier as "isCarrier",
  is_storefront as "isStorefront", edi_state = 'TESTING' as "isTesting", retired_on is not null as retired`;
const LOT = `id, public_id as uuid, item_id as "itemId", supplier_id as "supplierId", lot_number as "lotNumber", quality, expires_on as "expiresOn",
  best_before_on as "bestBeforeOn", country_of_origin as "countryOfOrigin", usable_through as "usableThrough"`;

type Ids = readonly (string | undefined)[];

export const sitesByPublicId = (rows: Rows, ids: Ids): Promise<Map<string, SiteFacts>> =>
  byPublicId<SiteFacts>(rows, { noun: 'site', table: 'site', columns: SITE, ids });
export const binsByPublicId = (rows: Rows, ids: Ids): Promise<Map<string, BinFacts>> =>
  byPublicId<BinFacts>(rows, { noun: 'bin', table: 'bin', columns: BIN, ids });
export const itemsByPublicId = (rows: Rows, ids: Ids): Promise<Map<string, ItemFacts>> =>
  byPublicId<ItemFacts>(rows, { noun: 'item', table: 'item', columns: ITEM, ids });
export const partnersByPublicId = (rows: Rows, ids: Ids): Promise<Map<string, PartnerFacts>> =>
  byPublicId<PartnerFacts>(rows, { noun: 'partner', table: 'trading_partner', columns: PARTNER, ids });
export const lotsByPublicId = (rows: Rows, ids: Ids): Promise<Map<string, LotFacts>> =>
  byPublicId<LotFacts>(rows, { noun: 'lot', table: 'lot', columns: LOT, ids });

export const itemsById = (rows: Rows, ids: readonly number[]): Promise<Map<number, ItemFacts>> =>
  byId<ItemFacts>(rows, { table: 'item', columns: ITEM, ids });
export const sitesById = (rows: Rows, ids: readonly number[]): Promise<Map<number, SiteFacts>> =>
  byId<SiteFacts>(rows, { table: 'site', columns: SITE, ids });
export const partnersById = (rows: Rows, ids: readonly number[]): Promise<Map<number, PartnerFacts>> =>
  byId<PartnerFacts>(rows, { table: 'trading_partner', columns: PARTNER, ids });

/** The one bin of a virtual or receiving kind that each site has, by `siteId/kind`. */
export async function binsByKind(rows: Rows, siteIds: readonly number[], kinds: readonly BinKind[]): Promise<Map<string, BinFacts>> {
  const found = await rows.rows<BinFacts>(
    `/* binsByKind */ select distinct on (site_id, kind) ${BIN} from bin
     where tenant_id = $1 and site_id = any($2::bigint[]) and kind = any($3::text[]) and retired_on is null order by site_id, kind, id`,
    [rows.tenantId, siteIds, kinds],
  );
  return new Map(found.map((bin) => [`${bin.siteId}/${bin.kind}`, bin]));
}

async function byPublicId<Facts extends { readonly uuid: string }>(
  rows: Rows,
  wanted: { readonly noun: Noun; readonly table: string; readonly columns: string; readonly ids: Ids },
): Promise<Map<string, Facts>> {
  const uuids = decodeIds(wanted.noun, wanted.ids);
  if (uuids.size === 0) return new Map();
  const found = await rows.rows<Facts>(
    `/* ${wanted.table}ByPublicId */ select ${wanted.columns} from ${wanted.table} where tenant_id = $1 and public_id = any($2::uuid[])`,
    [rows.tenantId, [...uuids.values()]],
  );
  const byUuid = new Map(found.map((facts) => [facts.uuid, facts]));
  return new Map([...uuids].flatMap(([id, uuid]) => (byUuid.has(uuid) ? [[id, byUuid.get(uuid) as Facts] as const] : [])));
}

async function byId<Facts extends { readonly id: number }>(
  rows: Rows,
  { table, columns, ids }: { readonly table: string; readonly columns: string; readonly ids: readonly number[] },
): Promise<Map<number, Facts>> {
  if (ids.length === 0) return new Map();
  const found = await rows.rows<Facts>(
    `/* ${table}ById */ select ${columns} from ${table} where tenant_id = $1 and id = any($2::bigint[])`,
    [rows.tenantId, [...new Set(ids)]],
  );
  return new Map(found.map((facts) => [facts.id, facts]));
}
