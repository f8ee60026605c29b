import { labelElements } from '../../src/domain/gs1/labelElements.js';
import { writeDigitalLink } from '../../src/domain/gs1/writeDigitalLink.js';
import { writeElementString, writeHumanReadable } from '../../src/domain/gs1/writeElements.js';
import { localDate } from '../../src/domain/shared/dates.js';
import { packLevelsByItem } from '../../src/queries/masterData/itemLookUps.js';
import type { GraphContext } from '../shared/context.js';
import { userErrorsOf } from '../shared/userErrors.js';
import type { LotRef } from './lot.inputs.js';
import { lotOfRef } from './lotOfRef.js';
import type { LotLabelFormat, LotLabelType } from './lotLabel.type.js';

export interface LotLabelAsked {
  readonly ref: LotRef;
  readonly unit: string | null | undefined;
  readonly format: LotLabelFormat;
}

/** The label of a pack of the lot: of the unit that is named, else of the smallest that has a GTIN. Null when there is no such lot. */
export async function lotLabel(context: GraphContext, { ref, unit, format }: LotLabelAsked): Promise<LotLabelType | null> {
  const lot = await lotOfRef(context, ref);
  if (lot === undefined) return null;
  const levels = (await context.loader(packLevelsByItem).load(lot.itemId)) ?? [];
  const pack = levels.find(({ unitCode, gtin }) => (unit ? unitCode === unit : gtin !== null));
  const facts = {
    gtin: pack?.gtin ?? undefined,
    lotNumber: lot.lotNumber,
    expiresOn: lot.expiresOn ?? undefined,
    bestBeforeOn: lot.bestBeforeOn ?? undefined,
  };
  const label = labelElements(facts, localDate(context.now().slice(0, 10)));
  if (!label.ok) return { text: null, printed: null, userErrors: userErrorsOf(label.refusals) };
  const text = format === 'DIGITAL_LINK' ? writeDigitalLink(label.value) : writeElementString(label.value);
  return { text, printed: writeHumanReadable(label.value), userErrors: [] };
}
