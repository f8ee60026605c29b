import { checkDistinct, checkText, checkWhole } from '../shared/checkText.js';
import type { Refusal } from '../shared/refusal.js';
import { invalidInput, notFound } from '../shared/refusals.js';

/** An item of ours, named in one way. */
export interface ItemName {
  readonly id?: string | null | undefined;
  readonly sku?: string | null | undefined;
  readonly gtin?: string | null | undefined;
}

export interface PartnerItemCodeDefinition {
  readonly qualifier: string;
  readonly code: string;
  readonly item: ItemName;
}

export interface PartnerUnitCodeDefinition {
  readonly code: string;
  /** Absent: for every item. */
  readonly item?: ItemName | null | undefined;
  readonly numerator: number;
  readonly denominator?: number | null | undefined;
}

interface CodeLists {
  readonly itemCodes?: readonly PartnerItemCodeDefinition[] | null | undefined;
  readonly unitCodes?: readonly PartnerUnitCodeDefinition[] | null | undefined;
}

const MAXIMUM_CODES = 1_000;
const MAXIMUM_ITEM_CODE = 100;
const MAXIMUM_UNIT_CODE = 10;
/** GraphQL's Int. */
const MAXIMUM_FACTOR = 2_147_483_647;

export const itemText = ({ id, sku, gtin }: ItemName): string => id ?? sku ?? gtin ?? '';

/** What is wrong with a partner's names of our items and units. */
export function checkPartnerCodes({ itemCodes, unitCodes }: CodeLists, itemIsKnown: (item: ItemName) => boolean): readonly Refusal[] {
  const items = itemCodes ?? [];
  const units = unitCodes ?? [];
  const itemPath = (index: number, field: string): readonly string[] => ['input', 'itemCodes', String(index), field];
  const unitPath = (index: number, field: string): readonly string[] => ['input', 'unitCodes', String(index), field];
  return [
    ...(items.length > MAXIMUM_CODES ? [invalidInput(`At most ${MAXIMUM_CODES} item codes.`, ['input', 'itemCodes'])] : []),
    ...(units.length > MAXIMUM_CODES ? [invalidInput(`At most ${MAXIMUM_CODES} unit codes.`, ['input', 'unitCodes'])] : []),
    ...checkDistinct(
      items.map(({ qualifier, code }) => `${qualifier} ${code}`),
      (index) => itemPath(index, 'code'),
    ),
    ...checkDistinct(
      units.map(({ code, item }) => `${code} ${item ? itemText(item) : ''}`),
      (index) => unitPath(index, 'code'),
    ),
    ...items.flatMap(({ qualifier, code, item }, index) => [
      ...(/^[A-Z0-9]{1,3}$/.test(qualifier)
        ? []
        : [invalidInput('A qualifier has 1 to 3 capitals or digits.', itemPath(index, 'qualifier'))]),
      ...checkText(code, MAXIMUM_ITEM_CODE, itemPath(index, 'code')),
      ...(itemIsKnown(item) ? [] : [notFound('item', itemText(item), itemPath(index, 'item'))]),
    ]),
    ...units.flatMap(({ code, item, numerator, denominator }, index) => [
      ...checkText(code, MAXIMUM_UNIT_CODE, unitPath(index, 'code')),
      ...(!item || itemIsKnown(item) ? [] : [notFound('item', itemText(item), unitPath(index, 'item'))]),
      ...checkWhole(numerator, { least: 1, most: MAXIMUM_FACTOR, path: unitPath(index, 'numerator') }),
      ...checkWhole(denominator, { least: 1, most: MAXIMUM_FACTOR, path: unitPath(index, 'denominator') }),
    ]),
  ];
}
