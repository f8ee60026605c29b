import type { ItemCode, ItemMatch, PartnerLookups } from '../../connectors/contract/lookups.js';
import type { DecodedDocument, PartnerCodes } from '../../connectors/contract/messageConnector.js';
import type { Ratio } from '../domain/shared/quantity.js';
import type { Rows } from '../platform/database/rows.js';
import { unitsOfPartner, type PartnerUnits } from './unitsOfPartner.js';
import { storableText } from './storable.js';

interface FoundItem extends ItemMatch {
  /** How it was found: by the partner's code, by GTIN, by our SKU. */
  readonly by: 'CODE' | 'GTIN' | 'SKU';
  readonly qualifier: string;
  readonly code: string;
}

const ONE: Ratio = { numerator: 1n, denominator: 1n };

/** Everything that translating these documents will ask, in one query a kind, however many codes they name. */
export async function loadLookups(
  rows: Rows,
  {
    partnerId,
    codes,
    documents,
  }: { readonly partnerId: number; readonly codes: PartnerCodes; readonly documents: readonly Pick<DecodedDocument, 'items' | 'sites'>[] },
): Promise<PartnerLookups> {
  const items = new ItemsByCode(
    codes,
    await findItems(rows, { partnerId, codes, wanted: distinct(documents.flatMap((document) => document.items.flat())) }),
  );
  const units = await unitsOfPartner(rows, partnerId, items.ids());
  const sites = await findSites(rows, codes, distinct(documents.flatMap((document) => document.sites)));
  return {
    partnerId,
    item: (asked) => items.find(asked),
    unit: (itemId, code) => unitOf({ units, codes, item: items.byId(itemId) }, code),
    site: (qualifier, code) => sites.get(siteKey(codes, qualifier, code)),
  };
}

class ItemsByCode {
  readonly #byKey: ReadonlyMap<string, FoundItem>;
  readonly #byId: ReadonlyMap<number, FoundItem>;

  constructor(
    readonly codes: PartnerCodes,
    found: readonly FoundItem[],
  ) {
    this.#byKey = new Map(found.map((item) => [`${item.by}/${item.qualifier}/${item.code}`, item]));
    this.#byId = new Map(found.map((item) => [item.itemId, item]));
  }

  /** What somebody mapped for this partner wins over a GTIN, and a GTIN over a number that merely looks like our SKU. */
  find(asked: readonly ItemCode[]): ItemMatch | undefined {
    const keys = [
      ...asked.map(({ qualifier, code }) => `CODE/${qualifier}/${storableText(code)}`),
      ...asked.flatMap((code) => gtinOf(this.codes, code).map((gtin) => `GTIN//${gtin}`)),
      ...asked.flatMap(({ qualifier, code }) => (this.codes.skuQualifiers.has(qualifier) ? [`SKU//${storableText(code)}`] : [])),
    ];
    return keys.map((key) => this.#byKey.get(key)).find((item) => item !== undefined);
  }

  byId(itemId: number): ItemMatch | undefined {
    return this.#byId.get(itemId);
  }

  ids(): readonly number[] {
    return [...this.#byId.keys()];
  }
}

async function findItems(
  rows: Rows,
  { partnerId, codes, wanted }: { readonly partnerId: number; readonly codes: PartnerCodes; readonly wanted: readonly ItemCode[] },
): Promise<readonly FoundItem[]> {
  if (wanted.length === 0) return [];
  return await rows.rows<FoundItem>(
    `/* itemsOfMessage */ select f.by, f.qualifier, f.code, i.id as "itemId", i.sku, i.base_unit as "baseUnit", i.scale from (
       select 'CODE' as by, c.qualifier, c.code, c.item_id from unnest($3::text[], $4::text[]) as w (qualifier, code)
         join partner_item c on c.tenant_id = $1 and c.partner_id = $2 and c.qualifier = w.qualifier and c.code = w.code
       union all select 'GTIN', '', l.gtin, l.item_id from pack_level l where l.tenant_id = $1 and l.gtin = any($5::text[])
       union all select 'SKU', '', s.sku, s.id from item s where s.tenant_id = $1 and s.sku = any($6::text[])
     ) f join item i on i.tenant_id = $1 and i.id = f.item_id`,
    [
      rows.tenantId,
      partnerId,
      wanted.map(({ qualifier }) => storableText(qualifier)),
      wanted.map(({ code }) => storableText(code)),
      wanted.flatMap((code) => gtinOf(codes, code)),
      wanted.flatMap(({ qualifier, code }) => (codes.skuQualifiers.has(qualifier) ? [storableText(code)] : [])),
    ],
  );
}

/** In 14 digits, as items keep it. The check digit is not asked for: half of the numbers seen in messages fail it, and still name the item. */
function gtinOf(codes: PartnerCodes, { qualifier, code }: ItemCode): readonly string[] {
  const digits = code.trim();
  return codes.gtinQualifiers.has(qualifier) && /^(\d{8}|\d{12,14})$/.test(digits) ? [digits.padStart(14, '0')] : [];
}

interface UnitQuestion {
  readonly units: PartnerUnits;
  readonly codes: PartnerCodes;
  readonly item: ItemMatch | undefined;
}

/** The partner's own meaning for the item, then for all items, then the item's units under any code that means the same. */
function unitOf({ units, codes, item }: UnitQuestion, code: string): Ratio | undefined {
  if (item === undefined) return undefined;
  const said = units.saidOf(item.itemId, code);
  if (said !== undefined) return said;
  const candidates = codes.units(code);
  if (candidates.includes(item.baseUnit)) return ONE;
  return candidates.map((candidate) => units.packOf(item.itemId, candidate)).find((ratio) => ratio !== undefined);
}

async function findSites(rows: Rows, codes: PartnerCodes, wanted: readonly ItemCode[]): Promise<ReadonlyMap<string, number>> {
  const valuesOf = (qualifiers: ReadonlySet<string>): string[] =>
    wanted.flatMap(({ qualifier, code }) => (qualifiers.has(qualifier) ? [storableText(code)] : []));
  const glns = valuesOf(codes.glnQualifiers);
  const siteCodes = valuesOf(codes.siteCodeQualifiers);
  if (glns.length + siteCodes.length === 0) return new Map();
  const found = await rows.rows<{ id: number; gln: string | null; code: string }>(
    `/* sitesOfMessage */ select id, gln, code from site where tenant_id = $1 and gln = any($2::text[])
     union select id, gln, code from site where tenant_id = $1 and code = any($3::text[])`,
    [rows.tenantId, glns, siteCodes],
  );
  return new Map(
    found.flatMap(({ id, gln, code }) => [[`code/${code}`, id] as const, ...(gln === null ? [] : [[`gln/${gln}`, id] as const])]),
  );
}

function siteKey(codes: PartnerCodes, qualifier: string, code: string): string {
  if (codes.glnQualifiers.has(qualifier)) return `gln/${code}`;
  return codes.siteCodeQualifiers.has(qualifier) ? `code/${code}` : '';
}

function distinct(codes: readonly ItemCode[]): readonly ItemCode[] {
  return [...new Map(codes.map((code) => [`${code.qualifier}/${code.code}`, { qualifier: code.qualifier, code: code.code }])).values()];
}
