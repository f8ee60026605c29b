import { x12PartnerCodes, x12UnitOf } from '../../connectors/edi/dictionary/partnerCodes.js';
import type { SampleItem, SampleRequest } from '../../connectors/edi/documents/shipNotice856/sampleRequest.js';
import { ediConnector } from '../../connectors/edi/connector.js';
import type { Item } from '../domain/item/item.js';
import type { PartnerItemCode, PartnerUnitCode } from '../domain/partner/partner.js';
import type { Rows } from '../platform/database/rows.js';
import { itemsById } from '../queries/masterData/itemLookUps.js';
import { identifiersByPartner, itemCodesByPartner, profilesByPartner, unitCodesByPartner } from '../queries/masterData/partnerLookUps.js';
import { oldestSite } from '../queries/masterData/oldestSite.js';
import { someItems } from '../queries/masterData/someItems.js';

export type SampleFacts = Pick<SampleRequest, 'profile' | 'sender' | 'items' | 'shipTo'>;

/** Items of one sample; more lots are of the same items. */
const MAXIMUM_ITEMS = 20;

/**
 * What a sample of a partner's messages is written with: its identifiers, profile and codes of items. Items that it has no code for are
 * named by our own SKU when `anyItem` is set: not for partners, who learn of no item by asking for a sample.
 */
export async function sampleFacts(rows: Rows, partnerId: number, anyItem: boolean): Promise<SampleFacts> {
  const listed = async <Value>(lookUp: (rows: Rows, keys: readonly number[]) => Promise<ReadonlyMap<number, readonly Value[]>>) =>
    (await lookUp(rows, [partnerId])).get(partnerId) ?? [];
  const [identifiers, codes, units, profiles] = [
    await listed(identifiersByPartner),
    await listed(itemCodesByPartner),
    await listed(unitCodesByPartner),
    await listed(profilesByPartner),
  ];
  const body = profiles.find(({ connector }) => connector === ediConnector.id)?.body;
  const isa = identifiers.find(({ scheme }) => scheme === 'ISA');
  const named = await itemsById(rows, [...new Set(codes.map(({ itemId }) => itemId))]);
  const items = named.size === 0 && anyItem ? await someItems(rows, MAXIMUM_ITEMS) : [...named.values()];
  const site = await oldestSite(rows);
  return {
    profile: body === undefined ? ediConnector.defaultProfile : ediConnector.profileSchema.parse(body),
    sender: {
      qualifier: isa?.qualifier ?? '',
      id: isa?.value ?? '',
      groupCode: identifiers.find(({ scheme }) => scheme === 'GS')?.value ?? isa?.value ?? '',
    },
    items: items
      .filter(({ retiredOn }) => retiredOn === null)
      .sort((one, other) => (one.sku < other.sku ? -1 : 1))
      .slice(0, MAXIMUM_ITEMS)
      .flatMap((item) => sampleItem(item, { codes, units })),
    ...(site && { shipTo: { name: site.name, qualifier: '92', code: site.code } }),
  };
}

interface PartnerWords {
  readonly codes: readonly PartnerItemCode[];
  readonly units: readonly PartnerUnitCode[];
}

function sampleItem(item: Item, { codes, units }: PartnerWords): readonly SampleItem[] {
  const own = codes.filter(({ itemId }) => itemId === item.id);
  const unit = writtenUnit(item, units);
  if (unit === undefined) return [];
  return [
    {
      // BP is the buyer's own number for it.
      codes: own.length > 0 ? own.map(({ qualifier, code }) => ({ qualifier, code })) : [{ qualifier: 'BP', code: item.sku }],
      name: item.name,
      ...unit,
      shelfLifeDays: item.shelfLifeDays,
    },
  ];
}

/** The base unit as X12 writes it, or what the partner says for it; else any unit of the partner's for the item. */
function writtenUnit(item: Item, units: readonly PartnerUnitCode[]): Pick<SampleItem, 'unit' | 'step'> | undefined {
  const ofItem = units.filter(({ itemId }) => itemId === item.id);
  const ofAll = units.filter(({ itemId }) => itemId === null);
  const plain = x12UnitOf(item.baseUnit);
  const said = [...ofItem, ...ofAll].find(({ code }) => code === plain) ?? (plain === undefined ? (ofItem[0] ?? ofAll[0]) : undefined);
  if (said !== undefined) return { unit: said.code, step: said.denominator };
  return plain === undefined || !x12PartnerCodes.units(plain).includes(item.baseUnit) ? undefined : { unit: plain, step: 1 };
}
