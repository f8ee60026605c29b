import { expect } from '@jest/globals';
import type { Scenario } from '../support/capability/scenario.js';
import type { Warehouse } from '../support/capability/warehouse.js';

const QUEUE = `query { workExceptions(filter: { open: { equals: true } }) { nodes { id lot { lotNumber } priority priorityParts { part points } owner dueAt } } }`;

interface Queue {
  readonly workExceptions: {
    readonly nodes: readonly {
      readonly id: string;
      readonly lot: { readonly lotNumber: string };
      readonly priority: number;
      readonly priorityParts: readonly { readonly part: string; readonly points: number }[];
    }[];
  };
}

async function stoppedLot(
  warehouse: Warehouse,
  { lotNumber, type = 'QUALITY', ...line }: { lotNumber: string; type?: string; expiresOn?: string },
) {
  const item = await warehouse.anItem();
  const lotId = await warehouse.aLot(item, lotNumber, { quantity: { value: '10' }, ...line });
  await warehouse.anOrder(await warehouse.aCustomer(), [{ itemId: item, quantity: '4' }], { allocate: true });
  await warehouse.done('placeHold', { lotId, type, scope: 'LOT', reason: { code: 'QUALITY_CHECK' } });
}

export const AI4: Scenario = {
  shows:
    'what expires soon, and what lacks a document, comes before the rest; the parts of its priority are told; the oldest of equals comes first',
  async run(warehouse) {
    await stoppedLot(warehouse, { lotNumber: 'PLAIN' });
    await stoppedLot(warehouse, { lotNumber: 'PAPERS', type: 'MISSING_DOCUMENT' });
    await stoppedLot(warehouse, { lotNumber: 'FADING', expiresOn: '2026-11-27' });
    await stoppedLot(warehouse, { lotNumber: 'AS-PLAIN' });
    const queue = async () => (await warehouse.ask<Queue>(QUEUE, {}, 'planner')).workExceptions.nodes;
    const first = await queue();
    expect(first.map(({ lot, priority }) => [lot.lotNumber, priority])).toEqual([
      ['FADING', 330],
      ['PAPERS', 320],
      ['PLAIN', 305],
      ['AS-PLAIN', 305],
    ]);
    expect(first[0]?.priorityParts).toEqual([
      { part: 'SEVERITY', points: 300 },
      { part: 'OPEN_ORDERS', points: 5 },
      { part: 'NEAR_EXPIRY', points: 25 },
    ]);
    expect(await queue()).toEqual(first);
    await warehouse.done('resolveException', { workExceptionId: first[0]?.id, reason: { code: 'SOLVED' } }, '', 'operator');
    expect(await queue()).toEqual(first.slice(1));
  },
};
