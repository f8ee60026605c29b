import type { Lot } from '../../src/domain/lot/lot.js';
import { lotByRef } from '../../src/queries/lots/lotByRef.js';
import type { LotReference } from '../../src/queries/lots/lotByRef.js';
import type { Wanted } from '../../src/queries/shared/wanted.js';
import type { GraphContext } from '../shared/context.js';
import { encodeId } from '../shared/ids.js';
import { requestError } from '../shared/requestError.js';
import { scanView, scannedLots, type ScanView } from '../scan/scanView.js';
import type { LotRef } from './lot.inputs.js';

/** The lot, or undefined when there is none. `wanted`: what it must have; all its fields when absent. */
export async function lotOfRef(context: GraphContext, ref: LotRef, wanted?: Wanted): Promise<Lot | undefined> {
  const reference = await plainLotRef(context, ref);
  return reference === undefined ? undefined : await lotByRef(context.read(), reference, wanted);
}

/**
 * A label names a lot by item and number. Undefined when no lot is meant. Throws BAD_USER_INPUT for a label that cannot be read or names no
 * lot, and for one that several lots bear: which of them is a person's choice, never a guess.
 */
export async function plainLotRef(context: GraphContext, ref: LotRef): Promise<LotReference | undefined> {
  const text = ref.gs1 ?? ref.digitalLink;
  if (text === null || text === undefined) return ref;
  const view = scanView(context, text);
  refuseUnreadable(view, ref);
  const lots = await scannedLots(context, view);
  if (lots.length > 1) {
    const named = lots.map((lot) => encodeId('lot', lot.publicId)).join(', ');
    throw requestError('BAD_USER_INPUT', `${lots.length} lots bear the number ${view.lotNumber}: ${named}. Name one by its id.`);
  }
  const [lot] = lots;
  return lot === undefined ? undefined : { id: encodeId('lot', lot.publicId) };
}

function refuseUnreadable({ form, problems, gtin, lotNumber }: ScanView, { digitalLink }: LotRef): void {
  const [problem] = problems;
  if (problem !== undefined) {
    const { code, offset, seen, expected } = problem;
    throw requestError('BAD_USER_INPUT', `The label cannot be read: ${code} at ${offset}, seen "${seen}", expected ${expected}.`);
  }
  if (digitalLink && form !== 'DIGITAL_LINK') throw requestError('BAD_USER_INPUT', 'It is no GS1 Digital Link.');
  if (gtin === null || lotNumber === null)
    throw requestError('BAD_USER_INPUT', 'The label names no lot: it needs a GTIN and a lot number.');
}
