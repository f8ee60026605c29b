import { afterAll, beforeAll } from '@jest/globals';
import { placeHold, type PlaceHold } from '../../src/commands/holding/placeHold.js';
import { releaseHold, type ReleaseHold } from '../../src/commands/holding/releaseHold.js';
import { moveStock, type MoveStock } from '../../src/commands/moving/moveStock.js';
import { receiveGoods, type ReceiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import type { World } from '../support/world.js';
import { NOT_DATES, NOT_QUANTITIES, NOT_YET, aRefusalWorld, refuses, unknown, type Case, type RefusalWorld } from './refusalWorld.js';

let given: RefusalWorld;
beforeAll(async () => {
  given = await aRefusalWorld();
});
afterAll(async () => {
  await given.close();
});

const world = (): World => given.world;

refuses<ReceiveGoods, unknown>('receiveGoods', { command: receiveGoods, world }, [
  ['NOT_FOUND', 'an unknown site', () => given.receive({ siteId: unknown('site') })],
  ['NOT_FOUND', 'an unknown supplier', () => given.receive({ supplierId: unknown('partner') })],
  ['NOT_FOUND', 'an unknown shipment', () => given.receive({ inboundShipmentId: unknown('inboundShipment') })],
  ['NOT_FOUND', 'an unknown item', () => given.receiveLine({ itemId: unknown('item') })],
  ['NOT_FOUND', 'an unknown bin', () => given.receiveLine({ binId: unknown('bin') })],
  ['NOT_FOUND', 'an unknown announced line', () => given.receiveLine({ inboundShipmentLineId: unknown('inboundShipmentLine') })],
  ['NOT_FOUND', 'an id of another noun', () => given.receive({ siteId: given.world.item.publicId })],
  ['NOT_FOUND', 'an id that is none', () => given.receive({ siteId: 'x' })],
  ['INVALID_INPUT INVALID_INPUT', 'neither site nor lines', () => ({ lines: [] })],
  ...NOT_YET.map((at): Case<ReceiveGoods> => ['INVALID_INPUT', `goods that came ${at}`, () => given.receive({ occurredAt: at })]),
  ['RETIRED', 'a retired item', () => given.receiveLine({ itemId: given.retiredItem.publicId })],
  ['LOCATION_NOT_PERMITTED', 'a bin of another site', () => given.receiveLine({ binId: given.otherSite.bins.shelf.publicId })],
  ['LOCATION_NOT_PERMITTED', 'a virtual bin', () => given.receiveLine({ binId: given.world.bins.customer.publicId })],
  ...NOT_QUANTITIES.map(
    (value): Case<ReceiveGoods> => ['QUANTITY_INVALID', `"${value}"`, () => given.receiveLine({ quantity: { value } })],
  ),
  ['UNIT_UNKNOWN', 'a unit that the item does not have', () => given.receiveLine({ quantity: { value: '1', unit: 'CA' } })],
  ['LOT_ATTRIBUTE_REQUIRED', 'no lot', () => given.receive({ lines: [{ itemId: given.world.item.publicId, quantity: { value: '1' } }] })],
  ['LOT_ATTRIBUTE_REQUIRED', 'no expiry for a short-lived item', () => given.receiveLine({ itemId: given.shortLived.publicId })],
  ['LOT_NUMBER_FORMAT', 'a lot number with a blank end', () => given.receiveLine({ supplierLotNumber: 'A ' })],
  ['LOT_NUMBER_FORMAT', 'a lot number with a line break', () => given.receiveLine({ lotNumber: 'A\nB' })],
  ['LOT_NUMBER_FORMAT', 'a lot number of 51 letters', () => given.receiveLine({ lotNumber: 'A'.repeat(51) })],
  ['LOT_NUMBER_FORMAT', 'a lot number of punctuation alone', () => given.receiveLine({ supplierLotNumber: '-/-' })],
  [
    'LOT_DUPLICATE',
    "a number that is another supplier lot's",
    () => given.receiveLine({ lotNumber: 'PLAIN', supplierLotNumber: 'NOT-PLAIN' }),
  ],
  ['LOT_DUPLICATE', 'another number for a known lot', () => given.receiveLine({ lotNumber: 'NEW', supplierLotNumber: 'PLAIN' })],
  [
    'LOT_DUPLICATE',
    'one lot with two expiry dates',
    () => {
      const line = { itemId: given.world.item.publicId, quantity: { value: '1' }, supplierLotNumber: 'TWO-DATES' };
      return given.receive({
        lines: [
          { ...line, expiresOn: '2027-01-31' },
          { ...line, expiresOn: '2027-02-28' },
        ],
      });
    },
  ],
  [
    'INVALID_INPUT',
    'a lot that expired before it was made',
    () => given.receiveLine({ manufacturedOn: '2026-11-02', expiresOn: '2026-11-01' }),
  ],
  ...NOT_DATES.map(
    (expiresOn): Case<ReceiveGoods> => [
      'INVALID_INPUT',
      `"${expiresOn}" as a date`,
      () => given.receiveLine({ supplierLotNumber: 'UNSEEN', expiresOn }),
    ],
  ),
  [
    'NOT_FOUND NOT_FOUND QUANTITY_INVALID LOT_ATTRIBUTE_REQUIRED',
    'all that is wrong in all lines at once',
    () =>
      given.receive({
        lines: [
          { itemId: unknown('item'), binId: unknown('bin') },
          { itemId: given.world.item.publicId, quantity: { value: 'abc' } },
        ],
      }),
  ],
  [
    'NOT_FOUND NOT_FOUND INVALID_INPUT',
    'all that is wrong of the head at once',
    () => given.receive({ siteId: 'x', supplierId: 'y', occurredAt: 'z' }),
  ],
]);

refuses<MoveStock, unknown>('moveStock', { command: moveStock, world }, [
  ['LOT_NOT_FOUND', 'an unknown lot', () => given.move({ lotId: unknown('lot') })],
  ['NOT_FOUND', 'an unknown bin to take from', () => given.move({ fromBinId: unknown('bin') })],
  ['NOT_FOUND', 'an unknown bin to go to', () => given.move({ toBinId: unknown('bin') })],
  ...NOT_QUANTITIES.map((value): Case<MoveStock> => ['QUANTITY_INVALID', `"${value}"`, () => given.move({ quantity: { value } })]),
  ['UNIT_UNKNOWN', 'a unit that the item does not have', () => given.move({ quantity: { value: '1', unit: 'CA' } })],
  ['LOCATION_NOT_PERMITTED', 'a move to where it is', () => given.move({ toBinId: given.world.bins.shelf.publicId })],
  ['LOCATION_NOT_PERMITTED', 'a move to another site', () => given.move({ toBinId: given.otherSite.bins.shelf.publicId })],
  ['LOCATION_NOT_PERMITTED', 'a move out of a virtual bin', () => given.move({ fromBinId: given.world.bins.scrap.publicId })],
  ['LOCATION_NOT_PERMITTED', 'a move into a virtual bin', () => given.move({ toBinId: given.world.bins.inTransit.publicId })],
  ['RETIRED', 'a move into a retired bin', () => given.move({ toBinId: given.retiredBin.publicId })],
  ['INSUFFICIENT_LOT_IN_BIN', 'more than there is', () => given.move({ quantity: { value: '11' } })],
  ['INSUFFICIENT_LOT_IN_BIN', 'a bin without the lot', () => given.move({ fromBinId: given.world.bins.quarantine.publicId })],
  ...NOT_YET.map((at): Case<MoveStock> => ['INVALID_INPUT', `a move ${at}`, () => given.move({ occurredAt: at })]),
  [
    'LOT_NOT_FOUND NOT_FOUND NOT_FOUND INVALID_INPUT',
    'all that is wrong at once',
    () => ({ lotId: 'x', fromBinId: 'y', toBinId: 'z', quantity: { value: '1' }, occurredAt: 'then' }),
  ],
]);

refuses<PlaceHold, unknown>('placeHold', { command: placeHold, world }, [
  ['LOT_NOT_FOUND', 'an unknown lot', () => given.hold({ lotId: unknown('lot') })],
  ['NOT_FOUND', 'an unknown bin', () => given.hold({ scope: 'LOT_BIN', binId: unknown('bin') })],
  ['NOT_FOUND', 'an unknown site', () => given.hold({ scope: 'LOT_SITE', siteId: unknown('site') })],
  ['INVALID_INPUT', 'a bin for a whole lot', () => given.hold({ binId: given.world.bins.shelf.publicId })],
  ['INVALID_INPUT', 'no site for a hold at a site', () => given.hold({ scope: 'LOT_SITE' })],
  ['INVALID_INPUT INVALID_INPUT', 'neither bin nor quantity for a quantity', () => given.hold({ scope: 'QUANTITY' })],
  ['INVALID_INPUT', 'an unknown type', () => given.hold({ type: 'WHIM' as PlaceHold['type'] })],
  ['REASON_CODE_REQUIRED', 'an unknown reason', () => given.hold({ reasonCode: 'WHIM' })],
  ['REASON_CODE_REQUIRED', 'reason OTHER without a note', () => given.hold({ reasonCode: 'OTHER', note: ' ' })],
  ['LOCATION_NOT_PERMITTED', 'a virtual bin', () => given.hold({ scope: 'LOT_BIN', binId: given.world.bins.customer.publicId })],
  ...NOT_QUANTITIES.map(
    (value): Case<PlaceHold> => [
      'QUANTITY_INVALID',
      `"${value}"`,
      () => given.hold({ scope: 'QUANTITY', binId: given.world.bins.shelf.publicId, quantity: { value } }),
    ],
  ),
  ['INSUFFICIENT_LOT_IN_BIN', 'more than there is', () => given.hold({ scope: 'QUANTITY', ...given.onShelf('11') })],
  [
    'LOT_NOT_FOUND NOT_FOUND INVALID_INPUT REASON_CODE_REQUIRED',
    'all that is wrong at once',
    () => given.hold({ lotId: 'x', scope: 'QUANTITY', binId: 'y', reasonCode: '' }),
  ],
]);

refuses<ReleaseHold, unknown>('releaseHold', { command: releaseHold, world }, [
  ['NOT_FOUND', 'an unknown hold', () => given.release({ holdId: unknown('hold') })],
  ['HOLD_ALREADY_RELEASED', 'a hold that was released', () => given.release({ holdId: given.releasedHold })],
  ['STALE_VERSION', 'an old version', () => given.release({ ifVersion: 7 })],
  ['REASON_CODE_REQUIRED', 'an unknown reason', () => given.release({ reasonCode: '' })],
  [
    'HOLD_ALREADY_RELEASED STALE_VERSION REASON_CODE_REQUIRED',
    'all that is wrong at once',
    () => ({ holdId: given.releasedHold, ifVersion: 7, reasonCode: 'OTHER' }),
  ],
]);
