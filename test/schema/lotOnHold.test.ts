import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApiKey } from '../../src/commands/access/createApiKey.js';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { openDoor, type Door } from '../support/door.js';
import { aWorld, type World } from '../support/world.js';

const MOVE = `mutation ($input: MoveStockInput!) {
  moveStock(input: $input) { transactionId userErrors { code path ... on LotOnHold { lotNumber hold { id type scope bin { code } } } } }
}`;

describe('a refusal for a hold', () => {
  let world: World;
  let door: Door;
  let key: string;
  beforeAll(async () => {
    world = await aWorld();
    door = await openDoor();
    const actor = { tenantId: world.tenantId, principalId: world.principalId };
    const [made] = await world.executor.execute(createApiKey, { actor }, [{ input: { principalName: 'mover', role: 'operator' } }]);
    if (made?.ok !== true) throw new Error('no key');
    key = made.value.key;
  });
  afterAll(async () => {
    await Promise.all([door.close(), world.close()]);
  });

  it('leads to the hold itself', async () => {
    const { shelf, otherShelf } = world.bins;
    const line = { itemId: world.item.publicId, quantity: { value: '10' }, supplierLotNumber: 'HELD', binId: shelf.publicId };
    const receipt = await world.done(receiveGoods, { siteId: world.site.publicId, supplierId: world.supplier.publicId, lines: [line] });
    const lotId = receipt.lotIds[0] as string;
    const hold = { type: 'CUSTOMS', scope: 'LOT_BIN', lotId, binId: shelf.publicId, reasonCode: 'REGULATORY' } as const;
    const { holdId } = await world.done(placeHold, hold);
    const input = { idempotencyKey: 'm', lotId, fromBinId: shelf.publicId, toBinId: otherShelf.publicId, quantity: { value: '1' } };
    const answer = await door.ask(key, MOVE, { input });
    expect(answer).toMatchObject({
      errors: [],
      data: {
        moveStock: {
          transactionId: null,
          userErrors: [
            {
              code: 'LOT_ON_HOLD',
              path: ['input', 'lotId'],
              lotNumber: 'HELD',
              hold: { id: holdId, type: 'CUSTOMS', scope: 'LOT_BIN', bin: { code: 'shelf' } },
            },
          ],
        },
      },
    });
  });
});
