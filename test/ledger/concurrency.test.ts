import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeHold } from '../../src/commands/holding/placeHold.js';
import { releaseHold } from '../../src/commands/holding/releaseHold.js';
import { moveStock } from '../../src/commands/moving/moveStock.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { Outcome } from '../../src/platform/execute.js';
import { brokenChecks } from '../support/verified.js';
import { aWorld, type World } from '../support/world.js';

const OPERATIONS = 200;
/** Commands in flight at once; the pool has 20 connections. */
const IN_FLIGHT = 16;
const WATCHDOG_MS = 60_000;
const REFUSALS_TO_EXPECT = new Set(['LOT_ON_HOLD', 'INSUFFICIENT_LOT_IN_BIN', 'HOLD_ALREADY_RELEASED']);

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(async () => {
  await world.close();
});

type Kind = 'receive' | 'move' | 'hold' | 'release';
interface Done {
  readonly kind: Kind;
  readonly outcome: Outcome<unknown, Refusal>;
}

describe('many hands on one lot', () => {
  it(
    `keeps ledger and balances true under ${OPERATIONS} receipts, moves, holds and releases at once`,
    async () => {
      const lot = (await receive(0)).lotId as string;
      const holds: string[] = [];
      const done: Done[] = [];
      let next = 0;
      const hand = async (): Promise<void> => {
        while (next < OPERATIONS) {
          next += 1;
          done.push(await operation(next, lot, holds));
        }
      };
      await Promise.all(Array.from({ length: IN_FLIGHT }, hand));

      expect(done).toHaveLength(OPERATIONS);
      const refusals = done.flatMap(({ outcome }) => (outcome.ok ? [] : outcome.refusals.map(({ code }) => code)));
      expect(refusals.filter((code) => !REFUSALS_TO_EXPECT.has(code))).toEqual([]);
      // A test in which everything is refused would show nothing.
      for (const kind of ['receive', 'move', 'hold', 'release'] as const) {
        expect(done.filter((entry) => entry.kind === kind && entry.outcome.ok).length).toBeGreaterThan(5);
      }
      expect(await brokenChecks(world.tenantId)).toEqual([]);
      const received = done.filter((entry) => entry.kind === 'receive').length + 1;
      expect(await stock()).toMatchObject({ onHand: received * 10, lots: 1, transactions: await postings() });
    },
    WATCHDOG_MS,
  );

  it(
    'never waits in a circle when batches name the same lots in other orders',
    async () => {
      const lots: string[] = [];
      for (let index = 0; index < 4; index += 1) lots.push((await receive(1_000 + index, `B-${index}`)).lotId as string);
      const intents = lots.map((lotId, index) => ({
        lotId,
        fromBinId: index % 2 === 0 ? world.bins.shelf.publicId : world.bins.otherShelf.publicId,
        toBinId: index % 2 === 0 ? world.bins.otherShelf.publicId : world.bins.shelf.publicId,
        quantity: { value: '1' },
      }));
      const actor = { tenantId: world.tenantId, principalId: world.principalId };
      const batch = async (turn: number): Promise<readonly Outcome<unknown, Refusal>[]> => {
        const rotated = [...intents.slice(turn % 4), ...intents.slice(0, turn % 4)];
        const ordered = turn % 2 === 0 ? rotated : rotated.reverse();
        return await world.executor.execute(
          moveStock,
          { actor },
          ordered.map((input, index) => ({ key: `batch-${turn}-${index}`, input })),
        );
      };
      const outcomes = await Promise.all(Array.from({ length: 24 }, (_, turn) => batch(turn)));
      expect(outcomes.flat().filter((outcome) => outcome.ok).length).toBeGreaterThan(20);
      expect(await brokenChecks(world.tenantId)).toEqual([]);
    },
    WATCHDOG_MS,
  );
});

/** The same sequence in every run: of ten operations three receive, three move, two hold, two release. */
async function operation(number: number, lotId: string, holds: string[]): Promise<Done> {
  const turn = number % 10;
  const { shelf, otherShelf, quarantine } = world.bins;
  if (turn < 3) return { kind: 'receive', outcome: (await receive(number)).outcome };
  if (turn < 6) {
    const [from, to] = turn === 3 ? [otherShelf, shelf] : turn === 4 ? [shelf, otherShelf] : [shelf, quarantine];
    const quantity = { value: String(1 + (number % 7)) };
    return { kind: 'move', outcome: await world.run(moveStock, { lotId, fromBinId: from.publicId, toBinId: to.publicId, quantity }) };
  }
  if (turn < 8) {
    const reason = { type: 'QUALITY', lotId, reasonCode: 'QUALITY_CHECK' } as const;
    const input = [
      { ...reason, scope: 'LOT' as const },
      { ...reason, scope: 'QUANTITY' as const, binId: shelf.publicId, quantity: { value: '3' } },
      { ...reason, scope: 'LOT_SITE' as const, siteId: world.site.publicId },
      { ...reason, scope: 'LOT_BIN' as const, binId: otherShelf.publicId },
    ][Math.floor(number / 10) % 4] as Parameters<(typeof placeHold)['run']>[1][number]['input'];
    const outcome = await world.run(placeHold, input);
    if (outcome.ok) holds.push(outcome.value.holdId);
    return { kind: 'hold', outcome };
  }
  const holdId = holds.shift();
  if (holdId === undefined) return { kind: 'receive', outcome: (await receive(number)).outcome };
  return { kind: 'release', outcome: await world.run(releaseHold, { holdId, reasonCode: 'CLEARED' }) };
}

interface Received {
  readonly lotId: string | undefined;
  readonly outcome: Outcome<unknown, Refusal>;
}

async function receive(number: number, supplierLotNumber = 'ONE-LOT'): Promise<Received> {
  const bin = number % 2 === 0 ? world.bins.shelf : world.bins.otherShelf;
  const line = { itemId: world.item.publicId, quantity: { value: '10' }, supplierLotNumber, binId: bin.publicId };
  // Handling units make new balances of the lot all the while.
  const lines = [number % 5 === 0 ? { ...line, handlingUnit: `HU-${number}` } : line];
  const outcome = await world.run(receiveGoods, { siteId: world.site.publicId, supplierId: world.supplier.publicId, lines });
  return { lotId: outcome.ok ? outcome.value.lotIds[0] : undefined, outcome };
}

async function stock(): Promise<unknown> {
  const [row] = await world.rows(
    `select sum(b.on_hand)::float as "onHand", count(distinct b.lot_id)::int as lots,
       (select count(*)::int from inventory_transaction where tenant_id = $1) as transactions
     from balance b where b.tenant_id = $1 and b.stored`,
    [world.tenantId],
  );
  return row;
}

async function postings(): Promise<number> {
  const [row] = await world.rows<{ count: number }>(
    `select count(*)::int as count from domain_event where tenant_id = $1 and type = 'StockChanged'`,
    [world.tenantId],
  );
  return row?.count ?? 0;
}
