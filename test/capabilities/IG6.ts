import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import { DIGITAL_LINK, FULL_LABEL, GROUPED_LABEL, labelledGoods, scanned } from '../support/capability/labelledGoods.js';

export const IG6: Scenario = {
  shows: "an operator's device asks scan with what it read, printed, with separators or as a Digital Link, and gets the same goods",
  async run(warehouse) {
    await labelledGoods(warehouse);
    for (const text of [FULL_LABEL, GROUPED_LABEL, DIGITAL_LINK]) {
      expect([text, await scanned(warehouse, text)]).toMatchObject([
        text,
        { item: { sku: 'MILK' }, lots: [{ lotNumber: 'L-1' }], problems: [] },
      ]);
    }
    expect(await scanned(warehouse, '(01)09506000134352(10)NEVER-SEEN')).toMatchObject({
      item: { sku: 'MILK' },
      lots: [],
      lotNumber: 'NEVER-SEEN',
    });
  },
};
