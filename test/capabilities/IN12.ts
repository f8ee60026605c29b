import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { labelledGoods, scanned } from '../support/capability/labelledGoods.js';

const LABEL = `query ($ref: LotRef!, $format: LotLabelFormat!) { lotLabel(ref: $ref, format: $format) { text printed userErrors { code } } }`;

interface Labelled {
  readonly lotLabel: { readonly text: string; readonly printed: string; readonly userErrors: readonly object[] };
}

export const IN12: Scenario = {
  shows: 'the label of a received lot, as the data of GS1-128 and as a Digital Link, is read back by scan as that lot, with its last day',
  async run(warehouse) {
    const { lotId } = await labelledGoods(warehouse);
    for (const format of ['GS1_128', 'DIGITAL_LINK']) {
      const { lotLabel } = await warehouse.ask<Labelled>(LABEL, { ref: { id: lotId }, format }, 'operator');
      expect(lotLabel).toMatchObject({ printed: '(01)09506000134352(17)271231(10)L-1', userErrors: [] });
      const read = await scanned(warehouse, lotLabel.text);
      expect([format, read]).toMatchObject([
        format,
        { item: { sku: 'MILK' }, lots: [{ lotNumber: 'L-1' }], expiresOn: '2027-12-31', problems: [] },
      ]);
    }
    const unlabelled = await warehouse.aLot(await warehouse.anItem(), 'PLAIN', { quantity: { value: '1' } });
    const { lotLabel } = await warehouse.ask<Labelled>(LABEL, { ref: { id: unlabelled }, format: 'GS1_128' });
    expect(lotLabel).toMatchObject({ text: null, userErrors: [{ code: 'INVALID_INPUT' }] });
  },
};
